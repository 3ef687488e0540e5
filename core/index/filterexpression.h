// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/index/asciineedle.h"
#include "core/index/eventtext.h"
#include "core/index/jsonpath.h"

#include <QRegularExpression>
#include <QStringView>

#include <optional>
#include <vector>

namespace sse {

/// A filter. Terms, separated by white space, are joined by AND; "-" in front negates one.
/// - a word: the searched text contains it, in any case. Of an event that is its data, of a comment
///   its text, of any other block its bytes.
/// - type:T – an event of exactly this type ("message" when it named none).
/// - id:I – the last event ID behind the row is exactly this; nothing behind the colon: empty.
/// - kind:K – event, dropped, id, retry, ignored, unfinished or comment.
/// - data~R – the searched text matches the regular expression, which minds case.
/// - json:$.a.b[0]=v – an event whose data has this there; without =v: has anything there.
/// Quotes keep white space, and make a word of what would be a term: "type:x". Within them \\ and
/// \" stand for \ and ", any other backslash for itself. Life-cycle rows always match.
/// A value; used by one thread at a time: copy it to another thread.
class FilterExpression final
{
public:
    /// An empty or blank text matches everything. Errors: "filter-quote", "filter-regex",
    /// "filter-json-path", "filter-kind".
    [[nodiscard]] static Result<FilterExpression> parse(QStringView text);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    /// Whether \a row matches; \a text reads it.
    [[nodiscard]] bool matches(const EventIndex &index, EventText &text, RowNumber row) const;

private:
    /// Cheap ones first: terms are asked in this order.
    enum class What { Kind, Type, Id, Ascii, Text, Json, Regex };
    struct Term
    {
        What what = What::Ascii;
        bool negated = false;
        RowKind kind = RowKind::Event;
        QByteArray value;             // Type, Id
        AsciiNeedle needle;           // Ascii: a word that can't lie in two lines
        QString word;                 // Text: any other word
        QRegularExpression regex;     // Regex
        std::optional<JsonPath> path; // Json
    };
    [[nodiscard]] static Result<Term> parseTerm(const QString &word, qsizetype quotedFrom);
    [[nodiscard]] static bool matches(const Term &term, const EventIndex &index, EventText &text,
                                      RowNumber row);

    std::vector<Term> m_terms;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/index/eventtext.h"

#include <QRegularExpression>
#include <QStringView>

#include <vector>

namespace sse {

/// A filter: terms joined by AND, "-" in front negates. A word is a case-insensitive substring of
/// the data; "type:", "id:" and "kind:" are exact; "data~" takes a regular expression;
/// "json:$.a.b=v" a path. Quotes keep spaces. Life-cycle rows always match.
/// A value; copy it to another thread.
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
    enum class What { Data, DataRegex, Type, Id, Kind, Json };
    struct Term
    {
        What what = What::Data;
        bool negated = false;
        QByteArray text;              // Data: lower case; Type, Id, Kind, Json: value
        QRegularExpression regex;     // DataRegex; Data when not ASCII
        std::vector<QByteArray> path; // Json
    };
    [[nodiscard]] static Result<Term> parseTerm(QString word, bool negated);
    [[nodiscard]] static bool matches(const Term &term, const EventIndex &index, EventText &text,
                                      RowNumber row);

    std::vector<Term> m_terms;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/filterexpression.h"

#include "core/base/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace sse {

namespace {

/// A term without its quotes.
struct Word
{
    QString text;
    qsizetype quotedFrom = 0; // what stands before was not quoted: an operator may lie there
};

/// Where a word ends that begins with a quoted part and goes on behind it, as a pasted piece of
/// JSON does ("level":"warn"): its quotation marks are meant. \a at when the word is none such.
qsizetype literalEnd(QStringView text, qsizetype at)
{
    if (text[at] != QLatin1Char('"'))
        return at;
    const qsizetype close = text.indexOf(QLatin1Char('"'), at + 1);
    if (close <= at + 1 || close + 1 == text.size() || text[close + 1].isSpace() ||
        text.sliced(at, close - at).contains(QLatin1Char('\\')))
        return at;
    const auto *const end =
        std::find_if(text.begin() + close, text.end(), [](QChar c) { return c.isSpace(); });
    return end - text.begin();
}

/// The next word of \a text at \a at; no word at its end.
Result<std::optional<Word>> nextWord(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    if (at == text.size())
        return std::optional<Word>();
    Word word;
    if (const qsizetype end = literalEnd(text, at); end > at) {
        word.text = text.sliced(at, end - at).toString();
        at = end;
        return std::optional(std::move(word));
    }
    qsizetype firstQuote = -1;
    bool isQuoted = false;
    for (; at < text.size() && (isQuoted || !text[at].isSpace()); ++at) {
        const QChar c = text[at];
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
        if (c == QLatin1Char('"')) {
            isQuoted = !isQuoted;
            if (firstQuote < 0)
                firstQuote = word.text.size();
        } else if (isQuoted && c == QLatin1Char('\\') &&
                   (next == QLatin1Char('"') || next == QLatin1Char('\\'))) {
            word.text += next;
            ++at;
        } else {
            word.text += c;
        }
    }
    if (isQuoted)
        return Error{"filter-quote",
                     QCoreApplication::translate(
                         "FilterExpression",
                         "A quotation mark in the filter is not closed. Put another one "
                         "where the text ends; within quotes, \\\" stands for the mark "
                         "itself.")};
    word.quotedFrom = firstQuote < 0 ? word.text.size() : firstQuote;
    return std::optional(std::move(word));
}

/// The operator in front of \a word, if its characters were not quoted.
QLatin1String operatorOf(QStringView word, qsizetype quotedFrom)
{
    static constexpr std::array<QLatin1String, 5> operators{
        QLatin1String("type:"), QLatin1String("id:"), QLatin1String("kind:"),
        QLatin1String("data~"), QLatin1String("json:")};
    const auto *const it =
        std::find_if(operators.begin(), operators.end(), [&](QLatin1String name) {
            return name.size() <= quotedFrom && word.startsWith(name);
        });
    return it == operators.end() ? QLatin1String() : *it;
}

bool isAsciiLine(QStringView word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) {
        return c.unicode() < 0x80 && c != QLatin1Char('\n') && c != QLatin1Char('\r');
    });
}

bool hasType(const EventIndex &index, EventText &text, RowNumber row, const QByteArray &type)
{
    const EventRow &place = index.row(row);
    if (place.kind != RowKind::Event)
        return false;
    if (place.type == 0)
        return type == "message";
    if (place.type != EventRow::typeNotInterned) {
        const QByteArray name = index.typeName(place.type);
        return name == type || (!isWellFormedUtf8(name) && toWellFormedUtf8(name) == type);
    }
    return text.type(row) == type;
}

/// Whether the searched text has \a needle; nothing is built or decoded for it, for ASCII bytes are
/// the same in the text, and neither the needle nor a replacement character reaches over a line.
bool contains(const EventIndex &index, EventText &text, RowNumber row, const AsciiNeedle &needle)
{
    const QByteArrayView bytes = text.bytes(row);
    if (!needle.isIn(bytes))
        return false;
    const RowKind kind = index.row(row).kind;
    if (kind != RowKind::Event && kind != RowKind::Comment)
        return true;
    const QList<wire::BlockLine> lines = wire::linesOf(bytes, false);
    return std::any_of(lines.begin(), lines.end(), [&](const wire::BlockLine &line) {
        return (kind == RowKind::Comment || line.text.field == FieldName::Data) &&
               needle.isIn(line.text.value);
    });
}

QString searchedText(const EventIndex &index, EventText &text, RowNumber row)
{
    const RowKind kind = index.row(row).kind;
    if (kind == RowKind::Event || kind == RowKind::Comment)
        return decodeUtf8(text.text(row).data);
    return decodeUtf8(text.bytes(row));
}

bool hasJson(const EventIndex &index, EventText &text, RowNumber row, const JsonPath &path)
{
    return index.row(row).kind == RowKind::Event && path.matches(text.text(row).data);
}

} // namespace

Result<FilterExpression> FilterExpression::parse(QStringView text)
{
    FilterExpression expression;
    for (qsizetype at = 0;;) {
        const Result<std::optional<Word>> word = nextWord(text, at);
        if (!word)
            return word.error();
        if (!word.value())
            break;
        if (word.value()->text.isEmpty())
            continue;
        Result<Term> term = parseTerm(word.value()->text, word.value()->quotedFrom);
        if (!term)
            return term.error();
        expression.m_terms.push_back(std::move(term.value()));
    }
    std::stable_sort(expression.m_terms.begin(), expression.m_terms.end(),
                     [](const Term &a, const Term &b) { return a.what < b.what; });
    return expression;
}

Result<FilterExpression::Term> FilterExpression::parseTerm(const QString &word,
                                                           qsizetype quotedFrom)
{
    Term term;
    // A lone "-" is a word: people look for it.
    term.negated = quotedFrom > 0 && word.size() > 1 && word.startsWith(QLatin1Char('-'));
    const QStringView rest = QStringView(word).sliced(term.negated ? 1 : 0);
    const QLatin1String name = operatorOf(rest, quotedFrom - (term.negated ? 1 : 0));
    const QStringView value = rest.sliced(name.size());
    if (name.isEmpty()) {
        term.what = isAsciiLine(value) ? What::Ascii : What::Text;
        if (term.what == What::Ascii)
            term.needle = AsciiNeedle(value.toLatin1());
        else
            term.word = value.toString();
    } else if (name == QLatin1String("kind:")) {
        term.what = What::Kind;
        const std::optional<RowKind> kind = rowKindNamed(value);
        if (!kind)
            return Error{"filter-kind",
                         QCoreApplication::translate("FilterExpression",
                                                     "There is no kind “%1”. The kinds are event, "
                                                     "dropped, id, retry, ignored, unfinished and "
                                                     "comment.")
                             .arg(value)};
        term.kind = *kind;
    } else if (name == QLatin1String("data~")) {
        term.what = What::Regex;
        term.regex = QRegularExpression(value.toString());
        if (!term.regex.isValid())
            return Error{"filter-regex",
                         QCoreApplication::translate(
                             "FilterExpression",
                             "The regular expression “%1” is not valid at character %2: %3.")
                             .arg(value.toString(),
                                  QString::number(term.regex.patternErrorOffset() + 1),
                                  term.regex.errorString())};
    } else if (name == QLatin1String("json:")) {
        term.what = What::Json;
        term.path = JsonPath::parse(value.toUtf8());
        if (!term.path)
            return Error{"filter-json-path",
                         QCoreApplication::translate(
                             "FilterExpression",
                             "“%1” is not a JSON path. Begin it with $ and go on with .name "
                             "or [number], as in json:$.choices[0].index=1.")
                             .arg(value)};
    } else {
        term.what = name == QLatin1String("type:") ? What::Type : What::Id;
        term.value = value.toUtf8();
    }
    return term;
}

bool FilterExpression::matches(const EventIndex &index, EventText &text, RowNumber row) const
{
    if (index.row(row).kind == RowKind::Fact)
        return true;
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        return matches(term, index, text, row) != term.negated;
    });
}

bool FilterExpression::matches(const Term &term, const EventIndex &index, EventText &text,
                               RowNumber row)
{
    switch (term.what) {
    case What::Kind:
        return index.row(row).kind == term.kind;
    case What::Type:
        return hasType(index, text, row, term.value);
    case What::Id:
        return text.lastEventId(row) == term.value;
    case What::Ascii:
        return contains(index, text, row, term.needle);
    case What::Text:
        return searchedText(index, text, row).contains(term.word, Qt::CaseInsensitive);
    case What::Json:
        return hasJson(index, text, row, *term.path);
    case What::Regex:
        return term.regex.match(searchedText(index, text, row)).hasMatch();
    }
    Q_UNREACHABLE();
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/field.h"

#include "core/base/utf8.h"
#include "core/wire/fieldname.h"

#include <algorithm>
#include <limits>

namespace sse::wire {

namespace {

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

SplitLine splitLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return {line.first(0), line.sliced(1), FieldName::Comment};
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    const FieldName field = fieldNamed(name.data(), static_cast<std::size_t>(name.size()));
    return {name, valueBehind(line, name.size()), field};
}

QByteArrayView commentText(QByteArrayView bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes.startsWith(':') ? bytes.sliced(1) : bytes;
}

FieldOutcome outcomeOf(FieldName field, QByteArrayView value)
{
    switch (field) {
    case FieldName::Comment:
        return FieldOutcome::Comment;
    case FieldName::Data:
        return FieldOutcome::Appended;
    case FieldName::Event:
        return FieldOutcome::Set;
    case FieldName::Id:
        return value.contains('\0') ? FieldOutcome::ContainsNul : FieldOutcome::Set;
    case FieldName::Retry:
        if (value.isEmpty())
            return FieldOutcome::EmptyRetry;
        return std::all_of(value.begin(), value.end(), isAsciiDigit) ? FieldOutcome::Set
                                                                     : FieldOutcome::NotDigits;
    case FieldName::Unknown:
        break;
    }
    return FieldOutcome::UnknownName;
}

FieldOutcome outcomeOf(const SplitLine &line)
{
    return outcomeOf(line.field, line.value);
}

qsizetype blockEnd(QByteArrayView body, qsizetype end)
{
    const bool isCrLf = end > 0 && end < body.size() && body[end - 1] == '\r' && body[end] == '\n';
    return isCrLf ? end + 1 : end;
}

QList<BlockLine> linesOf(QByteArrayView block, bool unfinished)
{
    QList<BlockLine> lines;
    const char *const first = block.begin();
    const char *const last = block.end();
    for (const char *begin = first; begin != last;) {
        const char *const end = std::find_if(begin, last, isLineEnd);
        if (end != begin) {
            BlockLine line;
            line.text = splitLine(QByteArrayView(begin, end));
            const bool open = unfinished && end == last;
            line.outcome = open ? FieldOutcome::Unterminated : outcomeOf(line.text);
            line.begin = begin - first;
            line.length = end - begin;
            lines.append(line);
        }
        // The LF of a CRLF is passed over as a blank line of its own: blank lines yield nothing.
        begin = end == last ? end : end + 1;
    }
    return lines;
}

DispatchedEvent dispatch(const QList<BlockLine> &lines)
{
    qsizetype size = 0;
    for (const BlockLine &line : lines) {
        if (line.outcome == FieldOutcome::Appended)
            size += line.text.value.size() + 1;
    }
    QByteArrayView type;
    QByteArray data;
    data.reserve(size);
    for (const BlockLine &line : lines) {
        if (line.outcome == FieldOutcome::Appended)
            data.append(line.text.value).append('\n');
        else if (line.text.field == FieldName::Event && line.outcome == FieldOutcome::Set)
            type = line.text.value;
    }
    data.chop(1);
    return {type.isEmpty() ? QByteArrayLiteral("message") : toWellFormedUtf8(type),
            toWellFormedUtf8(data)};
}

QByteArray retryDigits(QByteArrayView value)
{
    qsizetype zeros = 0;
    while (zeros + 1 < value.size() && value[zeros] == '0')
        ++zeros;
    return value.sliced(zeros).toByteArray();
}

quint64 retryMilliseconds(QByteArrayView value)
{
    constexpr quint64 most = std::numeric_limits<quint64>::max();
    quint64 milliseconds = 0;
    for (const char c : value) {
        const auto digit = static_cast<quint64>(c - '0');
        if (milliseconds > (most - digit) / 10)
            return most;
        milliseconds = milliseconds * 10 + digit;
    }
    return milliseconds;
}

} // namespace sse::wire

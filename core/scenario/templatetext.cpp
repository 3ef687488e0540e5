// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/templatetext.h"

#include "core/base/hexdigits.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace sse {

namespace {

template <typename Number>
void appendNumber(QByteArray &to, Number number)
{
    std::array<char, 24> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    to.append(digits.data(), result.ptr - digits.data());
}

/// Writes \a number with leading zeros and \a behind; returns the end.
char *writePadded(char *to, unsigned number, int width, char behind)
{
    for (int i = width; i-- > 0; number /= 10)
        to[i] = static_cast<char>('0' + number % 10);
    to[width] = behind;
    return to + width + 1;
}

void appendIsoTime(QByteArray &to, WallTime time)
{
    const auto millis = std::chrono::floor<Millis>(time);
    const auto day = std::chrono::floor<std::chrono::days>(millis);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(millis - day);
    // No clock of a machine is outside of these years.
    const int year = std::clamp(static_cast<int>(date.year()), 0, 9999);
    std::array<char, 24> text;
    char *at = writePadded(text.data(), static_cast<unsigned>(year), 4, '-');
    at = writePadded(at, static_cast<unsigned>(date.month()), 2, '-');
    at = writePadded(at, static_cast<unsigned>(date.day()), 2, 'T');
    at = writePadded(at, static_cast<unsigned>(clock.hours().count()), 2, ':');
    at = writePadded(at, static_cast<unsigned>(clock.minutes().count()), 2, ':');
    at = writePadded(at, static_cast<unsigned>(clock.seconds().count()), 2, '.');
    at = writePadded(at, static_cast<unsigned>(clock.subseconds().count()), 3, 'Z');
    to.append(text.data(), at - text.data());
}

qint64 randomBetween(qint64 least, qint64 most, quint64 random)
{
    const quint64 span = static_cast<quint64>(most) - static_cast<quint64>(least) + 1;
    // A span of 0 is one of 2⁶⁴.
    return static_cast<qint64>(static_cast<quint64>(least) + (span == 0 ? random : random % span));
}

/// As application/x-www-form-urlencoded says: "+" is a space; a "%" without two digits stays.
QByteArray decodedQueryPart(QByteArrayView part)
{
    QByteArray decoded;
    decoded.reserve(part.size());
    for (qsizetype at = 0; at < part.size(); ++at) {
        const std::optional<char> byte = part[at] == '%' ? hexByte(part, at + 1) : std::nullopt;
        decoded.append(byte ? *byte : part[at] == '+' ? ' ' : part[at]);
        if (byte)
            at += 2;
    }
    return decoded;
}

QByteArray queryValue(QByteArrayView query, QByteArrayView name)
{
    for (qsizetype begin = 0; begin <= query.size();) {
        qsizetype end = query.indexOf('&', begin);
        if (end < 0)
            end = query.size();
        const QByteArrayView pair = query.sliced(begin, end - begin);
        const qsizetype equals = pair.indexOf('=');
        if (decodedQueryPart(equals < 0 ? pair : pair.first(equals)) == name)
            return equals < 0 ? QByteArray() : decodedQueryPart(pair.sliced(equals + 1));
        begin = end + 1;
    }
    return {};
}

QByteArrayView headerValue(const HeaderList *headers, QByteArrayView name)
{
    if (!headers)
        return {};
    for (const HeaderField &field : *headers) {
        if (name.compare(field.name, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return {};
}

void appendValue(QByteArrayView value, bool asJson, qsizetype &room, QByteArray &to)
{
    const qsizetype size = std::min(value.size(), room);
    if (asJson)
        appendJsonString(to, toWellFormedUtf8Prefix(value, size));
    else
        to.append(value.first(size));
    room -= size;
}

} // namespace

bool TemplateText::mayBeEmpty() const
{
    return std::all_of(m_pieces.begin(), m_pieces.end(), [](const Piece &piece) {
        switch (piece.what) {
        case What::Literal:
        case What::Counter:
        case What::Connection:
        case What::TimeIso:
        case What::TimeMillis:
        case What::Random:
            return false;
        case What::Query:
        case What::QueryValue:
        case What::HeaderValue:
        case What::Body:
        case What::LastEventId:
            return !piece.asJson;
        }
        return false;
    });
}

bool TemplateText::isLiteral() const
{
    return std::all_of(m_pieces.begin(), m_pieces.end(),
                       [](const Piece &piece) { return piece.what == What::Literal; });
}

void TemplateText::expand(const TemplateValues &values, QByteArray &to) const
{
    qsizetype room = maxTemplateValues;
    for (const Piece &piece : m_pieces) {
        if (piece.what == What::Literal)
            to.append(piece.text);
        else
            expandPiece(piece, values, room, to);
    }
}

void TemplateText::expandPiece(const Piece &piece, const TemplateValues &values, qsizetype &room,
                               QByteArray &to)
{
    // What the server itself makes holds nothing that JSON escapes.
    const auto made = [&](const auto &append) {
        if (piece.asJson)
            to.append('"');
        append();
        if (piece.asJson)
            to.append('"');
    };
    const auto taken = [&](QByteArrayView value) { appendValue(value, piece.asJson, room, to); };
    switch (piece.what) {
    case What::Literal:
        break;
    case What::Counter:
        return made([&] { appendNumber(to, values.counter); });
    case What::Connection:
        return made([&] { appendNumber(to, values.connection); });
    case What::TimeIso:
        return made([&] { appendIsoTime(to, values.now); });
    case What::TimeMillis:
        return made([&] {
            appendNumber(to, std::chrono::floor<Millis>(values.now).time_since_epoch().count());
        });
    case What::Random:
        return made([&] {
            const quint64 random = values.random ? values.random() : 0;
            appendNumber(to, randomBetween(piece.least, piece.most, random));
        });
    case What::Query:
        return taken(values.query);
    case What::QueryValue:
        return taken(queryValue(values.query, piece.text));
    case What::HeaderValue:
        return taken(headerValue(values.headers, piece.text));
    case What::Body:
        return taken(values.body);
    case What::LastEventId:
        return taken(values.lastEventId);
    }
}

QByteArray TemplateText::expanded(const TemplateValues &values) const
{
    QByteArray text;
    expand(values, text);
    return text;
}

} // namespace sse

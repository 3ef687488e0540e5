// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestbody.h"

#include "core/base/hexdigits.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sse {

namespace {

constexpr qsizetype longestSizeLine = qsizetype{4} << 10;
constexpr qsizetype longestTrailer = qsizetype{16} << 10;

/// Values from 2^60 on are all the same: too much.
std::optional<quint64> decimal(QByteArrayView digits)
{
    constexpr quint64 much = quint64{1} << 60;
    quint64 value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = std::min(value * 10 + static_cast<quint64>(c - '0'), much);
    }
    return digits.isEmpty() ? std::nullopt : std::optional(value);
}

bool hasControls(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
    });
}

} // namespace

RequestBody::RequestBody(const RequestHead &head, qsizetype kept)
    : m_kept(kept)
{
    const QByteArray coding = head.header("Transfer-Encoding");
    const QByteArray length = head.header("Content-Length");
    if (!coding.isNull()) {
        if (!length.isNull())
            refuse(400, "The length of the body is given twice.");
        else if (head.minorVersion == 0)
            refuse(400, "HTTP/1.0 has no transfer codings.");
        else if (coding.compare("chunked", Qt::CaseInsensitive) != 0)
            refuse(501, "The only transfer coding that is understood here is chunked.");
        else
            m_part = Part::SizeLine;
    } else if (!length.isNull()) {
        beginFixed(length);
    } else {
        m_state = State::Complete;
    }
}

void RequestBody::beginFixed(QByteArrayView length)
{
    const std::optional<quint64> value = decimal(length);
    if (!value)
        return refuse(400, "Content-Length is not a number of digits only.");
    if (*value > most)
        return refuse(413, "The body is larger than 1 MiB.");
    m_left = *value;
    if (m_left == 0)
        m_state = State::Complete;
}

RequestBody::State RequestBody::feed(QByteArrayView bytes)
{
    while (m_state == State::More && !bytes.isEmpty())
        feedSome(bytes);
    return m_state;
}

void RequestBody::feedSome(QByteArrayView &bytes)
{
    switch (m_part) {
    case Part::Fixed:
    case Part::Data:
        takeData(bytes);
        return;
    case Part::SizeLine:
    case Part::DataEnd:
    case Part::Trailer:
        if (takeLine(bytes, m_part == Part::Trailer ? longestTrailer : longestSizeLine))
            readLine();
        return;
    }
}

void RequestBody::takeData(QByteArrayView &bytes)
{
    const auto count = static_cast<qsizetype>(std::min(m_left, static_cast<quint64>(bytes.size())));
    m_bytes += bytes.first(std::min(count, m_kept - m_bytes.size()));
    m_size += static_cast<quint64>(count);
    m_left -= static_cast<quint64>(count);
    bytes = bytes.sliced(count);
    if (m_left > 0)
        return;
    if (m_part == Part::Fixed)
        m_state = State::Complete;
    else
        m_part = Part::DataEnd;
}

bool RequestBody::takeLine(QByteArrayView &bytes, qsizetype longest)
{
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype count = end < 0 ? bytes.size() : end + 1;
    if (m_line.size() + count > longest) {
        refuse(400, "A line of the chunked body is too long.");
        return false;
    }
    m_line += bytes.first(count);
    bytes = bytes.sliced(count);
    if (end < 0)
        return false;
    if (!m_line.endsWith("\r\n") || hasControls(QByteArrayView(m_line).chopped(2))) {
        refuse(400, "A line of the chunked body does not end with CR LF, or holds a control "
                    "character.");
        return false;
    }
    return true;
}

void RequestBody::readLine()
{
    const QByteArray whole = std::exchange(m_line, {});
    const QByteArrayView line = QByteArrayView(whole).chopped(2);
    switch (m_part) {
    case Part::SizeLine:
        return readSize(line);
    case Part::DataEnd:
        m_part = Part::SizeLine;
        if (!line.isEmpty())
            refuse(400, "A chunk is longer than it says.");
        return;
    default:
        m_trailer += whole.size();
        if (line.isEmpty())
            m_state = State::Complete;
        else if (m_trailer > longestTrailer)
            refuse(400, "The trailer of the chunked body is too long.");
        else if (line.indexOf(':') < 1 || line.front() == ' ' || line.front() == '\t')
            refuse(400, "A line of the trailer is no header field.");
        return;
    }
}

void RequestBody::readSize(QByteArrayView line)
{
    // More digits than that would not fit.
    constexpr qsizetype mostDigits = 15;
    const qsizetype mark = line.indexOf(';');
    const QByteArrayView digits = mark < 0 ? line : line.first(mark);
    quint64 size = 0;
    for (const char c : digits) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return refuse(400, "The size of a chunk is not a number in hexadecimal digits.");
        size = size * 16 + static_cast<quint64>(digit);
    }
    if (digits.isEmpty() || digits.size() > mostDigits)
        return refuse(400, "The size of a chunk is missing or has too many digits.");
    if (size > most - m_size)
        return refuse(413, "The body is larger than 1 MiB.");
    m_left = size;
    m_part = size == 0 ? Part::Trailer : Part::Data;
}

void RequestBody::refuse(int status, const char *sentence)
{
    m_state = State::Refused;
    m_refusal = {status, sentence};
    m_line.clear();
}

} // namespace sse

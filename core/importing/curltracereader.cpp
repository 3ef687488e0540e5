// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/curltracereader.h"

#include "core/base/hexdigits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sse {

namespace {

constexpr qsizetype bytesALine = 16;
constexpr qsizetype longestPrefix = 64;

/// Decimal digits at the beginning of \a text, which are taken off it; nothing when there are none,
/// or too many.
std::optional<quint64> takeNumber(QByteArrayView &text, int base = 10)
{
    quint64 number = 0;
    qsizetype digits = 0;
    for (; digits < text.size() && digits < 15; ++digits) {
        const char c = text[digits];
        quint64 digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<quint64>(c - '0');
        else if (base == 16 && c >= 'a' && c <= 'f')
            digit = static_cast<quint64>(c - 'a') + 10;
        else
            break;
        number = number * static_cast<quint64>(base) + digit;
    }
    if (digits == 0)
        return {};
    text = text.sliced(digits);
    return number;
}

bool takeText(QByteArrayView &text, QByteArrayView expected)
{
    if (!text.startsWith(expected))
        return false;
    text = text.sliced(expected.size());
    return true;
}

/// "12:34:56.123456 "
std::optional<Nanos> takeTimeOfDay(QByteArrayView &line)
{
    QByteArrayView rest = line;
    const auto hours = takeNumber(rest);
    const bool minutesFollow = hours && takeText(rest, ":");
    const auto minutes = minutesFollow ? takeNumber(rest) : std::nullopt;
    const bool secondsFollow = minutes && takeText(rest, ":");
    const auto seconds = secondsFollow ? takeNumber(rest) : std::nullopt;
    const bool fractionFollows = seconds && takeText(rest, ".");
    const auto micros = fractionFollows ? takeNumber(rest) : std::nullopt;
    if (!micros || *hours > 23 || *minutes > 59 || *seconds > 60 || *micros > 999'999 ||
        !takeText(rest, " "))
        return {};
    line = rest;
    const auto total = static_cast<qint64>((*hours * 60 + *minutes) * 60 + *seconds);
    return std::chrono::seconds(total) + std::chrono::microseconds(static_cast<qint64>(*micros));
}

/// "[0-1] "
QByteArray takeTransfer(QByteArrayView &line)
{
    const qsizetype end = line.indexOf("] ");
    if (!line.startsWith('[') || end < 0 || end > longestPrefix)
        return {};
    const QByteArrayView ids = line.sliced(1, end - 1);
    line = line.sliced(end + 2);
    const qsizetype dash = ids.indexOf('-');
    return ids.first(dash < 0 ? ids.size() : dash).toByteArray();
}

/// What a dump follows, and of how many bytes.
std::optional<std::pair<CurlEntry::Kind, quint64>> announcedBy(QByteArrayView line)
{
    using Kind = CurlEntry::Kind;
    constexpr std::array<std::pair<QByteArrayView, Kind>, 6> names{{
        {"=> Send header, ", Kind::SendHeader},
        {"=> Send data, ", Kind::SendData},
        {"<= Recv header, ", Kind::RecvHeader},
        {"<= Recv data, ", Kind::RecvData},
        {"=> Send SSL data, ", Kind::TlsData},
        {"<= Recv SSL data, ", Kind::TlsData},
    }};
    for (const auto &[name, kind] : names) {
        if (!line.startsWith(name))
            continue;
        QByteArrayView rest = line.sliced(name.size());
        const std::optional<quint64> size = takeNumber(rest);
        if (size && rest.startsWith(" bytes (0x"))
            return std::pair(kind, *size);
    }
    return {};
}

/// "0010: " off \a line.
std::optional<quint64> takeOffset(QByteArrayView &line)
{
    QByteArrayView rest = line;
    const std::optional<quint64> offset = takeNumber(rest, 16);
    if (!offset || line.size() - rest.size() < 4 || !takeText(rest, ": "))
        return {};
    line = rest;
    return offset;
}

/// The bytes that the pairs of digits in \a line are, at most \a most.
QByteArray bytesOfPairs(QByteArrayView line, quint64 most)
{
    QByteArray bytes;
    const auto count = static_cast<qsizetype>(std::min<quint64>(most, bytesALine));
    for (qsizetype i = 0; i < count && 3 * i + 2 < line.size(); ++i) {
        const std::optional<char> byte = hexByte(line, 3 * i);
        if (!byte || line[3 * i + 2] != ' ')
            break;
        bytes += *byte;
    }
    return bytes;
}

} // namespace

std::optional<CurlEntry> CurlTraceReader::next(bool withBytes)
{
    while (m_at < m_trace.size()) {
        QByteArrayView line = takeLine();
        CurlEntry entry;
        entry.timeOfDay = takeTimeOfDay(line);
        entry.transfer = takeTransfer(line);
        if (takeText(line, "== Info: ")) {
            entry.kind = CurlEntry::Kind::Info;
            entry.text = line.toByteArray();
            return entry;
        }
        if (const auto announced = announcedBy(line)) {
            entry.kind = announced->first;
            readDump(entry, announced->second, withBytes && entry.kind != CurlEntry::Kind::TlsData);
            return entry;
        }
        if (!line.isEmpty())
            ++m_strangeLines;
    }
    return {};
}

QByteArrayView CurlTraceReader::takeLine()
{
    const qsizetype found = m_trace.indexOf('\n', m_at);
    const qsizetype end = found < 0 ? m_trace.size() : found;
    QByteArrayView line = m_trace.sliced(m_at, end - m_at);
    m_at = std::min(end + 1, m_trace.size());
    // Of a file that was saved with CRLF.
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// \a size is what the trace says, and only trusted as a limit.
void CurlTraceReader::readDump(CurlEntry &entry, quint64 size, bool withBytes)
{
    quint64 done = 0;
    while (done < size && m_at < m_trace.size()) {
        const qsizetype before = m_at;
        QByteArrayView line = takeLine();
        const std::optional<quint64> offset = takeOffset(line);
        if (!offset || *offset != done) {
            m_at = before;
            break;
        }
        const QByteArray pairs = bytesOfPairs(line, size - done);
        if (!m_ascii) {
            const quint64 expected = std::min<quint64>(size, bytesALine);
            m_ascii = static_cast<quint64>(pairs.size()) != expected;
        }
        if (!*m_ascii) {
            if (pairs.isEmpty())
                break;
            done += static_cast<quint64>(pairs.size());
            if (withBytes)
                entry.text += pairs;
            continue;
        }
        // A CRLF ended the line unless the next one goes on where it stops.
        const auto shown = static_cast<quint64>(line.size());
        QByteArrayView following = m_trace.sliced(m_at);
        const std::optional<quint64> next = takeOffset(following);
        const bool goesOn = next && *next == done + shown;
        const bool isLineEnd = !goesOn && done + shown + 2 <= size &&
                               (next ? *next == done + shown + 2 : done + shown + 2 == size);
        if (withBytes) {
            entry.text += line.first(std::min(line.size(), static_cast<qsizetype>(size - done)));
            if (isLineEnd)
                entry.text += "\r\n";
        }
        done += shown + (isLineEnd ? 2 : 0);
    }
    entry.missing = size - std::min(done, size);
}

} // namespace sse

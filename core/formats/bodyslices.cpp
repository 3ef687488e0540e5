// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/bodyslices.h"

namespace sse {

namespace {

void appendVarint(QByteArray &to, quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        to.append(static_cast<char>((number & 0x7F) | 0x80));
    to.append(static_cast<char>(number));
}

quint64 readVarint(const QByteArray &from, qsizetype &at)
{
    quint64 number = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<uchar>(from[at++]);
        number |= static_cast<quint64>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

/// Small for small numbers of either sign.
quint64 zigzag(qint64 number)
{
    return (static_cast<quint64>(number) << 1) ^ static_cast<quint64>(number >> 63);
}

qint64 unzigzag(quint64 number)
{
    return static_cast<qint64>((number >> 1) ^ (~(number & 1) + 1));
}

struct Entry
{
    quint64 gap = 0;
    quint64 length = 0;
    qint64 delay = 0;
    bool goesOn = false;
};

Entry readEntry(const QByteArray &from, qsizetype &at)
{
    Entry entry;
    entry.gap = readVarint(from, at);
    const quint64 length = readVarint(from, at);
    entry.length = length >> 1;
    entry.goesOn = (length & 1) != 0;
    entry.delay = unzigzag(readVarint(from, at));
    ++at;
    return entry;
}

} // namespace

void BodySlices::append(const BodySlice &slice)
{
    const qsizetype before = m_bytes.size();
    appendVarint(m_bytes, slice.begin - m_last.end());
    appendVarint(m_bytes, slice.length << 1 | (slice.goesOn ? 1 : 0));
    appendVarint(m_bytes, zigzag((slice.time - m_last.time).count()));
    m_bytes.append(static_cast<char>(m_bytes.size() - before));
    m_last = slice;
    m_size += slice.length;
}

void BodySlices::takeBack(ByteOffset begin)
{
    while (!m_bytes.isEmpty() && m_last.begin >= begin) {
        const qsizetype last = m_bytes.size() - 1 - m_bytes.back();
        qsizetype at = last;
        const Entry entry = readEntry(m_bytes, at);
        m_bytes.truncate(last);
        m_size -= entry.length;
        const ByteOffset end = m_last.begin - entry.gap;
        m_last.time -= std::chrono::microseconds(entry.delay);
        m_last.begin = end;
        m_last.length = 0;
        m_last.goesOn = false;
        if (m_bytes.isEmpty())
            continue;
        at = m_bytes.size() - 1 - m_bytes.back();
        const Entry before = readEntry(m_bytes, at);
        m_last.length = before.length;
        m_last.begin = end - before.length;
        m_last.goesOn = before.goesOn;
    }
}

std::optional<BodySlice> BodySlices::Reader::next()
{
    if (m_at >= m_slices.m_bytes.size())
        return {};
    const Entry entry = readEntry(m_slices.m_bytes, m_at);
    m_last.begin = m_last.end() + entry.gap;
    m_last.length = entry.length;
    m_last.goesOn = entry.goesOn;
    m_last.time += std::chrono::microseconds(entry.delay);
    return m_last;
}

} // namespace sse

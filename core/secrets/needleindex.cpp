// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/needleindex.h"

#include <algorithm>
#include <cstring>

namespace sse {

namespace {

constexpr unsigned leastBits = 15;
constexpr unsigned mostBits = 22;
/// One bit of so many may be set before the table grows.
constexpr std::size_t sparseness = 64;

} // namespace

NeedleIndex::NeedleIndex()
    : m_bits(std::size_t{1} << (leastBits - 5))
    , m_shift(32 - leastBits)
{
}

quint32 NeedleIndex::gramAt(const char *at)
{
    quint32 gram = 0;
    std::memcpy(&gram, at, sizeof(gram));
    return gram;
}

quint64 NeedleIndex::hashOf(QByteArrayView core)
{
    quint64 hash = 14695981039346656037U + static_cast<quint64>(core.size());
    for (const char c : core)
        hash = (hash ^ static_cast<uchar>(c)) * 1099511628211U;
    return hash;
}

quint32 NeedleIndex::add(const QByteArray &needle)
{
    const auto number = static_cast<quint32>(m_needles.size());
    m_needles.push_back(needle);
    const qsizetype size = std::min(needle.size(), largestCore);
    const QByteArrayView core = QByteArrayView(needle).last(size);
    m_cores[hashOf(core)].push_back(number);
    for (quint8 offset = 0; offset < 3; ++offset) {
        const quint32 gram = gramAt(core.data() + offset);
        std::vector<Place> &places = m_grams[gram];
        const Place place{offset, static_cast<quint8>(size)};
        if (std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
        mark(gram);
    }
    if (m_grams.size() * sparseness > m_bits.size() * 32 && 32 - m_shift < mostBits)
        grow();
    return number;
}

void NeedleIndex::mark(quint32 gram)
{
    const quint32 slot = slotOf(gram);
    m_bits[slot >> 5U] |= 1U << (slot & 31U);
}

void NeedleIndex::grow()
{
    m_shift -= 2;
    m_bits.assign(std::size_t{1} << (32 - m_shift - 5), 0);
    for (const auto &gram : m_grams)
        mark(gram.first);
}

qsizetype NeedleIndex::candidate(QByteArrayView text, qsizetype at) const
{
    const qsizetype end = text.size() - 3;
    const char *bytes = text.data();
    for (; at + 9 < end; at += 12) {
        const quint32 any = mayHave(gramAt(bytes + at)) | mayHave(gramAt(bytes + at + 3)) |
                            mayHave(gramAt(bytes + at + 6)) | mayHave(gramAt(bytes + at + 9));
        if (any != 0)
            break;
    }
    for (; at < end; at += 3) {
        if (mayHave(gramAt(bytes + at)) != 0)
            return at;
    }
    return -1;
}

} // namespace sse

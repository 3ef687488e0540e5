// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/linescanner.h"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sse::wire {

namespace {

std::size_t scanBytes(const char *bytes, std::size_t begin, std::size_t end, quint32 *found)
{
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
        // Written in any case, counted when it is one: no branch to mispredict.
        found[count] = static_cast<quint32>(i);
        count += bytes[i] == '\n' || bytes[i] == '\r' ? 1 : 0;
    }
    return count;
}

/// Not 0 when a byte of \a word equals that of which \a pattern is made.
quint64 holds(quint64 word, quint64 pattern)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highs = 0x8080808080808080;
    const quint64 zeroWhereEqual = word ^ pattern;
    return (zeroWhereEqual - ones) & ~zeroWhereEqual & highs;
}

std::size_t scanPortable(const char *bytes, std::size_t size, quint32 *found)
{
    constexpr quint64 lineFeeds = 0x0A0A0A0A0A0A0A0A;
    constexpr quint64 carriageReturns = 0x0D0D0D0D0D0D0D0D;
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + sizeof(quint64) <= size; at += sizeof(quint64)) {
        quint64 word = 0;
        std::memcpy(&word, bytes + at, sizeof(word));
        if ((holds(word, lineFeeds) | holds(word, carriageReturns)) != 0)
            count += scanBytes(bytes, at, at + sizeof(quint64), found + count);
    }
    return count + scanBytes(bytes, at, size, found + count);
}

#if defined(__x86_64__)

/// One bit for each of 64 bytes that is CR or LF.
__attribute__((target("avx2,bmi,popcnt"))) inline quint64 lineEnds(__m256i low, __m256i high)
{
    // A shuffle looks the low half of each byte up in this table, or gives 0 for bytes from 0x80
    // on; only LF and CR find themselves there.
    const __m256i table = _mm256_setr_epi8(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\n', 0, 0, '\r', 0, 0, 1,
                                           0, 0, 0, 0, 0, 0, 0, 0, 0, '\n', 0, 0, '\r', 0, 0);
    const __m256i inLow = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, low), low);
    const __m256i inHigh = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, high), high);
    const auto lowBits = static_cast<quint32>(_mm256_movemask_epi8(inLow));
    const auto highBits = static_cast<quint32>(_mm256_movemask_epi8(inHigh));
    return static_cast<quint64>(highBits) << 32 | lowBits;
}

/// Writes the positions of the bits of \a bits, four at a time: most words have no more.
__attribute__((target("avx2,bmi,popcnt"))) inline std::size_t flatten(quint64 bits, quint32 base,
                                                                      quint32 *found)
{
    const auto count = static_cast<std::size_t>(std::popcount(bits));
    for (std::size_t written = 0; written < count; written += 4) {
        for (std::size_t i = 0; i < 4; ++i) {
            found[written + i] = base + static_cast<quint32>(std::countr_zero(bits));
            bits &= bits - 1;
        }
    }
    return count;
}

__attribute__((target("avx2,bmi,popcnt"))) __m256i load(const char *bytes)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes));
}

__attribute__((target("avx2,bmi,popcnt"))) std::size_t scanAvx2(const char *bytes, std::size_t size,
                                                                quint32 *found)
{
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + 64 <= size; at += 64) {
        const quint64 bits = lineEnds(load(bytes + at), load(bytes + at + 32));
        if (bits != 0)
            count += flatten(bits, static_cast<quint32>(at), found + count);
    }
    return count + scanBytes(bytes, at, size, found + count);
}

#endif

} // namespace

LineScanner::LineScanner(Path path)
    : m_scan(scanPortable)
{
#if defined(__x86_64__)
    if (path == Path::Avx2)
        m_scan = scanAvx2;
#else
    Q_UNUSED(path)
#endif
}

bool LineScanner::isSupported(Path path)
{
    if (path == Path::Portable)
        return true;
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
           __builtin_cpu_supports("popcnt") != 0;
#else
    return false;
#endif
}

LineScanner::Path LineScanner::best()
{
    return isSupported(Path::Avx2) ? Path::Avx2 : Path::Portable;
}

} // namespace sse::wire

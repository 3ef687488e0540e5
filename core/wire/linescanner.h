// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <span>

namespace sse::wire {

/// Finds the bytes that can end a line, CR and LF, in one pass. One thread at a time.
class LineScanner final
{
public:
    enum class Path : quint8 {
        Portable, ///< eight bytes at a time, any machine
        Avx2,     ///< 64 bytes at a time; only where isSupported()
    };
    /// The most bytes of one scan().
    static constexpr std::size_t windowSize = 16'384;

    explicit LineScanner(Path path = best());

    [[nodiscard]] static bool isSupported(Path path);
    /// The quickest path that this processor supports.
    [[nodiscard]] static Path best();

    /// The offsets in \a window of every CR and LF, ascending; valid until the next call.
    /// \a window holds windowSize bytes at most; nothing outside it is read.
    [[nodiscard]] std::span<const quint32> scan(std::span<const char> window)
    {
        return {m_found.data(), m_scan(window.data(), window.size(), m_found.data())};
    }

private:
    using Scan = std::size_t (*)(const char *bytes, std::size_t size, quint32 *found);

    // Found positions are written some at a time, so that up to so many more may be touched.
    static constexpr std::size_t slack = 8;

    Scan m_scan;
    std::array<quint32, windowSize + slack> m_found;
};

} // namespace sse::wire

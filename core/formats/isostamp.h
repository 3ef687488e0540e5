// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>

#include <array>

namespace sse {

/// Times as ISO 8601 in UTC with microseconds and "Z"; quick for many within one second.
class IsoStamp final
{
public:
    /// Valid until the next call.
    [[nodiscard]] QByteArrayView text(WallTime time)
    {
        const auto second = std::chrono::floor<std::chrono::seconds>(time);
        if (second != m_second)
            setSecond(second);
        auto rest = static_cast<unsigned>((time - second).count());
        for (std::size_t i = fraction + 6; i-- > fraction; rest /= 10)
            m_text[i] = static_cast<char>('0' + rest % 10);
        return {m_text.data(), static_cast<qsizetype>(m_text.size())};
    }
    /// "12:34:56.123" of a text().
    [[nodiscard]] static QByteArrayView clockOf(QByteArrayView text) { return text.sliced(11, 12); }

private:
    static constexpr std::size_t fraction = 20;

    void setSecond(std::chrono::sys_seconds second);

    std::chrono::sys_seconds m_second = std::chrono::sys_seconds::max();
    std::array<char, 27> m_text{}; // 2026-01-31T12:34:56.123456Z
};

} // namespace sse

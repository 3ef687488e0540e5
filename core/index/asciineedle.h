// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace sse {

/// Looks for a word of ASCII characters in bytes, taking A–Z and a–z for the same. A value.
class AsciiNeedle final
{
public:
    AsciiNeedle() = default;
    /// \a word holds ASCII only.
    explicit AsciiNeedle(const QByteArray &word);

    [[nodiscard]] bool isIn(QByteArrayView bytes) const;
    /// The word in lower case.
    [[nodiscard]] const QByteArray &word() const { return m_word; }

private:
    QByteArray m_word;
    std::array<quint8, 256> m_skip{}; // by the byte below the word's last one
};

} // namespace sse

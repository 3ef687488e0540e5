// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

#include <array>
#include <random>
#include <string_view>

namespace sse::test {

/// Makes event streams that go to the corners of the grammar; the same for the same seed.
class RandomStream final
{
public:
    explicit RandomStream(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] quint32 below(quint32 limit) { return static_cast<quint32>(m_random()) % limit; }

    [[nodiscard]] QByteArray next()
    {
        QByteArray stream;
        const quint32 parts = below(24);
        for (quint32 i = 0; i < parts; ++i) {
            const std::string_view part = m_parts[below(static_cast<quint32>(m_parts.size()))];
            stream.append(part.data(), static_cast<qsizetype>(part.size()));
            if (below(20) == 0)
                stream.append(QByteArray(static_cast<qsizetype>(below(200)), 'x'));
            if (below(20) == 0)
                stream.append(static_cast<char>(below(256)));
        }
        return stream;
    }

    /// \a bytes cut anywhere, with empty pieces among the others.
    [[nodiscard]] QList<QByteArray> piecesOf(const QByteArray &bytes)
    {
        QList<QByteArray> pieces;
        const quint32 most = 1 + below(40);
        for (qsizetype at = 0; at < bytes.size();) {
            const qsizetype size = qMin(static_cast<qsizetype>(below(most + 1)), bytes.size() - at);
            pieces.append(bytes.sliced(at, size));
            at += size;
        }
        return pieces;
    }

private:
    using Part = std::string_view;
    static constexpr std::array m_parts{Part("\n"),
                                        Part("\r"),
                                        Part("\r\n"),
                                        Part("\n\n"),
                                        Part("\r\r"),
                                        Part("\r\n\r\n"),
                                        Part("\n"),
                                        Part("\n\n"),
                                        Part("data"),
                                        Part("data:"),
                                        Part("data: x\n"),
                                        Part("data:y\r\n"),
                                        Part("data :z"),
                                        Part("Data: x\n"),
                                        Part("datax\n"),
                                        Part("event"),
                                        Part("event:"),
                                        Part("event: a\n"),
                                        Part("event: \n"),
                                        Part("id"),
                                        Part("id:"),
                                        Part("id: 7\n"),
                                        Part("id:\n"),
                                        Part("id: a\0b\n", 8),
                                        Part("id:8\r"),
                                        Part("retry"),
                                        Part("retry:"),
                                        Part("retry: 10\n"),
                                        Part("retry:x"),
                                        Part("retry: 007"),
                                        Part(":"),
                                        Part(": hello\n"),
                                        Part(":\n"),
                                        Part("\xEF\xBB\xBF"),
                                        Part("\xEF\xBB"),
                                        Part("\xEF"),
                                        Part("\xC3"),
                                        Part("\xC2\x85"),
                                        Part("\xE2\x80\xA8"),
                                        Part("\0", 1),
                                        Part(" "),
                                        Part("  "),
                                        Part("{\"a\":1}\n"),
                                        Part("\v\f"),
                                        Part("99999999999999999999999")};

    std::mt19937 m_random;
};

} // namespace sse::test

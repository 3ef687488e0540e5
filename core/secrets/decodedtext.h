// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <limits>
#include <vector>

namespace sse {

/// An escape of JSON (\n, \u0041) or of addresses (%41) in a text.
struct TextEscape
{
    std::array<char, 4> bytes{}; ///< what it stands for, UTF-8
    qsizetype size = 0;          ///< of these
    qsizetype length = 0;        ///< of the escape itself; 0: there is none
};

/// The escape at \a at of \a text.
[[nodiscard]] TextEscape escapeAt(QByteArrayView text, qsizetype at);

/// Whether \a text has anything that escapeAt() could take for one, perhaps.
[[nodiscard]] bool mayHoldEscapes(QByteArrayView text);

/// \a text with all escapes resolved, those too that this brings up, a few levels deep.
[[nodiscard]] QByteArray withoutEscapes(QByteArrayView text);

/// A text below its escapes: what JSON within a JSON string, or an address within another, says.
/// Starts as the text itself; every next() resolves the escapes of one more level. It remembers
/// where everything came from. The text must outlive it and be smaller than 4 GiB.
class DecodedText final
{
public:
    /// Levels that next() goes down; deeper ones are not looked at.
    static constexpr int deepest = 8;
    static constexpr qsizetype largest = std::numeric_limits<quint32>::max();

    explicit DecodedText(QByteArrayView source)
        : m_source(source)
        , m_text(source)
    {
    }
    DecodedText(const DecodedText &) = delete;
    DecodedText &operator=(const DecodedText &) = delete;

    /// Goes one level down. False: there are no more escapes, nothing changed.
    [[nodiscard]] bool next();

    [[nodiscard]] QByteArrayView source() const { return m_source; }
    [[nodiscard]] QByteArrayView text() const { return m_text; }
    /// How often next() was true.
    [[nodiscard]] int level() const { return m_level; }
    /// Whether the byte at \a at was part of an escape one level above; on level 0 every one is
    /// taken for new.
    [[nodiscard]] bool isNew(qsizetype at) const;
    /// Where the source of the byte at \a at begins.
    [[nodiscard]] qsizetype sourceBegin(qsizetype at) const;
    /// Where the source of what ends before \a end ends.
    [[nodiscard]] qsizetype sourceEnd(qsizetype end) const;

private:
    /// A character that stands escaped in the source.
    struct Piece
    {
        quint32 at = 0; ///< its bytes in the text
        quint32 source = 0;
        quint16 sourceSize = 0;
        quint8 size = 0;
        quint8 level = 0; ///< the one that resolved it last
    };
    [[nodiscard]] const Piece *pieceBefore(qsizetype at) const;

    QByteArrayView m_source;
    QByteArrayView m_text;
    QByteArray m_decoded;
    std::vector<Piece> m_pieces; ///< in order of the text
    int m_level = 0;
};

} // namespace sse

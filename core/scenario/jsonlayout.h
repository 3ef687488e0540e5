// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace sse {

/// \a text (well-formed UTF-8) as a JSON string with its quotes: line breaks and tabs as \n, \r and
/// \t, other hidden characters as \uXXXX, the rest as it is.
[[nodiscard]] QByteArray jsonString(QByteArrayView text);
/// \a compact (valid JSON without white space) with a space behind each comma and colon.
[[nodiscard]] QByteArray spacedJson(QByteArrayView compact);

/// A JSON value that knows where its text may be broken into lines.
class JsonLayout final
{
public:
    enum class Break : quint8 {
        Never,    ///< on one line, however long
        WhenLong, ///< a line for each element when one line is longer than 100 columns
        Always,   ///< a line for each element
    };

    /// A value that is written already.
    [[nodiscard]] static JsonLayout written(QByteArray json);
    [[nodiscard]] static JsonLayout object(Break breaks);
    [[nodiscard]] static JsonLayout array(Break breaks);

    void add(QByteArray name, JsonLayout value);
    void add(QByteArray name, QByteArray json) { add(std::move(name), written(std::move(json))); }
    /// To an array.
    void append(JsonLayout value) { m_elements.emplace_back(QByteArray(), std::move(value)); }
    [[nodiscard]] bool isEmpty() const { return m_elements.empty(); }

    [[nodiscard]] QByteArray onOneLine() const;
    /// Two spaces a level.
    [[nodiscard]] QByteArray inLines() const;

private:
    void writeLine(QByteArray &out) const;
    void writeLines(QByteArray &out, qsizetype indent) const;
    /// Whether it, or what is last in it, is broken however short; or when it is long.
    [[nodiscard]] bool mustBreak() const;
    [[nodiscard]] bool mayBreak() const;

    enum class Kind : quint8 { Written, Object, Array };
    Kind m_kind = Kind::Written;
    Break m_breaks = Break::Never;
    QByteArray m_written;
    std::vector<std::pair<QByteArray, JsonLayout>> m_elements;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/jsonreader.h"
#include "core/scenario/scenarionames.h"

#include <initializer_list>
#include <utility>

namespace sse {

/// The members of an object. Unknown and repeated ones are problems, as is another type of value.
/// The reading calls leave \a to as it is when the member is missing or wrong.
class JsonMembers final
{
public:
    using Node = JsonReader::Node;

    /// \a what names the object in problems: “response”.
    JsonMembers(JsonReader &reader, Node object, const QString &what,
                std::initializer_list<const char *> known);

    [[nodiscard]] bool isObject() const { return m_isObject; }
    [[nodiscard]] std::optional<Node> find(const char *name) const;
    [[nodiscard]] bool has(const char *name) const { return find(name).has_value(); }
    /// The same; a problem when it is missing.
    [[nodiscard]] std::optional<Node> require(const char *name);

    void text(const char *name, QByteArray &to);
    void boolean(const char *name, bool &to);
    void millis(const char *name, Millis &to, Millis most);

    template <typename Integer>
    void integer(const char *name, Integer &to, qint64 least, qint64 most = maxJsonInteger)
    {
        const std::optional<Node> node = find(name);
        if (!node)
            return;
        if (const auto number = m_reader.integer(*node, QLatin1String(name), least, most))
            to = static_cast<Integer>(*number);
    }

    template <typename Value, std::size_t Count>
    void word(const char *name, const WordTable<Value, Count> &table, Value &to)
    {
        const std::optional<Node> node = find(name);
        if (!node)
            return;
        if (const auto at = m_reader.word(*node, QLatin1String(name), wordsOf(table)))
            to = table[*at].first;
    }

private:
    JsonReader &m_reader;
    Node m_object = 0;
    bool m_isObject = false;
    std::vector<std::pair<QByteArray, Node>> m_members;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/jsonscanner.h"
#include "core/base/types.h"

#include <optional>

namespace sse {

/// Looks things up in a JSON text that may say anything: what is missing or of another type is
/// nothing. The text must outlive it.
class HarJson final
{
public:
    using Node = quint32;
    static constexpr Node none = JsonNode::none;

    /// Error: as scanJson().
    [[nodiscard]] static Result<HarJson> parse(QByteArrayView json);

    [[nodiscard]] bool isObject(Node node) const { return begins(node, '{'); }
    [[nodiscard]] bool isArray(Node node) const { return begins(node, '['); }
    [[nodiscard]] bool isString(Node node) const { return begins(node, '"'); }
    [[nodiscard]] bool isTrue(Node node) const { return begins(node, 't'); }
    /// The first member called \a name of \a object.
    [[nodiscard]] Node member(Node object, QByteArrayView name) const;
    /// The members of an object or array: the first one, the one behind \a node; none at the end.
    [[nodiscard]] Node first(Node container) const;
    [[nodiscard]] Node next(Node node) const;
    [[nodiscard]] quint32 count(Node container) const;
    /// A string's text as UTF-8; empty for all else.
    [[nodiscard]] QByteArray text(Node node) const;
    [[nodiscard]] QByteArray text(Node object, QByteArrayView name) const;
    /// A finite number, also one that stands in a string.
    [[nodiscard]] std::optional<double> number(Node node) const;
    [[nodiscard]] std::optional<double> number(Node object, QByteArrayView name) const;
    /// The same, as a whole number of at most 2^53 − 1 on either side of 0.
    [[nodiscard]] std::optional<qint64> integer(Node node) const;
    /// Where it stands in the text.
    [[nodiscard]] quint64 position(Node node) const { return m_nodes[node].begin; }

private:
    HarJson(QByteArrayView json, std::vector<JsonNode> nodes)
        : m_json(json)
        , m_nodes(std::move(nodes))
    {
    }
    [[nodiscard]] bool begins(Node node, char c) const
    {
        return node != none && m_json[m_nodes[node].begin] == c;
    }
    [[nodiscard]] QByteArrayView token(Node node) const;

    QByteArrayView m_json;
    std::vector<JsonNode> m_nodes;
};

/// ISO 8601 with any fraction and offset, or none, which means UTC; nothing when it is something
/// else. Finer than microseconds is cut.
[[nodiscard]] std::optional<WallTime> timeOfHar(QByteArrayView text);

} // namespace sse

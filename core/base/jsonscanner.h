// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArrayView>

#include <limits>
#include <optional>
#include <vector>

namespace sse {

/// One value of a JSON text: where its raw tokens stand. 28 bytes.
struct JsonNode
{
    static constexpr quint32 none = std::numeric_limits<quint32>::max();

    quint32 parent = none;   ///< its array or object; none for the root
    quint32 rowInParent = 0; ///< its place among the parent's members, from 0
    quint32 childCount = 0;
    quint32 keyBegin = none; ///< of the member name's opening quote; none outside of objects
    quint32 keyEnd = none;   ///< behind its closing quote
    quint32 begin = 0;       ///< of the value's first byte
    quint32 end = 0;         ///< behind its last
};

/// Takes \a json apart, strictly as RFC 8259 says, without looking at what numbers and strings
/// mean: members keep their order, duplicates stay, numbers of any size are numbers. The nodes come
/// in the order of the text, each before its children. Needs no stack, whatever the depth. Texts of
/// 4 GiB and more are refused. Errors: "json", with the byte position in the sentence.
[[nodiscard]] Result<std::vector<JsonNode>> scanJson(QByteArrayView json);

/// The byte from which on \a json is no JSON; its size when it ends too early; nothing when it is
/// JSON.
[[nodiscard]] std::optional<qsizetype> jsonFaultAt(QByteArrayView json);

/// \a json, whose \a nodes these are, with every member on a line of its own, indented by two
/// spaces a level up to 32 levels; tokens untouched.
[[nodiscard]] QByteArray indentedJson(QByteArrayView json, const std::vector<JsonNode> &nodes);

/// The text of a JSON string token (with its quotes, valid): escapes resolved, lone surrogates as
/// U+FFFD. At most about \a maxBytes of the token are looked at.
[[nodiscard]] QString jsonStringText(QByteArrayView token,
                                     qsizetype maxBytes = std::numeric_limits<qsizetype>::max());

} // namespace sse

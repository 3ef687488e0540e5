// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/importing/harjson.h"

#include <functional>
#include <vector>

namespace sse {

/// Where, in \a body, the blocks of its events end, in order, when these are what \a messages (an
/// array "_eventSourceMessages") tell, one by one: as many, each with its type, its data and, where
/// the message has one, the last event ID in force; \a lastEventId is in force at first. Empty when
/// they are not, or when there are none. Error: "cancelled" when \a goesOn, asked often, is false.
[[nodiscard]] Result<std::vector<qsizetype>> cutsOfHar(const HarJson &json, HarJson::Node messages,
                                                       QByteArrayView body,
                                                       const QByteArray &lastEventId,
                                                       const std::function<bool()> &goesOn);

} // namespace sse

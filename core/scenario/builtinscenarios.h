// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/scenario/scenario.h"

#include <optional>

namespace sse {

/// The names of the built-in scenarios, sorted. Their files are in resources/scenarios.
[[nodiscard]] const QList<QByteArray> &builtinScenarioNames();
/// The JSON of a built-in scenario; nothing when there is none of that name.
[[nodiscard]] std::optional<QByteArray> builtinScenarioText(QByteArrayView name);
/// The built-in scenario of that name; nothing when there is none.
[[nodiscard]] std::optional<Scenario> builtinScenario(QByteArrayView name);

} // namespace sse

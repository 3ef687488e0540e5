// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>

#include <optional>

namespace sse {

/// What is wrong with the types of the members of \a line, a JSON line of this program, as a
/// sentence without its begin and end, such as "“data” is not a string"; nothing when none is.
/// Members that are missing or not known are passed over.
[[nodiscard]] std::optional<QString> typeFaultOf(const QJsonObject &line);

} // namespace sse

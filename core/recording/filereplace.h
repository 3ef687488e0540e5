// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <optional>

namespace sse {

/// Gives the file \a from, whose bytes are synced, the name \a to, in the place of what is there,
/// in one step that outlasts a power failure. Errors: "other-disk" when \a to lies on another file
/// system, and "recording-io", each with a sentence; everything is as it was then.
[[nodiscard]] std::optional<Error> replaceFile(const QString &from, const QString &to);

} // namespace sse

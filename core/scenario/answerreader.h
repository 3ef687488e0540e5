// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/jsonmembers.h"

namespace sse {

/// Reads an answer from the members of its object, which may be the scenario's own.
[[nodiscard]] Answer readAnswer(JsonReader &reader, JsonMembers &members);

} // namespace sse

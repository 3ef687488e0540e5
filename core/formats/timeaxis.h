// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QString>

#include <utility>
#include <vector>

namespace sse {

/// Round times of the clock (UTC) between \a begin and \a end with their texts, at most \a most.
[[nodiscard]] std::vector<std::pair<WallTime, QString>> axisMarks(WallTime begin, WallTime end,
                                                                  int most);

} // namespace sse

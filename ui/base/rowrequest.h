// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"
#include "core/net/endpoint.h"

#include <optional>

namespace sse::ui {

/// What asks again for what \a attempt asked for: its header fields without those that the program,
/// or whatever sends it next, adds by itself, and without what can't be sent. \a attempt may come
/// from a file: hostile.
[[nodiscard]] Endpoint endpointOf(const AttemptRecord &attempt);

/// The number of the AttemptRecord of the request that brought \a row: the last one of its
/// connection, of a redirected connection's facts the one that was under way; nothing when none is
/// known. Quick.
[[nodiscard]] std::optional<std::size_t> attemptOfRow(const CaptureLog &log,
                                                      const EventIndex &index, RowNumber row);

/// What asks again for what attemptOfRow() asked for.
[[nodiscard]] std::optional<Endpoint> requestOfRow(const CaptureLog &log, const EventIndex &index,
                                                   RowNumber row);

} // namespace sse::ui

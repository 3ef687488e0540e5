// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/harentries.h"

namespace sse {

/// One attempt of a stream: entries that redirects lead from one to the next, as indices. The last
/// one has what there is of a body.
using HarAttempt = std::vector<std::size_t>;

/// The attempts of one stream, in order; none begins before another one ends.
using HarStream = std::vector<HarAttempt>;

/// The streams among \a entries, in the order of their beginnings, those of this program's own in
/// front. Of other programs, attempts with the same method and address are one stream, as long as
/// they don't overlap.
[[nodiscard]] std::vector<HarStream> harStreamsOf(const std::vector<HarEntry> &entries);

} // namespace sse

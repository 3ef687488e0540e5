// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/capture.h"

#include <QStringList>

#include <limits>

namespace sse::test {

/// What a capture holds of its connections, a text each, in the notation of SCENARIOS.md,
/// "Built-in scenarios": "GET after 9: 200; 3 events (ids 1–3); end-of-body; reconnect 500 ms
/// (retry)". Of the rows only those up to the comment number \a mostComments count.
[[nodiscard]] QStringList streamReport(const Capture &capture, int connections,
                                       quint64 mostComments = std::numeric_limits<quint64>::max());

} // namespace sse::test

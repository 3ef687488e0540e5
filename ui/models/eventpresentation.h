// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventrow.h"
#include "core/log/logrecord.h"
#include "ui/models/eventcolumns.h"

#include <QString>

namespace sse::ui {

/// How a block's row looks; for RowKind::Fact ask with its record.
[[nodiscard]] Emphasis emphasisOf(RowKind kind);
/// \a opened: of a response, whether the stream opened with it.
[[nodiscard]] Emphasis emphasisOf(const LogRecord &record, bool opened);

/// What the Data column says of a life-cycle row, in a few words: "200 text/event-stream",
/// "in 3,000 ms (server's retry)". Text from the network is in it as it came.
[[nodiscard]] QString factSummary(const LogRecord &record);

/// What became of a block, as a sentence in the standard's words, with its section; empty for
/// life-cycle rows.
[[nodiscard]] QString longReason(RowKind kind);

} // namespace sse::ui

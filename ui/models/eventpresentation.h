// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventrow.h"
#include "core/log/capturelog.h"
#include "ui/models/eventcolumns.h"

#include <QString>

#include <optional>

namespace sse::ui {

/// Whether the stream opened with the response that is record \a number of \a log; nothing as long
/// as the log doesn't say.
[[nodiscard]] std::optional<bool> responseOpened(const CaptureLog &log, std::size_t number);

/// How a block's row looks; for RowKind::Fact ask with its record.
[[nodiscard]] Emphasis emphasisOf(RowKind kind);
/// \a opened: of a response, whether the stream opened with it.
[[nodiscard]] Emphasis emphasisOf(const LogRecord &record, bool opened);

/// What the Type column says of a life-cycle row: "connecting", "opened", "ended", …
[[nodiscard]] QString factWord(const LogRecord &record, bool opened);
/// What the Data column says of it, in a few words: "200 text/event-stream", "in 3,000 ms (server's
/// retry)". Text from the network is in it as it came.
[[nodiscard]] QString factSummary(const LogRecord &record);

/// Why nothing was dispatched, in a few words for the Data column; empty for events, comments and
/// life-cycle rows.
[[nodiscard]] QString shortReason(RowKind kind);
/// The same as a sentence in the standard's words, with its section; of events and comments too.
[[nodiscard]] QString longReason(RowKind kind);

} // namespace sse::ui

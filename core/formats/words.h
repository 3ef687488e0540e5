// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventrow.h"
#include "core/log/logrecord.h"

#include <QString>

namespace sse {

// The short words of tables, the same in the window and in reports.

/// "CONNECTING (0)", "OPEN (1)", "CLOSED (2)".
[[nodiscard]] QString readyStateWord(ReadyState state);
/// "end of body", "not reachable", …
[[nodiscard]] QString endReasonWord(EndReason reason);
/// Where a delay comes from: "profile's default", "server's retry", "back-off", "you".
[[nodiscard]] QString delaySourceWord(DelaySource source);
/// "event", "comment", "dropped", …; "life cycle" of facts.
[[nodiscard]] QString kindWord(RowKind kind);
/// "connecting", "opened", "ended", …; \a opened: of a response, whether the stream opened with it.
[[nodiscard]] QString factWord(const LogRecord &record, bool opened);
/// Why a block dispatched nothing, in a few words; empty for events, comments and facts.
[[nodiscard]] QString reasonSentence(RowKind kind);

} // namespace sse

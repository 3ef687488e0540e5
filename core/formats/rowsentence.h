// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"
#include "core/secrets/redactor.h"

namespace sse {

// What exports say of rows, in the window's words. Text from the network is in it as it came, but
// for what the redactor masks.

/// "CONNECTING (0)", "OPEN (1)", "CLOSED (2)".
[[nodiscard]] QString readyStateWord(ReadyState state);
/// "end of body", "not reachable", …: the short word of a table.
[[nodiscard]] QString endReasonWord(EndReason reason);
/// Where a delay comes from: "profile's default", "server's retry", "back-off", "you".
[[nodiscard]] QString delaySourceWord(DelaySource source);
/// "event", "comment", "dropped", …; "life cycle" of facts.
[[nodiscard]] QString kindWord(RowKind kind);
/// Of the fact that is record \a number: "connecting", "opened", "ended", …
[[nodiscard]] QString factWord(const CaptureLog &log, std::size_t number);
/// Whether it is an end to worry about.
[[nodiscard]] bool isBadNews(const LogRecord &record);

/// What happened: "GET http://…", "200 text/event-stream", "in 3,000 ms (server's retry)", the
/// sentence of an end or a note. Empty for facts without a row.
[[nodiscard]] QString factSentence(const LogRecord &record, Redactor &redactor);
/// Why a block dispatched nothing; empty for events, comments and facts.
[[nodiscard]] QString reasonSentence(RowKind kind);
/// factSentence() or reasonSentence() of \a row: what there is to say about it besides its text.
[[nodiscard]] QString rowSentence(EventText &text, const EventIndex &index, RowNumber row,
                                  Redactor &redactor);

} // namespace sse

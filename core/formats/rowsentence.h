// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"
#include "core/secrets/redactor.h"

namespace sse {

// What exports say of rows, in the window's words. Text from the network is in it as it came, but
// for what the redactor masks.

/// Whether it is an end to worry about.
[[nodiscard]] bool isBadNews(const LogRecord &record);

/// What happened: "GET http://…", "200 text/event-stream", "in 3,000 ms (server's retry)", the
/// sentence of an end or a note. Empty for facts without a row.
[[nodiscard]] QString factSentence(const LogRecord &record, Redactor &redactor);
/// factSentence() or reasonSentence() of \a row: what there is to say about it besides its text.
[[nodiscard]] QString rowSentence(EventText &text, const EventIndex &index, RowNumber row,
                                  Redactor &redactor);

} // namespace sse

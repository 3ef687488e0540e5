// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

namespace sse {

/// What happens to an EventSource, in the words of the HTML standard § 9.2.3.
enum class StreamSignal : quint8 {
    Start,       ///< the constructor, or the user's Connect
    Announce,    ///< "announce the connection"
    Reestablish, ///< "reestablish the connection"
    Fail,        ///< "fail the connection"
    Close,       ///< close()
};

/// The next readyState; a pure table. CLOSED is left by Start only.
[[nodiscard]] ReadyState nextReadyState(ReadyState state, StreamSignal signal);

} // namespace sse

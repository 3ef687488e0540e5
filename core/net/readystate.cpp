// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/readystate.h"

namespace sse {

ReadyState nextReadyState(ReadyState state, StreamSignal signal)
{
    switch (signal) {
    case StreamSignal::Start:
        return ReadyState::Connecting;
    case StreamSignal::Announce:
        return state == ReadyState::Closed ? ReadyState::Closed : ReadyState::Open;
    case StreamSignal::Reestablish:
        return state == ReadyState::Closed ? ReadyState::Closed : ReadyState::Connecting;
    case StreamSignal::Fail:
    case StreamSignal::Close:
        return ReadyState::Closed;
    }
    Q_UNREACHABLE();
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/logrecord.h"

namespace sse {

QByteArray endReasonName(EndReason reason)
{
    switch (reason) {
    case EndReason::EndOfBody:
        return "end-of-body";
    case EndReason::EndNotVerifiable:
        return "end-not-verifiable";
    case EndReason::Truncated:
        return "truncated";
    case EndReason::Refused:
        return "refused";
    case EndReason::Dns:
        return "dns";
    case EndReason::Tls:
        return "tls";
    case EndReason::NotHttp:
        return "not-http";
    case EndReason::Status:
        return "status";
    case EndReason::ContentType:
        return "content-type";
    case EndReason::NoContent:
        return "no-content";
    case EndReason::Redirect:
        return "redirect";
    case EndReason::TimeoutConnect:
        return "timeout-connect";
    case EndReason::TimeoutFirstByte:
        return "timeout-first-byte";
    case EndReason::TimeoutIdle:
        return "timeout-idle";
    case EndReason::Closed:
        return "closed";
    case EndReason::Limit:
        return "limit";
    }
    Q_UNREACHABLE();
}

QByteArray delaySourceName(DelaySource source)
{
    switch (source) {
    case DelaySource::Default:
        return "default";
    case DelaySource::Retry:
        return "retry";
    case DelaySource::Backoff:
        return "backoff";
    case DelaySource::User:
        return "user";
    }
    Q_UNREACHABLE();
}

bool endsWhileWaiting(const NoteRecord &note)
{
    return note.code == endReasonName(EndReason::Closed) ||
           note.code == endReasonName(EndReason::Limit);
}

bool hasRow(const LogRecord &record)
{
    return !std::holds_alternative<StateRecord>(record.fact) &&
           !std::holds_alternative<StartRecord>(record.fact) &&
           !std::holds_alternative<BodyEndRecord>(record.fact) &&
           !std::holds_alternative<CheckpointRecord>(record.fact);
}

} // namespace sse

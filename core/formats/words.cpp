// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/words.h"

#include <QCoreApplication>

namespace sse {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::Words)
};

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace

QString readyStateWord(ReadyState state)
{
    switch (state) {
    case ReadyState::Connecting:
        return QStringLiteral("CONNECTING (0)");
    case ReadyState::Open:
        return QStringLiteral("OPEN (1)");
    case ReadyState::Closed:
        return QStringLiteral("CLOSED (2)");
    }
    Q_UNREACHABLE();
}

QString endReasonWord(EndReason reason)
{
    switch (reason) {
    case EndReason::EndOfBody:
        return Words::tr("end of body");
    case EndReason::EndNotVerifiable:
        return Words::tr("end or cut, unknown");
    case EndReason::Truncated:
        return Words::tr("cut before the end");
    case EndReason::Refused:
        return Words::tr("not reachable");
    case EndReason::Dns:
        return Words::tr("unknown host");
    case EndReason::Tls:
        return Words::tr("TLS failure");
    case EndReason::NotHttp:
        return Words::tr("no HTTP response");
    case EndReason::Status:
        return Words::tr("HTTP status");
    case EndReason::ContentType:
        return Words::tr("content type");
    case EndReason::NoContent:
        return Words::tr("204 No Content");
    case EndReason::Redirect:
        return Words::tr("redirect");
    case EndReason::TimeoutConnect:
        return Words::tr("connect timeout");
    case EndReason::TimeoutFirstByte:
        return Words::tr("first byte timeout");
    case EndReason::TimeoutIdle:
        return Words::tr("idle timeout");
    case EndReason::Closed:
        return Words::tr("you");
    case EndReason::Limit:
        return Words::tr("limit");
    }
    Q_UNREACHABLE();
}

QString delaySourceWord(DelaySource source)
{
    switch (source) {
    case DelaySource::Default:
        return Words::tr("profile's default");
    case DelaySource::Retry:
        return Words::tr("server's retry");
    case DelaySource::Backoff:
        return Words::tr("back-off");
    case DelaySource::User:
        return Words::tr("you");
    }
    Q_UNREACHABLE();
}

QString kindWord(RowKind kind)
{
    switch (kind) {
    case RowKind::Event:
        return Words::tr("event");
    case RowKind::Dropped:
        return Words::tr("dropped");
    case RowKind::Id:
        return Words::tr("id");
    case RowKind::Retry:
        return Words::tr("retry");
    case RowKind::Ignored:
        return Words::tr("ignored");
    case RowKind::Unfinished:
        return Words::tr("unfinished");
    case RowKind::Comment:
        return Words::tr("comment");
    case RowKind::Fact:
        return Words::tr("life cycle");
    }
    Q_UNREACHABLE();
}

QString factWord(const LogRecord &record, bool opened)
{
    return std::visit(Overloaded{
                          [](const AttemptRecord &attempt) {
                              return attempt.hop == 0 ? Words::tr("connecting")
                                                      : Words::tr("redirected");
                          },
                          [opened](const ResponseRecord &) {
                              return opened ? Words::tr("opened") : Words::tr("response");
                          },
                          [](const StateRecord &state) { return readyStateWord(state.state); },
                          [](const EndRecord &end) {
                              return end.failed ? Words::tr("failed") : Words::tr("ended");
                          },
                          [](const ReconnectRecord &) { return Words::tr("reconnecting"); },
                          [](const NoteRecord &) { return Words::tr("note"); },
                          [](const StartRecord &) { return Words::tr("started"); },
                          [](const BodyEndRecord &) { return Words::tr("body ended"); },
                          [](const CheckpointRecord &) { return Words::tr("checkpoint"); },
                      },
                      record.fact);
}

QString reasonSentence(RowKind kind)
{
    switch (kind) {
    case RowKind::Dropped:
        return Words::tr("event without data: nothing dispatched");
    case RowKind::Id:
        return Words::tr("sets the last event ID, nothing dispatched");
    case RowKind::Retry:
        return Words::tr("sets the reconnection time");
    case RowKind::Ignored:
        return Words::tr("no field took effect: ignored");
    case RowKind::Unfinished:
        return Words::tr("no blank line before the end: discarded");
    case RowKind::Event:
    case RowKind::Comment:
    case RowKind::Fact:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace sse

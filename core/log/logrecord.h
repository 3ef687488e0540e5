// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <variant>

namespace sse {

/// Why a connection attempt ended. The names on the command line are in endReasonName().
enum class EndReason : quint8 {
    EndOfBody,        ///< complete, by length or last chunk
    EndNotVerifiable, ///< close-delimited: QNetworkAccessManager can't tell an end from a cut
    Truncated,        ///< cut before the end of the body
    Refused,
    Dns,
    Tls,
    NotHttp,
    Status,
    ContentType,
    NoContent, ///< 204: the server's way to say stop
    Redirect,  ///< too many, or to where none may lead
    TimeoutConnect,
    TimeoutFirstByte,
    TimeoutIdle,
    Closed, ///< by the user
    Limit,  ///< a limit that was asked for
};

/// "end-of-body", "tls", …: the command line's word. Never empty.
[[nodiscard]] QByteArray endReasonName(EndReason reason);

/// Where the delay before a reconnect comes from.
enum class DelaySource : quint8 { Default, Retry, Backoff, User };
[[nodiscard]] QByteArray delaySourceName(DelaySource source);

/// A request as it goes out. \a hop counts redirects within the attempt.
struct AttemptRecord
{
    int hop = 0;
    QByteArray method;
    QUrl url;
    HeaderList headers;
    QByteArray body;
    QByteArray lastEventId; ///< as sent in Last-Event-ID; empty when not sent
};

/// A response head.
struct ResponseRecord
{
    int status = 0;
    QByteArray reasonPhrase;
    QUrl url;
    HeaderList headers;
};

/// readyState changed.
struct StateRecord
{
    ReadyState state = ReadyState::Connecting;
};

/// An attempt, or one hop of it, ended.
struct EndRecord
{
    EndReason reason = EndReason::EndOfBody;
    QString message;     ///< a sentence: what happened, what it means, what to do
    bool failed = false; ///< for good: readyState is CLOSED and stays so
};

/// A reconnect was scheduled.
struct ReconnectRecord
{
    Millis delay{0};
    DelaySource source = DelaySource::Default;
    QString message; ///< a sentence on the delay's provenance
};

/// Something worth telling that ends nothing.
struct NoteRecord
{
    QByteArray code; ///< stable, kebab-case
    QString message;
};

/// Whether \a note is that the stream was closed between two connections, where no attempt is left
/// that could end.
[[nodiscard]] bool endsWhileWaiting(const NoteRecord &note);

/// The user started a stream: what was configured. Attempts follow it.
struct StartRecord
{
    QByteArray profile;      ///< ReconnectProfile::id
    bool reconnect = true;   ///< as configured
    bool insecure = false;   ///< the server's certificate is not verified
    bool keepsState = false; ///< last event ID and reconnection time of what came before stay
    QByteArray lastEventId;  ///< in force from here on, unless keepsState
    quint64 mostEvents = 0;  ///< no rows behind so many dispatched events in the log; 0: no limit
    Nanos connectTimeout{0};
    Nanos firstByteTimeout{0};
    Nanos idleTimeout{0};
};

/// The body of the connection ended here: what its last block lacks can't come any more.
struct BodyEndRecord
{
};

/// Between two blocks, from where rows can be made without the bytes before: the record's position
/// lies there, which may be below that of earlier records.
struct CheckpointRecord
{
    quint64 row = 0;              ///< rows before it
    QByteArray lastEventId;       ///< in force there
    std::optional<quint64> retry; ///< the reconnection time set last, in ms
};

/// One fact about the stream, at its place among the bytes.
struct LogRecord
{
    using Fact =
        std::variant<AttemptRecord, ResponseRecord, StateRecord, EndRecord, ReconnectRecord,
                     NoteRecord, StartRecord, BodyEndRecord, CheckpointRecord>;

    ConnectionId connection = 0;
    MonoTime time;
    ByteOffset position = 0; ///< body bytes logged before it
    Fact fact;
};

/// Whether a fact has a row of its own in the index: those that are worth reading.
[[nodiscard]] bool hasRow(const LogRecord &record);

} // namespace sse

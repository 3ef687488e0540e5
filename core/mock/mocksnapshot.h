// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/scenario/scenario.h"

#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace sse {

/// Where one request to the mock server stands.
enum class MockState : quint8 {
    Receiving, ///< the request has not arrived whole
    Delayed,   ///< the response head waits, or goes out slowly
    Streaming,
    Blocked, ///< the client does not read, so nothing more is made
    Hanging, ///< on purpose nothing more comes
    Ended,
};

/// Who ended it.
enum class MockEnd : quint8 {
    Scenario, ///< as the scenario says: MockRequestInfo::endKind
    User,     ///< cut or ended by hand: endKind
    Client,   ///< the client left
    Refused,  ///< by the server's rules or limits
    Stopped,  ///< the server was stopped
};

/// One request and its answer; immutable, a newer one replaces it.
struct MockRequestInfo
{
    quint64 number = 0; ///< from 1
    QString peer;       ///< "127.0.0.1:40312"
    WallTime time;      ///< of the first byte
    QByteArray method;  ///< empty while it has not arrived
    QByteArray target;
    int minorVersion = 1;
    HeaderList headers; ///< as sent: may hold secrets
    QByteArray lastEventId;
    quint64 bodyBytes = 0;  ///< of the request
    QByteArray bodyBegin;   ///< its first 4 KiB, when the content looks at bodies
    int status = 0;         ///< answered with; 0: not yet
    quint32 connection = 0; ///< number of this connection of the client; 0: none (refused, CORS)
    int answer = 0;         ///< which of the scenario's, from 0
    QString content;        ///< the name of what answers; empty: the server itself
    quint64 bytesSent = 0;  ///< of the response's body, before compression, handed to the system
    quint64 eventsSent = 0;
    MockState state = MockState::Receiving;
    MockEnd end = MockEnd::Scenario; ///< when Ended
    EndKind endKind = EndKind::Clean;
    QString sentence; ///< why it was refused; otherwise empty
    std::optional<WallTime> endTime;
};

/// The mock server as it stood at one moment.
struct MockSnapshot
{
    /// Requests that are remembered; behind them the oldest ended ones go.
    static constexpr int mostRequests = 10'000;

    enum class State : quint8 { Stopped, Starting, Listening, Failed };
    State state = State::Stopped;
    QUrl url; ///< to ask for, when Listening
    quint16 port = 0;
    QStringList addresses;      ///< listened on
    QStringList notes;          ///< sentences on what is not as asked (IPv6 missing, accept failed)
    std::optional<Error> error; ///< when Failed
    QString contentName;
    QList<std::shared_ptr<const MockRequestInfo>> requests; ///< by number
    quint64 requestCount = 0;                               ///< ever
    quint64 forgotten = 0; ///< requests that are no longer remembered
    int live = 0;          ///< requests that have not ended
};

} // namespace sse

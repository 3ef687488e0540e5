// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/reconnectpolicy.h"
#include "core/net/requestchain.h"

#include <QString>

namespace sse {

// The sentences of the log's records: what happened, what it means, what to do. Pure; plain text,
// what came from the network in it is capped and has its control characters made visible.

/// Why a stream ends although its profile would reconnect.
enum class StopCause : quint8 {
    None,
    Asked,          ///< Endpoint::reconnect is off
    Method,         ///< a method other than GET, and no profile was chosen
    AttemptsUsedUp, ///< ReconnectProfile::mostAttempts
};

/// All that the sentence of an end is made of.
struct EndFacts
{
    AttemptEnd end;
    NextStep next = NextStep::Reestablish; ///< what follows in the end
    StopCause stop = StopCause::None;
    bool headSeen = false; ///< a response head had arrived
    QUrl url;
    QByteArray method;
    QByteArray reasonPhrase;
    std::optional<QByteArray> contentType; ///< nothing: the header is missing
    bool charsetRefused = false;           ///< ContentType: only for its charset
    TransportError transport = TransportError::None;
    QString detail;              ///< the transport's own words
    bool cutMayBeHidden = false; ///< a cut could look like this end
    QString location;            ///< Redirect: where to
    Nanos timeout{0};            ///< the watchdog's, or the duration that was asked for
    quint64 events = 0;          ///< Limit: the events that were asked for
    int mostAttempts = 0;
    QString profileTitle;
};

[[nodiscard]] QString endMessage(const EndFacts &facts);

/// The class of a transport's error. \a opened: the stream was open.
[[nodiscard]] EndReason endReasonOf(const TransportEnd &end, bool opened);

/// On the provenance of a delay. \a failures as in reconnectDelay().
[[nodiscard]] QString reconnectMessage(const ReconnectDelay &delay, const ReconnectProfile &profile,
                                       int failures);

[[nodiscard]] QString redirectMessage(int status, const RequestChain::Step &step, int hop);

/// A duration as a person writes it: "1.5 s", "300 ms".
[[nodiscard]] QString durationText(Nanos duration);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QString>

#include <span>

namespace sse {

/// What an empty "retry" field does; the standard ignores it.
enum class EmptyRetry : quint8 { Ignore, RestoreDefault, Zero };
/// What a reconnection time of 2^32 ms or more does.
enum class HugeRetry : quint8 { Wait, Wrap32 };
/// Which Content-Type makes an event stream.
enum class MimeRule : quint8 {
    LastEssence,  ///< Fetch "extract a MIME type": the last one that parses
    FirstEssence, ///< the first of a list
    Prefix,       ///< the bytes begin with "text/event-stream", case-sensitive
    Any,
};
enum class CharsetRule : quint8 { Any, Utf8Only };
/// What a failing Content-Type, or the status, leads to.
enum class FailureRule : quint8 { Fail, Reestablish };
/// Which statuses are taken and which are retried.
enum class StatusRule : quint8 {
    Only200,     ///< every other one fails the connection
    AnyWithBody, ///< never looked at; a status without a body reestablishes
    RetryErrors, ///< 4xx and 5xx reestablish, others as Only200
};
/// What a complete body leads to.
enum class CleanEndRule : quint8 { Reestablish, Finish };
/// Where the reconnect after a redirect goes.
enum class RedirectTarget : quint8 { Original, Final, FinalIfPermanent };

/// Error classes that a profile reestablishes after; the others fail the connection.
struct ErrorClasses
{
    bool dns = true;
    bool refused = true;
    bool notHttp = true;
    bool tls = true;
    bool redirectLoop = true;
    bool redirectEmpty = true;     ///< an empty Location
    bool redirectForbidden = true; ///< to a scheme other than http and https
    friend bool operator==(const ErrorClasses &, const ErrorClasses &) = default;
};

/// How one client reconnects: a row of the table in reconnectProfiles(), or made by the user.
struct ReconnectProfile
{
    QByteArray id; ///< "whatwg", …: the command line's word
    QString title; ///< "WHATWG", …
    Millis defaultDelay{3000};
    Millis leastDelay{0};
    Millis mostDelay{Millis::max()};
    EmptyRetry emptyRetry = EmptyRetry::Ignore;
    HugeRetry hugeRetry = HugeRetry::Wait;
    double backoffFactor = 1;      ///< of the delay, for every failed attempt in a row
    double jitter = 0;             ///< 0…1: up to this share of the delay is taken off at random
    Millis ceiling{Millis::max()}; ///< of the back-off
    Millis resetAfterOpen{0};      ///< OPEN so long starts the back-off anew; 0: any open does
    int mostAttempts = 0;          ///< in a row without success; 0: no limit
    StatusRule status = StatusRule::Only200;
    MimeRule mime = MimeRule::LastEssence;
    CharsetRule charset = CharsetRule::Any;
    FailureRule wrongType = FailureRule::Fail;
    CleanEndRule cleanEnd = CleanEndRule::Reestablish;
    ErrorClasses errors;
    RedirectTarget redirectTarget = RedirectTarget::Original;
    friend bool operator==(const ReconnectProfile &, const ReconnectProfile &) = default;
};

/// The built-in profiles: whatwg, chrome, firefox, safari, fetch-event-source, sdk. The table.
[[nodiscard]] std::span<const ReconnectProfile> reconnectProfiles();
/// The one with \a id, or nullptr.
[[nodiscard]] const ReconnectProfile *findReconnectProfile(QByteArrayView id);

} // namespace sse

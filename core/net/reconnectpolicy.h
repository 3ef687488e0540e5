// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"
#include "core/net/reconnectprofile.h"
#include "core/net/transport.h"
#include "core/wire/streamparser.h"

#include <optional>

namespace sse {

/// What follows on the end of an attempt.
enum class NextStep : quint8 { Reestablish, Fail, Finish };

/// How an attempt ended, for the policy.
struct AttemptEnd
{
    EndReason reason = EndReason::EndOfBody;
    bool opened = false;          ///< the connection was announced
    bool emptyLocation = false;   ///< Redirect: to an empty Location
    bool forbiddenScheme = false; ///< Redirect: to a scheme other than http and https
    int status = 0;
};

/// A pure function of the profile's columns.
[[nodiscard]] NextStep nextStep(const ReconnectProfile &profile, const AttemptEnd &end);

/// The delay before the next attempt and where it comes from.
struct ReconnectDelay
{
    Millis delay{0};
    DelaySource source = DelaySource::Default;
};

/// \a failures: attempts since the back-off began anew, 0 for the first reconnect. \a random01 in
/// [0, 1) drives the jitter. Pure.
[[nodiscard]] ReconnectDelay reconnectDelay(const ReconnectProfile &profile,
                                            const RetryState &retry, int failures, double random01);

/// Whether a Content-Type (all fields of that name joined by ", ") makes an event stream.
struct ContentTypeVerdict
{
    bool accepted = false;
    bool foreignCharset = false; ///< a charset other than UTF-8 is named; decoded as UTF-8 anyway
};
[[nodiscard]] ContentTypeVerdict judgeContentType(const ReconnectProfile &profile,
                                                  const QByteArray &contentType);

/// Whether a status lets the stream open under the profile.
[[nodiscard]] bool statusOpens(const ReconnectProfile &profile, int status);

} // namespace sse

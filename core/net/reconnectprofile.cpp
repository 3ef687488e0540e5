// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/reconnectprofile.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

// What each client was measured to do, as far as it is sane: a redirect loop fails for good in all
// of them (Chrome and fetch-event-source ask 21 times again after every delay), and so does an
// empty Location in Safari (WebKit hangs there).

ReconnectProfile whatwg()
{
    ReconnectProfile profile;
    profile.id = "whatwg";
    profile.title = QStringLiteral("WHATWG");
    // "unless the user agent knows that to be futile", § 9.2.2 step 15.
    profile.errors.redirectLoop = false;
    profile.errors.redirectEmpty = false;
    profile.errors.redirectForbidden = false;
    // "reestablish the connection" fetches the same request object, whose URL list has grown.
    profile.redirectTarget = RedirectTarget::Final;
    return profile;
}

ReconnectProfile chrome()
{
    ReconnectProfile profile;
    profile.id = "chrome";
    profile.title = QStringLiteral("Chrome");
    profile.emptyRetry = EmptyRetry::RestoreDefault;
    profile.charset = CharsetRule::Utf8Only;
    profile.errors.redirectLoop = false;
    profile.errors.redirectEmpty = false;
    profile.redirectTarget = RedirectTarget::Final;
    return profile;
}

ReconnectProfile firefox()
{
    ReconnectProfile profile;
    profile.id = "firefox";
    profile.title = QStringLiteral("Firefox");
    profile.defaultDelay = Millis(5000);
    profile.leastDelay = Millis(500);
    profile.emptyRetry = EmptyRetry::Zero;
    profile.hugeRetry = HugeRetry::Wrap32;
    // It reestablishes after a short list of network errors only. A refused connection is on it
    // for the page's own origin, and a program without an origin is taken for that.
    profile.errors = {.dns = false,
                      .refused = true,
                      .notHttp = false,
                      .tls = false,
                      .redirectLoop = false,
                      .redirectEmpty = false,
                      .redirectForbidden = false};
    profile.redirectTarget = RedirectTarget::FinalIfPermanent;
    return profile;
}

ReconnectProfile safari()
{
    ReconnectProfile profile;
    profile.id = "safari";
    profile.title = QStringLiteral("Safari");
    profile.emptyRetry = EmptyRetry::RestoreDefault;
    profile.mime = MimeRule::FirstEssence;
    profile.errors.redirectLoop = false;
    profile.errors.redirectEmpty = false;
    profile.errors.redirectForbidden = false;
    profile.redirectTarget = RedirectTarget::Original;
    return profile;
}

ReconnectProfile fetchEventSource()
{
    ReconnectProfile profile;
    profile.id = "fetch-event-source";
    profile.title = QStringLiteral("fetch-event-source");
    profile.defaultDelay = Millis(1000);
    profile.status = StatusRule::AnyWithBody;
    profile.mime = MimeRule::Prefix;
    profile.wrongType = FailureRule::Reestablish;
    profile.cleanEnd = CleanEndRule::Finish;
    profile.errors.redirectLoop = false;
    profile.redirectTarget = RedirectTarget::Original;
    return profile;
}

ReconnectProfile sdk()
{
    ReconnectProfile profile;
    profile.id = "sdk";
    profile.title = QStringLiteral("SDK");
    profile.defaultDelay = Millis(1000);
    profile.backoffFactor = 2;
    profile.jitter = 0.5;
    profile.ceiling = Millis(30'000);
    profile.resetAfterOpen = Millis(60'000);
    profile.status = StatusRule::RetryErrors;
    profile.errors.redirectLoop = false;
    profile.errors.redirectEmpty = false;
    profile.errors.redirectForbidden = false;
    profile.redirectTarget = RedirectTarget::Original;
    return profile;
}

} // namespace

std::span<const ReconnectProfile> reconnectProfiles()
{
    static const std::array table{whatwg(), chrome(),           firefox(),
                                  safari(), fetchEventSource(), sdk()};
    return table;
}

const ReconnectProfile *findReconnectProfile(QByteArrayView id)
{
    const std::span<const ReconnectProfile> table = reconnectProfiles();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [id](const ReconnectProfile &p) { return id == p.id; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace sse

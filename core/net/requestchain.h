// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/endpoint.h"

namespace sse {

/// What a redirect did to the request.
enum class RedirectOutcome : quint8 {
    Followed,
    TooMany,
    EmptyLocation,
    ForbiddenScheme, ///< anything but http and https, or no URL at all
};

/// The hops of an attempt, Fetch § 4.5 "HTTP-redirect fetch", and where the next attempt goes.
/// Pure: no transport, no log.
class RequestChain final
{
public:
    static constexpr int mostHops = 20;

    struct Step
    {
        RedirectOutcome outcome = RedirectOutcome::Followed;
        QUrl target;                     ///< as resolved, also where it isn't followed
        bool methodChanged = false;      ///< became GET, the body is gone
        bool credentialsDropped = false; ///< by this hop: it leads to another origin
    };

    /// Forgets where redirects led.
    void setEndpoint(const Endpoint &endpoint);
    /// The first hop of an attempt: to the endpoint, or to where the one before was redirected, as
    /// the profile says.
    void beginAttempt();
    /// \a status is one of isRedirect().
    Step follow(int status, const QByteArray &location);

    /// The request as it is to be sent; its headers are the user's.
    [[nodiscard]] const Endpoint &current() const { return m_current; }
    [[nodiscard]] int hop() const { return m_hop; }

    [[nodiscard]] static bool isRedirect(int status);

private:
    Endpoint m_next; // of the next attempt
    Endpoint m_current;
    int m_hop = 0;
    bool m_permanent = true; // all hops of this attempt were
};

} // namespace sse

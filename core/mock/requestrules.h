// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/requestparser.h"

#include <QStringList>

#include <optional>

namespace sse {

/// Whose requests are answered.
struct RequestRules
{
    quint16 port = 0;
    /// The server listens on more than the loopback interface: any IP address is a Host too. (A
    /// rebound name is never an address.)
    bool beyondLoopback = false;
    QStringList hosts{};   ///< further names that Host may have, without port
    QStringList origins{}; ///< further origins whose pages may ask, as "https://example.org"
    bool anyOrigin = false;
};

/// Why \a head is not answered: 421 for a Host (name and port, 80 without one) that is not this
/// server's, 403 for a page of an Origin that is not allowed, 400 for a target that is neither a
/// path, "*" of OPTIONS, nor an http URL of this server. Nothing when it is. The server's own
/// origin and those of the loopback interface always are allowed; "null" never is unless anyOrigin.
[[nodiscard]] std::optional<RequestRefusal> checkRequest(const RequestHead &head,
                                                         const RequestRules &rules);

} // namespace sse

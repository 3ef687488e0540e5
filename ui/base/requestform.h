// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/endpoint.h"

#include <QString>

namespace sse::ui {

/// The fields behind the profile "Custom".
struct CustomProfile
{
    Millis delay{3000};
    double backoffFactor = 1;
    double jitter = 0;
    Millis ceiling{30000};
    int mostAttempts = 0; ///< 0: no limit
    friend bool operator==(const CustomProfile &, const CustomProfile &) = default;
};

/// What a user typed to describe a request: text, not judged yet. A value.
struct RequestForm
{
    QString address;
    QString method = QStringLiteral("GET");
    QString headers; ///< "Name: value", one a line; blank lines are skipped
    QString body;
    /// A profile's id, "custom", "none" (never reconnect), or empty: the default (WHATWG), with
    /// which methods other than GET do not reconnect by themselves.
    QString profile;
    CustomProfile custom;
    QString lastEventId;
    int connectTimeout = 30;   ///< s, 0: off
    int firstByteTimeout = 30; ///< s, 0: off
    int idleTimeout = 0;       ///< s, 0: off
    QString caFile;            ///< path of PEM certificates; empty: the system's
    bool insecure = false;
    friend bool operator==(const RequestForm &, const RequestForm &) = default;
};

/// What the form asks for, without its CA file, which the caller loads. Errors: those of
/// parseAddress(), validateMethod() and parseHeaderLine(), with the line's number in the sentence;
/// "address-redacted" when the address still holds a mask in place of a secret.
[[nodiscard]] Result<Endpoint> toEndpoint(const RequestForm &form);

/// The header lines alone, to tell what is wrong while the user types.
[[nodiscard]] Result<HeaderList> parseHeaders(const QString &text);

/// The form without what must not be stored: secret headers, secrets in the address, a last event
/// ID with a secret, the body, and the leave to skip TLS verification.
[[nodiscard]] RequestForm withoutSecrets(RequestForm form);

} // namespace sse::ui

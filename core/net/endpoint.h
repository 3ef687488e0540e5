// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/types.h"
#include "core/net/reconnectprofile.h"

#include <QUrl>

#include <optional>

namespace sse {

/// What to ask for, and how. A value.
struct Endpoint
{
    QUrl url;
    QByteArray method = "GET";
    HeaderList headers; ///< the user's; they replace the ones sent by default
    QByteArray body;
    QByteArray lastEventId; ///< sent with the first request when not empty
    ReconnectProfile profile;
    /// Whether the user chose the profile: only then a method other than GET reconnects by itself,
    /// since that sends the request's body again.
    bool profileChosen = false;
    bool reconnect = true;
    bool readAnyway = false;   ///< take any status and content type for an event stream
    bool insecure = false;     ///< skip the verification of the TLS peer
    QByteArray caCertificates; ///< PEM, in place of the system's; empty: the system's
    Nanos connectTimeout = std::chrono::seconds(30);   ///< ends the attempt; 0: off
    Nanos firstByteTimeout = std::chrono::seconds(30); ///< tells only; 0: off
    Nanos idleTimeout{0};                              ///< ends the attempt; 0: off
    quint64 maxEvents = 0; ///< end behind so many dispatched events; 0: no limit
};

/// What the user typed as an address: "localhost:8080/x" means http, "https:" and "http:" stay.
/// Errors: "url-empty", "url-malformed", "url-scheme", "url-host".
[[nodiscard]] Result<QUrl> parseAddress(const QString &text);

/// One header line "Name: value". The name must be an RFC 9110 token, the value without controls
/// except TAB. Errors: "header-colon", "header-name", "header-value".
[[nodiscard]] Result<HeaderField> parseHeaderLine(QByteArrayView line);
[[nodiscard]] std::optional<Error> validateHeader(const HeaderField &header);
/// An RFC 9110 token. Errors: "method".
[[nodiscard]] std::optional<Error> validateMethod(const QByteArray &method);

/// The fields that a request to \a endpoint carries, in wire order behind Host: the defaults
/// (Accept, Cache-Control, Pragma, Accept-Encoding, Accept-Language, User-Agent, Connection), with
/// the user's in place of those of the same name, and Last-Event-ID when \a lastEventId is not
/// empty and safe in a header.
[[nodiscard]] HeaderList requestHeaders(const Endpoint &endpoint, const QByteArray &lastEventId);

/// Whether \a id can stand in a header as it is: no control characters.
[[nodiscard]] bool isHeaderSafe(QByteArrayView id);

/// The value of the last field called \a name, or nothing.
[[nodiscard]] std::optional<QByteArray> findHeader(const HeaderList &headers, QByteArrayView name);

} // namespace sse

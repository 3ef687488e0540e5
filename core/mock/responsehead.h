// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/requestparser.h"
#include "core/scenario/scenario.h"

namespace sse {

/// A response head as bytes, and what follows it.
struct ResponseHead
{
    QByteArray bytes; ///< blank line included
    Framing framing = Framing::Close;
    bool hasBody = true; ///< none for HEAD, 204, 205 and 304
};

/// The head of \a spec in answer to \a request (SCENARIOS.md, "response"). A client of HTTP/1.0
/// gets no chunks; a length that nobody knows becomes a close. Pure.
[[nodiscard]] ResponseHead responseHead(const ResponseSpec &spec, const RequestHead &request);

/// A whole response that says \a sentence as plain text, with the headers of \a spec in place of
/// the usual ones. \a request may be null when it could not be read.
[[nodiscard]] QByteArray textResponse(const ResponseSpec &spec, const QByteArray &sentence,
                                      const RequestHead *request);

/// Whether it is a preflight of the Fetch standard: OPTIONS with an Origin and
/// Access-Control-Request-Method.
[[nodiscard]] bool isPreflight(const RequestHead &request);
/// The answer to a preflight from an allowed origin: all that it asks for, unless \a cors is None;
/// credentials only with CorsMode::Credentials.
[[nodiscard]] QByteArray preflightResponse(const RequestHead &request, CorsMode cors);

} // namespace sse

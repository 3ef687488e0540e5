// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/mock/bodysource.h"
#include "core/mock/requestparser.h"

#include <memory>

namespace sse {

/// A request that arrived whole.
struct MockRequest
{
    /// Bytes of a request's body that are kept; what follows is counted only.
    static constexpr qsizetype keptBody = 256 << 10;

    RequestHead head;
    QByteArray body; ///< at most keptBody
    QByteArray peer; ///< address without port

    /// Of the target, as sent, without "?" and what follows.
    [[nodiscard]] QByteArrayView path() const;
    /// What follows the first "?"; empty without one.
    [[nodiscard]] QByteArrayView query() const;
    /// Who asks, as far as one can tell: requests with the same key count as connections of one
    /// client. Address, path, User-Agent, and the query's value "client" if given.
    [[nodiscard]] QByteArray clientKey() const;
};

/// How a request is answered.
struct MockReply
{
    ResponseSpec response;
    WireControl wire;
    /// Null: the response has no body of events, only \a text.
    std::unique_ptr<BodySource> body;
    QByteArray text;        ///< a sentence, for refusals (404, 405)
    quint32 connection = 1; ///< number of this connection of the client
    int answer = 0;         ///< which of the scenario's, from 0
};

/// What a mock server answers with. Lives in the server's thread.
class MockContent
{
public:
    MockContent() = default;
    MockContent(const MockContent &) = delete;
    MockContent &operator=(const MockContent &) = delete;
    virtual ~MockContent() = default;

    /// For people: the scenario's or the recording's name.
    [[nodiscard]] virtual QString name() const = 0;
    /// The path of the address that is shown: "/clock".
    [[nodiscard]] virtual QByteArray path() const = 0;
    /// Whether request bodies are looked at; otherwise they are counted only.
    [[nodiscard]] virtual bool wantsRequestBody() const = 0;
    /// Whether answer() has something to say to a preflight for the path of \a request, which the
    /// server answers itself otherwise.
    [[nodiscard]] virtual bool answersPreflight(const MockRequest &request) const
    {
        static_cast<void>(request);
        return false;
    }
    /// What a preflight of \a request is told, when the server answers it.
    [[nodiscard]] virtual CorsMode corsFor(const MockRequest &request) const
    {
        static_cast<void>(request);
        return CorsMode::Auto;
    }
    [[nodiscard]] virtual MockReply answer(const MockRequest &request, MonoTime now) = 0;
    /// Forgets what clients got so far.
    virtual void forgetClients() = 0;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sse::test {

/// A request as RawServer received it.
struct RawRequest
{
    QByteArray method;
    QByteArray path;  ///< without the query
    QByteArray query; ///< without the question mark
    QByteArray head;  ///< all of it, with the blank line
    QByteArray body;  ///< Content-Length bytes of it
    int number = 0;   ///< counts the requests of this path and query, from 1
    MonoTime time;    ///< when its last byte came; steady_clock

    /// The value of the last field called \a name, white space around it removed.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
};

/// What RawServer does for a request, step by step. A value.
class RawAnswer final
{
public:
    enum class Action : quint8 {
        Send,
        Wait,
        Close, ///< orderly: FIN, with TLS close_notify before it
        Cut,   ///< FIN without TLS close_notify
        Reset, ///< RST
        Hold,  ///< nothing more, the connection stays
    };
    struct Step
    {
        Action action = Action::Hold;
        QByteArray bytes;
        Millis delay{0};
    };

    RawAnswer &send(const QByteArray &bytes) { return add({Action::Send, bytes, Millis(0)}); }
    RawAnswer &wait(Millis delay) { return add({Action::Wait, {}, delay}); }
    RawAnswer &close() { return add({Action::Close, {}, Millis(0)}); }
    RawAnswer &cut() { return add({Action::Cut, {}, Millis(0)}); }
    RawAnswer &reset() { return add({Action::Reset, {}, Millis(0)}); }
    RawAnswer &hold() { return add({Action::Hold, {}, Millis(0)}); }
    /// \a bytes as one chunk of the chunked transfer coding.
    RawAnswer &chunk(const QByteArray &bytes);
    /// The last chunk, then close().
    RawAnswer &lastChunk() { return send(QByteArrayLiteral("0\r\n\r\n")).close(); }
    /// \a bytes one by one, \a delay before each.
    RawAnswer &drip(const QByteArray &bytes, Millis delay);

    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

private:
    RawAnswer &add(Step step)
    {
        m_steps.push_back(std::move(step));
        return *this;
    }

    std::vector<Step> m_steps;
};

/// A scripted TCP (or TLS) server on 127.0.0.1, on a port that the system chooses, in a thread of
/// its own. It speaks exactly the bytes that it is told. Without Close, Cut, Reset or Hold at its
/// end an answer leaves the connection open for the next request.
class RawServer final
{
public:
    /// Called in the server's thread.
    using Script = std::function<RawAnswer(const RawRequest &)>;

    explicit RawServer(Script script, std::optional<QSslConfiguration> tls = std::nullopt);
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url(const QString &pathAndQuery = QStringLiteral("/")) const;
    /// Everything received so far, in order.
    [[nodiscard]] std::vector<RawRequest> requests() const;
    /// Those of one path and query ("/a?k=1").
    [[nodiscard]] std::vector<RawRequest> requests(const QByteArray &pathAndQuery) const;
    [[nodiscard]] int connectionCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse::test

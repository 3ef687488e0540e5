// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"
#include "core/net/transport.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace sse::test {

/// What a scripted server does with one request, step by step. Nothing more happens behind the last
/// step: without end() or fail() the request hangs.
class ScriptReply final
{
public:
    struct Step
    {
        enum class Kind : quint8 { Sent, Head, Body, End };
        Kind kind = Kind::Sent;
        Nanos delay{0}; ///< behind the step before
        TransportHead head;
        QByteArray bytes;
        TransportEnd end;
    };

    /// The connection stands and the request goes out.
    ScriptReply &sent()
    {
        m_sent = true;
        return add(stepOf(Step::Kind::Sent));
    }
    ScriptReply &head(int status, const HeaderList &headers = {})
    {
        if (!m_sent)
            sent();
        Step step = stepOf(Step::Kind::Head);
        step.head.status = status;
        step.head.headers = headers;
        return add(std::move(step));
    }
    ScriptReply &rejectedHead(int status)
    {
        head(status);
        m_steps.back().head.headerBlockRejected = true;
        return *this;
    }
    /// A head with status 200 and text/event-stream.
    ScriptReply &stream() { return head(200, {{"Content-Type", "text/event-stream"}}); }
    ScriptReply &body(const QByteArray &bytes)
    {
        Step step = stepOf(Step::Kind::Body);
        step.bytes = bytes;
        return add(std::move(step));
    }
    /// The next step comes so much later.
    ScriptReply &wait(Nanos delay)
    {
        m_wait += delay;
        return *this;
    }
    /// A complete body; \a verified: by its framing.
    ScriptReply &end(bool verified = true)
    {
        return fail(TransportError::None, QString(), verified);
    }
    ScriptReply &fail(TransportError error, const QString &detail = {}, bool verified = false)
    {
        Step step = stepOf(Step::Kind::End);
        step.end = {error, detail, verified, m_timesSent};
        return add(std::move(step));
    }
    ScriptReply &sentTimes(int times)
    {
        m_timesSent = times;
        return *this;
    }

    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

private:
    static Step stepOf(Step::Kind kind)
    {
        Step step;
        step.kind = kind;
        return step;
    }
    ScriptReply &add(Step step)
    {
        step.delay = std::exchange(m_wait, Nanos(0));
        m_steps.push_back(std::move(step));
        return *this;
    }

    std::vector<Step> m_steps;
    Nanos m_wait{0};
    int m_timesSent = 1;
    bool m_sent = false;
};

/// A transport without a network: every request is answered by a function of the test.
class ScriptTransport final : public Transport
{
public:
    /// \a number counts the requests to the same path, from 1.
    using Server = std::function<ScriptReply(const TransportRequest &request, int number)>;

    ScriptTransport(Timers &timers, Server server)
        : m_timers(timers)
        , m_server(std::move(server))
    {
    }
    ~ScriptTransport() override { m_timers.cancel(m_timer); }

    void open(const TransportRequest &request, TransportObserver &observer) override
    {
        Q_ASSERT(!m_observer);
        requests.append(request);
        const QString path = request.url.path();
        const auto number =
            std::count_if(requests.begin(), requests.end(), [&path](const TransportRequest &other) {
                return other.url.path() == path;
            });
        m_observer = &observer;
        m_over = false;
        m_unread.clear();
        m_reply = m_server(request, static_cast<int>(number));
        m_next = 0;
        schedule();
    }
    [[nodiscard]] std::size_t read(std::span<char> space) override
    {
        const auto count = std::min(space.size(), static_cast<std::size_t>(m_unread.size()));
        std::memcpy(space.data(), m_unread.constData(), count);
        m_unread.remove(0, static_cast<qsizetype>(count));
        return count;
    }
    [[nodiscard]] std::size_t bytesAvailable() const override
    {
        return static_cast<std::size_t>(m_unread.size());
    }
    void abort() override
    {
        if (!m_observer || m_over)
            return;
        m_over = true;
        m_unread.clear();
        ++aborts;
        m_timers.cancel(m_timer);
        m_timer = m_timers.start(Nanos(0), [this] {
            finish({TransportError::Aborted, {}, false, 1});
        });
    }
    void setReadBufferSize(qint64 bytes) override { readBufferSize = bytes; }

    /// As when the transport has something to tell.
    void tell(const QByteArray &code, const QString &message) { m_observer->note(code, message); }
    [[nodiscard]] bool isBusy() const { return m_observer != nullptr; }

    QList<TransportRequest> requests;
    int aborts = 0;
    qint64 readBufferSize = 0;

private:
    void schedule()
    {
        if (m_next < m_reply.steps().size())
            m_timer = m_timers.start(m_reply.steps()[m_next].delay, [this] { play(); });
    }

    void play()
    {
        m_timer = Timers::none;
        const ScriptReply::Step step = m_reply.steps()[m_next++];
        using Kind = ScriptReply::Step::Kind;
        if (step.kind == Kind::Sent) {
            m_observer->requestSent();
        } else if (step.kind == Kind::Head) {
            m_observer->responseHead(step.head);
        } else if (step.kind == Kind::Body) {
            m_unread += step.bytes;
            m_observer->readyRead();
        } else {
            m_over = true;
            finish(step.end);
            return;
        }
        if (!m_over)
            schedule();
    }

    void finish(const TransportEnd &end)
    {
        m_timer = Timers::none;
        std::exchange(m_observer, nullptr)->finished(end);
    }

    Timers &m_timers;
    Server m_server;
    TransportObserver *m_observer = nullptr;
    ScriptReply m_reply;
    std::size_t m_next = 0;
    QByteArray m_unread;
    Timers::Id m_timer = Timers::none;
    bool m_over = false;
};

} // namespace sse::test

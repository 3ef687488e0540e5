// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mockserver.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <utility>
#include <vector>

namespace sse::test {

/// What a scripted body is made of: said in order; the last action for ever if repeated.
struct BodyScript
{
    std::vector<BodyAction> actions;
    bool repeatsLast = false;
};

/// What became of it, for the test to look at.
struct BodyWatch
{
    quint64 bytesAsked = 0; ///< of all the actions it gave
    QList<QByteArray> pushed;
    QList<QByteArray> pushedIds;
};

class ScriptedBody final : public BodySource
{
public:
    ScriptedBody(BodyScript script, std::shared_ptr<BodyWatch> watch)
        : m_script(std::move(script))
        , m_watch(std::move(watch))
    {
    }

    [[nodiscard]] BodyAction next(MonoTime) override
    {
        if (m_next == m_script.actions.size())
            return EndBody{};
        const BodyAction action = m_script.actions[m_next];
        if (const auto *send = std::get_if<SendBytes>(&action)) {
            m_watch->bytesAsked += static_cast<quint64>(send->bytes.size());
            m_atBlockEnd = send->bytes.endsWith("\n\n");
        }
        if (!m_script.repeatsLast || m_next + 1 < m_script.actions.size())
            ++m_next;
        return action;
    }
    [[nodiscard]] bool atBlockEnd() const override { return m_atBlockEnd; }
    void notePushed(const QByteArray &id, const QByteArray &block) override
    {
        m_watch->pushed.append(block);
        m_watch->pushedIds.append(id);
    }

private:
    BodyScript m_script;
    std::shared_ptr<BodyWatch> m_watch;
    std::size_t m_next = 0;
    bool m_atBlockEnd = true;
};

/// Answers every request with the same response and script; 404 on /missing.
class ScriptedContent final : public MockContent
{
public:
    ResponseSpec response;
    WireControl wire;
    BodyScript script;
    bool wantsBody = true;
    bool answersOptions = false;
    CorsMode cors = CorsMode::Auto; ///< for preflights
    std::shared_ptr<BodyWatch> watch = std::make_shared<BodyWatch>();
    std::vector<MockRequest> requests;
    int forgotten = 0;

    [[nodiscard]] QString name() const override { return QStringLiteral("scripted"); }
    [[nodiscard]] QByteArray path() const override { return "/scripted"; }
    [[nodiscard]] bool wantsRequestBody() const override { return wantsBody; }
    [[nodiscard]] bool answersPreflight(const MockRequest &) const override
    {
        return answersOptions;
    }
    [[nodiscard]] CorsMode corsFor(const MockRequest &) const override { return cors; }
    [[nodiscard]] MockReply answer(const MockRequest &request, MonoTime) override
    {
        requests.push_back(request);
        MockReply reply;
        reply.connection = static_cast<quint32>(requests.size());
        reply.response = response;
        reply.wire = wire;
        if (request.path() == QByteArrayView("/missing")) {
            reply.response = {};
            reply.response.status = 404;
            reply.text = "Nothing is here.";
            return reply;
        }
        reply.body = std::make_unique<ScriptedBody>(script, watch);
        return reply;
    }
    void forgetClients() override { ++forgotten; }
};

/// A server that listens, with clients in the same thread.
class ServerBench final
{
public:
    explicit ServerBench(MockOptions options = quick())
        : server(clock)
    {
        error = server.start(options, content);
        url = server.snapshot()->url;
    }

    [[nodiscard]] static MockOptions quick()
    {
        MockOptions options;
        options.linger = Millis(50);
        return options;
    }

    /// A connection that sends \a bytes, in which HOST stands for the server's authority.
    [[nodiscard]] std::unique_ptr<QTcpSocket> ask(QByteArray bytes) const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(url.host(), static_cast<quint16>(url.port()));
        bytes.replace("HOST", url.authority().toLatin1());
        socket->write(bytes);
        return socket;
    }
    [[nodiscard]] std::unique_ptr<QTcpSocket> get(const QByteArray &fields = {}) const
    {
        return ask("GET / HTTP/1.1\r\nHost: HOST\r\n" + fields + "\r\n");
    }
    /// Everything up to the close.
    [[nodiscard]] static QByteArray whole(QTcpSocket &socket)
    {
        [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); }();
        return socket.readAll();
    }
    [[nodiscard]] QByteArray answerTo(const QByteArray &bytes) const { return whole(*ask(bytes)); }
    /// The newest request.
    [[nodiscard]] MockRequestInfo last() const
    {
        const auto snapshot = server.snapshot();
        return snapshot->requests.isEmpty() ? MockRequestInfo() : *snapshot->requests.last();
    }

    SystemClock clock;
    std::shared_ptr<ScriptedContent> content = std::make_shared<ScriptedContent>();
    MockServer server;
    std::optional<Error> error;
    QUrl url;
};

/// Of a response.
[[nodiscard]] inline QByteArray headOf(const QByteArray &response)
{
    return response.first(response.indexOf("\r\n\r\n") + 4);
}
[[nodiscard]] inline QByteArray bodyOf(const QByteArray &response)
{
    return response.sliced(response.indexOf("\r\n\r\n") + 4);
}
/// The status, 0 when it is none.
[[nodiscard]] inline int statusOf(const QByteArray &response)
{
    return response.startsWith("HTTP/1.") ? response.mid(9, 3).toInt() : 0;
}

} // namespace sse::test

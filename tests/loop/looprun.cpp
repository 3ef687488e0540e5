// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/loop/looprun.h"

#include "tests/loop/streamreport.h"

#include <QTimer>

namespace sse::test {

namespace {

constexpr Millis longestRun{30'000};

bool hasNote(const CaptureLog &log)
{
    for (std::size_t number = 0; number < log.recordCount(); ++number) {
        if (std::holds_alternative<NoteRecord>(log.record(number).fact))
            return true;
    }
    return false;
}

} // namespace

LoopRun::LoopRun(const Scenario &scenario, const Watch &watch, const QByteArray &query)
    : m_watch(watch)
    , m_query(query)
{
    MockOptions options;
    options.addresses = {QHostAddress(QHostAddress::LocalHost)};
    m_server.start(options, scenarioContent(scenario, watch.speed));
    connect(&m_session, &InspectorSession::changed, this, &LoopRun::look);
}

QString LoopRun::run()
{
    const Result<QUrl> address = m_server.waitForAddress();
    if (!address)
        return address.error().message;
    QTimer::singleShot(longestRun, &m_loop, &QEventLoop::quit);
    m_session.start(endpoint(address.value()));
    m_loop.exec();
    if (m_done)
        return {};
    return QStringLiteral("What is watched for did not come: ") +
           report().join(QStringLiteral(" | "));
}

QStringList LoopRun::report() const
{
    return m_watch.comments > 0 ? streamReport(m_session, m_watch.connections, m_watch.comments)
                                : streamReport(m_session, m_watch.connections);
}

Endpoint LoopRun::endpoint(const QUrl &url) const
{
    Endpoint result;
    result.url = url;
    if (!m_watch.path.isEmpty())
        result.url.setPath(QString::fromUtf8(m_watch.path));
    if (!m_query.isEmpty())
        result.url.setQuery(QString::fromUtf8(m_query));
    result.method = m_watch.method;
    if (m_watch.method == "POST") {
        result.headers = {{"Content-Type", "application/json"}};
        result.body = R"({"prompt":"Hello"})";
    }
    result.profile = *findReconnectProfile("whatwg");
    result.maxEvents = m_watch.events;
    if (m_watch.untilNote)
        result.firstByteTimeout = Millis(200);
    return result;
}

bool LoopRun::isDone(const StreamStatus &status) const
{
    if (m_watch.untilOpen)
        return status.readyState == ReadyState::Open;
    if (m_watch.untilNote)
        return hasNote(m_session.log());
    if (m_watch.comments > 0) {
        const ConnectionCounts *counts = m_session.index().findCounts(1);
        return counts && counts->comments.load() >= m_watch.comments;
    }
    if (status.ended && status.endReason == EndReason::Limit)
        return true;
    const auto watched = static_cast<ConnectionId>(m_watch.connections);
    return status.connection > watched ||
           (status.connection == watched && (status.ended || status.reconnect));
}

void LoopRun::look()
{
    m_session.takeChange();
    const StreamStatus status = m_session.status();
    if (isDone(status)) {
        m_done = true;
        m_loop.quit();
    } else if ((status.ended || status.reconnect) && m_hurried != status.connection) {
        m_hurried = status.connection;
        m_session.reconnectNow();
    }
}

} // namespace sse::test

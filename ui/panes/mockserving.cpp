// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockserving.h"

namespace sse::ui {

void MockServing::serve(MockServed served)
{
    m_served = std::move(served);
    if (isRunning())
        m_session.setContent(m_served->make(m_speed));
}

void MockServing::forgetServed()
{
    if (!isRunning())
        m_served.reset();
}

void MockServing::setSpeed(double speed)
{
    if (speed == m_speed)
        return;
    m_speed = speed;
    if (m_served && isRunning())
        m_session.setContent(m_served->make(m_speed));
}

void MockServing::start(quint16 port)
{
    if (!m_served)
        return;
    MockOptions options;
    options.port = port;
    m_session.start(options, m_served->make(m_speed));
    look();
}

void MockServing::stop()
{
    m_session.stop();
    look();
}

bool MockServing::isRunning() const
{
    return m_snapshot->state == MockSnapshot::State::Starting ||
           m_snapshot->state == MockSnapshot::State::Listening;
}

std::shared_ptr<const MockSnapshot> MockServing::look()
{
    m_session.takeChange();
    if (std::shared_ptr<const MockSnapshot> newest = m_session.snapshot())
        m_snapshot = std::move(newest);
    return m_snapshot;
}

QString MockServing::takeRefusal()
{
    // A server that was started again counts from the beginning.
    if (m_snapshot->requestCount < m_refused)
        m_refused = 0;
    const auto &requests = m_snapshot->requests;
    for (auto request = requests.crbegin(); request != requests.crend(); ++request) {
        const MockRequestInfo &info = **request;
        if (info.number <= m_refused)
            break;
        if (info.state == MockState::Ended && info.end == MockEnd::Refused && info.status == 503) {
            m_refused = info.number;
            return tr("More than %1 connections at once: request %2 was refused with 503. Cut "
                      "some clients, or let them end.")
                .arg(MockOptions().maxConnections)
                .arg(info.number);
        }
    }
    return {};
}

void MockServing::push(const PushedEvent &event, const QList<quint64> &requests)
{
    m_session.push(event, requests);
}

void MockServing::end(quint64 request, EndKind kind)
{
    m_session.end(request, kind);
}

void MockServing::forgetClients()
{
    m_session.forgetClients();
}

} // namespace sse::ui

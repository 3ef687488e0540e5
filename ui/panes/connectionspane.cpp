// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/connectionspane.h"

#include "core/session/inspectorsession.h"

namespace sse::ui {

struct ConnectionsPane::Private
{
    const CaptureLog &log;
    const EventIndex &index;
};

ConnectionsPane::ConnectionsPane(const InspectorSession &session, QWidget *parent)
    : ConnectionsPane(session.log(), session.index(), parent)
{
}

ConnectionsPane::ConnectionsPane(const CaptureLog &log, const EventIndex &index, QWidget *parent)
    : QWidget(parent)
    , d(new Private{log, index})
{
}

ConnectionsPane::~ConnectionsPane() = default;

void ConnectionsPane::refresh() {}
void ConnectionsPane::setUtc(bool) {}
QByteArray ConnectionsPane::saveState() const
{
    return {};
}
void ConnectionsPane::restoreState(const QByteArray &) {}

} // namespace sse::ui

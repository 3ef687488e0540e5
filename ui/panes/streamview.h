// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/inspectorsession.h"
#include "ui/base/settings.h"

#include <QStackedWidget>

class QSplitter;

namespace sse::ui {

class ConnectionsPane;
class DetailPane;
class EventsPane;

/// The body of a stream tab: a page that says what to do next, then rows, detail and connections.
class StreamView final : public QStackedWidget
{
    Q_OBJECT

public:
    /// \a session must outlive it.
    StreamView(const InspectorSession &session, const Settings &settings,
               QWidget *parent = nullptr);

    /// Leaves the first page for good.
    void showStream();
    /// Takes in what the session published since. Call it on every tick.
    void refresh();
    [[nodiscard]] EventsPane &events() { return *m_events; }

    void setTimeFormat(TimeFormat format);
    void setUtc(bool utc);
    void setConnectionsShown(bool shown);
    /// Stores column widths and splitters.
    void saveLayout(Settings &settings) const;

    // The selected rows to the clipboard.
    void copySeen() const;
    void copyJson() const;
    void copyRaw() const;
    [[nodiscard]] bool hasSelection() const;

signals:
    /// What can be done with the rows changed.
    void stateChanged();
    void demoRequested();

private:
    void restoreLayout(const Settings &settings);
    [[nodiscard]] QList<RowNumber> selectedRows() const;

    const InspectorSession &m_session;
    QSplitter *m_split = nullptr;       // rows and detail | connections
    QSplitter *m_detailSplit = nullptr; // rows | detail
    EventsPane *m_events = nullptr;
    DetailPane *m_detail = nullptr;
    ConnectionsPane *m_connections = nullptr;
};

} // namespace sse::ui

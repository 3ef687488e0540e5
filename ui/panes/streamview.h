// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/endpoint.h"
#include "core/session/capture.h"
#include "core/stats/timeline.h"
#include "ui/base/settings.h"

#include <QStackedWidget>

class QSplitter;

namespace sse::ui {

class ConnectionsPane;
class DetailPane;
class EventsPane;
class TimelineView;

/// The body of a tab: a page that says what to do next, then timeline, rows, detail and
/// connections.
class StreamView final : public QStackedWidget
{
    Q_OBJECT

public:
    /// \a capture must outlive it.
    StreamView(const Capture &capture, const Settings &settings, QWidget *parent = nullptr);

    /// Of what grows, the timeline runs up to now; on at first.
    void setLive(bool live);
    /// Where the timeline shows a replay.
    void setPlayhead(std::optional<MonoTime> time);
    /// Scrolls to the first row at \a time or later.
    void showTime(MonoTime time);
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
    /// Whether selectedRequest() has an answer; quick.
    [[nodiscard]] bool knowsSelectedRequest() const;
    /// The request that brought the selected row, the last one that was clicked of several; nothing
    /// when no row is selected or none is known.
    [[nodiscard]] std::optional<Endpoint> selectedRequest() const;
    /// The stretch that is marked on the timeline.
    [[nodiscard]] std::optional<TimeSpan> markedTimes() const;

signals:
    /// What can be done with the rows changed: there are some, some are selected, …
    void stateChanged();
    void demoRequested();
    /// A time was picked on the timeline.
    void timePicked(sse::MonoTime time);

private:
    [[nodiscard]] QWidget *makeTimeline();
    void selectTimes(const TimeSpan &span);
    void restoreLayout(const Settings &settings);
    [[nodiscard]] QList<RowNumber> selectedRows() const;

    const Capture &m_capture;
    QSplitter *m_split = nullptr;       // rows and detail | connections
    QSplitter *m_detailSplit = nullptr; // rows | detail
    TimelineView *m_timeline = nullptr;
    EventsPane *m_events = nullptr;
    DetailPane *m_detail = nullptr;
    ConnectionsPane *m_connections = nullptr;
    bool m_live = true;
    bool m_hadSelection = false;
    bool m_hadRows = false;
};

} // namespace sse::ui

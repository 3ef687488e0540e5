// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/streamview.h"

#include "ui/base/rowrequest.h"
#include "ui/panes/connectionspane.h"
#include "ui/panes/copyrows.h"
#include "ui/panes/detailpane.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/welcomepane.h"
#include "ui/views/timelineview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace sse::ui {

StreamView::StreamView(const Capture &capture, const Settings &settings, QWidget *parent)
    : QStackedWidget(parent)
    , m_capture(capture)
    , m_split(new QSplitter(Qt::Vertical))
    , m_detailSplit(new QSplitter(Qt::Horizontal))
    , m_events(new EventsPane(capture))
    , m_detail(new DetailPane(capture))
    , m_connections(new ConnectionsPane(capture))
{
    auto *welcome = new WelcomePane;
    addWidget(welcome);
    for (QSplitter *splitter : {m_split, m_detailSplit}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(5);
    }
    m_detailSplit->addWidget(m_events);
    m_detailSplit->addWidget(m_detail);
    m_detailSplit->setStretchFactor(0, 3);
    m_detailSplit->setStretchFactor(1, 2);
    m_detailSplit->setSizes({780, 420});
    m_split->addWidget(m_detailSplit);
    m_split->addWidget(m_connections);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setSizes({600, 160});
    addWidget(makeTimeline());
    connect(welcome, &WelcomePane::demoRequested, this, &StreamView::demoRequested);
    connect(m_events, &EventsPane::currentRowChanged, this, [this] {
        m_detail->showRow(m_events->currentRow());
        emit stateChanged();
    });
    connect(m_events, &EventsPane::stateChanged, this, &StreamView::stateChanged);
    connect(&m_events->table(), &EventTableView::selectedSpanChanged, this, [this] {
        if (m_hadSelection == hasSelection())
            return;
        m_hadSelection = !m_hadSelection;
        emit stateChanged();
    });
    connect(m_detail, &DetailPane::filterRequested, m_events, &EventsPane::addFilterTerm);
    restoreLayout(settings);
}

QWidget *StreamView::makeTimeline()
{
    auto *page = new QWidget;
    m_timeline = new TimelineView(m_capture.log(), m_capture.index(), page);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_timeline->setHasTimes(m_capture.hasTimes());
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_timeline);
    layout->addWidget(m_split, 1);
    connect(m_timeline, &TimelineView::timePicked, this, &StreamView::timePicked);
    connect(m_timeline, &TimelineView::rangeSelected, this, &StreamView::selectTimes);
    connect(m_timeline, &TimelineView::rangeCleared, &m_events->table(),
            &QAbstractItemView::clearSelection);
    return page;
}

void StreamView::showStream()
{
    setCurrentIndex(1);
}

void StreamView::setLive(bool live)
{
    m_live = live;
    m_connections->setLive(live);
}

void StreamView::setPlayhead(std::optional<MonoTime> time)
{
    m_timeline->setPlayhead(time);
}

void StreamView::showTime(MonoTime time)
{
    const EventIndex &index = m_capture.index();
    m_events->table().scrollToRow(
        firstRowAt(m_capture.log(), index, time, index.firstRow(), index.rowCount()));
}

void StreamView::selectTimes(const TimeSpan &span)
{
    const EventIndex &index = m_capture.index();
    const auto rowAt = [&](MonoTime time) {
        return firstRowAt(m_capture.log(), index, time, index.firstRow(), index.rowCount());
    };
    // What arrived in the last nanosecond of it belongs to it.
    m_events->table().selectRows(rowAt(span.begin), rowAt(span.end + Nanos(1)));
}

void StreamView::refresh()
{
    m_events->refresh();
    if (!m_hadRows && m_capture.index().rowCount() > 0) {
        m_hadRows = true;
        emit stateChanged();
    }
    if (!isVisible())
        return;
    m_timeline->refresh(m_live ? m_capture.log().clock().now() : MonoTime(), m_live);
    m_detail->refresh();
    if (m_connections->isVisible())
        m_connections->refresh();
}

void StreamView::setTimeFormat(TimeFormat format)
{
    m_events->model().setTimeFormat(format);
}

void StreamView::setUtc(bool utc)
{
    m_events->model().setUtc(utc);
    m_timeline->setUtc(utc);
    m_detail->setUtc(utc);
    m_connections->setUtc(utc);
}

void StreamView::setConnectionsShown(bool shown)
{
    // Event-stream text came over no connection.
    m_connections->setVisible(shown && m_capture.hasTimes());
}

void StreamView::saveLayout(Settings &settings) const
{
    if (const QByteArray columns = m_events->table().saveColumns(); !columns.isEmpty())
        settings.setState(QStringLiteral("eventColumns"), columns);
    // A splitter that was never laid out knows no sizes.
    if (currentIndex() == 0)
        return;
    settings.setState(QStringLiteral("detailSplitter"), m_detailSplit->saveState());
    settings.setState(QStringLiteral("connectionsSplitter"), m_split->saveState());
    settings.setState(QStringLiteral("connections"), m_connections->saveState());
}

void StreamView::restoreLayout(const Settings &settings)
{
    m_events->table().restoreColumns(settings.state(QStringLiteral("eventColumns")));
    m_detailSplit->restoreState(settings.state(QStringLiteral("detailSplitter")));
    m_split->restoreState(settings.state(QStringLiteral("connectionsSplitter")));
    m_connections->restoreState(settings.state(QStringLiteral("connections")));
    setTimeFormat(settings.timeFormat());
    setUtc(settings.utc());
    setConnectionsShown(settings.connectionsShown());
}

QList<RowNumber> StreamView::selectedRows() const
{
    QList<RowNumber> rows;
    for (const int viewRow : m_events->table().selectedViewRows(mostCopiedRows))
        rows += m_events->model().rowNumber(viewRow);
    return rows;
}

bool StreamView::hasSelection() const
{
    return !m_events->table().selectedViewRows(1).isEmpty();
}

bool StreamView::knowsSelectedRequest() const
{
    const std::optional<RowNumber> row = m_events->currentRow();
    return row && hasSelection() && attemptOfRow(m_capture.log(), m_capture.index(), *row);
}

std::optional<Endpoint> StreamView::selectedRequest() const
{
    const std::optional<RowNumber> row = m_events->currentRow();
    return row && hasSelection() ? requestOfRow(m_capture.log(), m_capture.index(), *row)
                                 : std::nullopt;
}

std::optional<TimeSpan> StreamView::markedTimes() const
{
    return m_timeline->range();
}

void StreamView::copySeen() const
{
    const QHeaderView *header = m_events->table().horizontalHeader();
    QList<int> columns;
    for (int position = 0; position < header->count(); ++position)
        if (const int column = header->logicalIndex(position); !header->isSectionHidden(column))
            columns += column;
    QGuiApplication::clipboard()->setText(copyRowsAsSeen(
        m_events->model(), m_events->table().selectedViewRows(mostCopiedRows), columns));
}

void StreamView::copyJson() const
{
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(copyRowsAsJson(m_capture, selectedRows())));
}

void StreamView::copyRaw() const
{
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(copyRowsRaw(m_capture, selectedRows())));
}

} // namespace sse::ui

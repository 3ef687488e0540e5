// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/connectionspane.h"

#include "core/session/capture.h"
#include "ui/models/connectionsmodel.h"
#include "ui/panes/headpane.h"
#include "ui/views/plaintable.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <array>

namespace sse::ui {

namespace {

// In characters, as wide as what usually stands there.
constexpr std::array<int, ConnectionsModel::ColumnCount> columnWidths{4, 12, 24, 12, 9,  9,
                                                                      7, 8,  20, 25, 18, 40};

} // namespace

struct ConnectionsPane::Private
{
    Private(const CaptureLog &l, const EventIndex &i)
        : log(l)
        , model(l, i)
    {
    }

    void build(ConnectionsPane *pane);
    /// Shows the heads of the current row, unless they are shown.
    void showHeads();

    const CaptureLog &log;
    ConnectionsModel model;
    std::optional<std::size_t> shownAttempt;
    std::optional<std::size_t> shownResponse;
    QSplitter *splitter = nullptr;
    PlainTable *table = nullptr;
    QTabWidget *heads = nullptr;
    HeadPane *request = nullptr;
    HeadPane *response = nullptr;
};

void ConnectionsPane::Private::build(ConnectionsPane *pane)
{
    table = new PlainTable(ConnectionsPane::tr("Connections"));
    table->setModel(&model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    const int character = pane->fontMetrics().averageCharWidth();
    for (int column = 0; column < ConnectionsModel::ColumnCount; ++column) {
        table->horizontalHeader()->resizeSection(
            column, columnWidths[static_cast<std::size_t>(column)] * character + 12);
    }
    request = new HeadPane;
    response = new HeadPane;
    heads = new QTabWidget;
    heads->setDocumentMode(true);
    heads->setAccessibleName(ConnectionsPane::tr("Heads of the selected connection"));
    heads->addTab(request, ConnectionsPane::tr("Request"));
    heads->addTab(response, ConnectionsPane::tr("Response"));
    splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(table);
    splitter->addWidget(heads);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    pane->setFocusProxy(table);
}

void ConnectionsPane::Private::showHeads()
{
    const QModelIndex current = table->currentIndex();
    if (!current.isValid()) {
        request->showNothing(ConnectionsPane::tr("Select a connection to see its request."));
        response->showNothing(ConnectionsPane::tr("Select a connection to see its response."));
        return;
    }
    const std::size_t attempt = model.attemptRecord(current.row());
    const std::optional<std::size_t> answer = model.responseRecord(current.row());
    const bool isNew = shownAttempt != attempt;
    if (isNew) {
        shownAttempt = attempt;
        request->showRequest(std::get<AttemptRecord>(log.record(attempt).fact));
    }
    if (!isNew && shownResponse == answer)
        return;
    shownResponse = answer;
    if (answer)
        response->showResponse(std::get<ResponseRecord>(log.record(*answer).fact));
    else
        response->showNothing(ConnectionsPane::tr("No response head has arrived."));
}

ConnectionsPane::ConnectionsPane(const Capture &capture, QWidget *parent)
    : ConnectionsPane(capture.log(), capture.index(), parent)
{
}

ConnectionsPane::ConnectionsPane(const CaptureLog &log, const EventIndex &index, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(log, index))
{
    d->build(this);
    connect(d->table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { d->showHeads(); });
    d->showHeads();
}

ConnectionsPane::~ConnectionsPane()
{
    // The table must not outlive its model.
    delete d->splitter;
}

void ConnectionsPane::refresh()
{
    const int last = d->model.rowCount() - 1;
    const QModelIndex current = d->table->currentIndex();
    // The newest connection stays selected until the user selects another.
    const bool follows = !current.isValid() || current.row() == last;
    d->model.refresh();
    if (follows && d->model.rowCount() > 0 && d->model.rowCount() - 1 != current.row()) {
        d->table->setCurrentIndex(d->model.index(d->model.rowCount() - 1, 0));
        d->table->scrollToBottom();
    }
    d->showHeads();
}

void ConnectionsPane::setLive(bool live)
{
    d->model.setLive(live);
}

void ConnectionsPane::setUtc(bool utc)
{
    d->model.setUtc(utc);
}

QByteArray ConnectionsPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << d->splitter->saveState() << d->table->horizontalHeader()->saveState();
    return state;
}

void ConnectionsPane::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    QByteArray splitter;
    QByteArray columns;
    stream >> splitter >> columns;
    if (stream.status() != QDataStream::Ok)
        return;
    d->splitter->restoreState(splitter);
    d->table->horizontalHeader()->restoreState(columns);
}

ConnectionsModel &ConnectionsPane::model() const
{
    return d->model;
}

HeadPane &ConnectionsPane::requestHead() const
{
    return *d->request;
}

HeadPane &ConnectionsPane::responseHead() const
{
    return *d->response;
}

} // namespace sse::ui

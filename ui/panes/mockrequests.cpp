// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockrequests.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/models/mockrequestsmodel.h"
#include "ui/panes/headpane.h"
#include "ui/views/plaintable.h"

#include <QAction>
#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QScrollBar>
#include <QSplitter>
#include <QStringList>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace sse::ui {

namespace {

// In characters, as wide as what usually stands there.
constexpr std::array<int, MockRequestsModel::ColumnCount> columnWidths{4,  12, 16, 16, 11,
                                                                       13, 6,  6,  8,  14};

using Order = std::array<int, MockRequestsModel::ColumnCount>;
using M = MockRequestsModel;
// What changes stands where a narrow table still shows it.
constexpr Order clientsOrder{
    M::NumberColumn, M::ClientColumn,      M::RequestColumn,    M::StateColumn,  M::EventsColumn,
    M::BytesColumn,  M::LastEventIdColumn, M::ConnectionColumn, M::StatusColumn, M::TimeColumn};
constexpr Order logOrder{
    M::NumberColumn, M::TimeColumn,  M::RequestColumn,     M::StatusColumn,     M::StateColumn,
    M::EventsColumn, M::BytesColumn, M::LastEventIdColumn, M::ConnectionColumn, M::ClientColumn};

void arrange(QHeaderView &header, const Order &order)
{
    for (int place = 0; place < M::ColumnCount; ++place)
        header.moveSection(header.visualIndex(order[static_cast<std::size_t>(place)]), place);
}

QByteArray userAgent(const MockRequestInfo &info)
{
    for (const HeaderField &header : info.headers)
        if (header.name.compare("user-agent", Qt::CaseInsensitive) == 0)
            return header.value;
    return {};
}

/// Whether \a later may be the next connection of the client that made \a ended.
bool isSameClient(const MockRequestInfo &ended, const MockRequestInfo &later)
{
    return later.number > ended.number && later.state != MockState::Ended &&
           (!ended.endTime || later.time >= *ended.endTime) && later.method == ended.method &&
           later.target == ended.target && userAgent(later) == userAgent(ended);
}

QString answerText(const MockRequestInfo &info)
{
    QStringList parts;
    if (info.status != 0)
        parts += MockRequests::tr("Answered %1").arg(info.status);
    if (info.connection > 0)
        parts += MockRequests::tr("connection %1").arg(info.connection);
    if (info.status != 0)
        parts += formatBytes(info.bytesSent);
    parts += formatMockState(info);
    if (!info.content.isEmpty())
        parts += MockRequests::tr("plays %1").arg(toVisibleText(info.content, 64));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

MockRequests::MockRequests(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_pages(new QTabWidget)
    , m_clients(makeTable(tr("Clients"), QStringLiteral("mockClients")))
    , m_log(makeTable(tr("Requests"), QStringLiteral("mockLog")))
    , m_noClients(new PlainLabel(m_clients->viewport()))
    , m_noRequests(new PlainLabel(m_log->viewport()))
    , m_answer(new PlainLabel)
    , m_head(new HeadPane)
    , m_buttons(new QWidget)
    , m_model(new MockRequestsModel(this))
    , m_live(new LiveRequestsModel(this))
{
    m_live->setSourceModel(m_model);
    m_clients->setModel(m_live);
    m_log->setModel(m_model);
    build();
    for (const PlainTable *table : {m_clients, m_log})
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &MockRequests::showSelected);
    connect(m_clients->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MockRequests::takeClient);
    connect(m_pages, &QTabWidget::currentChanged, this, &MockRequests::showSelected);
    showSelected();
    showCounts();
}

PlainTable *MockRequests::makeTable(const QString &name, const QString &objectName)
{
    auto *table = new PlainTable(name);
    table->setObjectName(objectName);
    return table;
}

void MockRequests::build()
{
    const std::pair<PlainTable *, PlainLabel *> pages[] = {{m_clients, m_noClients},
                                                           {m_log, m_noRequests}};
    for (const auto &[table, empty] : pages) {
        for (int column = 0; column < MockRequestsModel::ColumnCount; ++column)
            table->horizontalHeader()->resizeSection(
                column,
                columnWidths[static_cast<std::size_t>(column)] * fontMetrics().averageCharWidth() +
                    12);
        empty->setWordWrap(true);
        empty->setAlignment(Qt::AlignCenter);
        empty->setTextRole(QPalette::PlaceholderText);
        auto *over = new QVBoxLayout(table->viewport());
        over->addWidget(empty, 1);
    }
    arrange(*m_clients->horizontalHeader(), clientsOrder);
    arrange(*m_log->horizontalHeader(), logOrder);
    m_pages->setObjectName(QStringLiteral("mockRequestPages"));
    m_pages->setAccessibleName(tr("Clients and requests"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_clients, QString());
    m_pages->addTab(m_log, QString());
    makeButtons();
    m_answer->setWordWrap(true);
    m_answer->setSelectable(true);
    m_answer->setContentsMargins(6, 4, 6, 2);
    auto *details = new QWidget;
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_answer);
    column->addWidget(m_head, 1);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({670, 310});
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    setFocusProxy(m_clients);
}

void MockRequests::makeButtons()
{
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(2);
    m_forget = addAction(tr("Forget Clients"), QStringLiteral("mockForget"),
                         tr("Answer every client as if it came for the first time"));
    m_endClean = addAction(tr("End"), QStringLiteral("mockEnd"),
                           tr("End the selected responses as if they were complete"));
    m_cut = addAction(tr("Cut"), QStringLiteral("mockCut"),
                      tr("Cut the selected connections with RST"));
    connect(m_forget, &QAction::triggered, this, &MockRequests::forgetRequested);
    connect(m_endClean, &QAction::triggered, this, [this] { end(EndKind::Clean); });
    connect(m_cut, &QAction::triggered, this, [this] { end(EndKind::Reset); });
    m_pages->setCornerWidget(m_buttons, Qt::TopRightCorner);
}

QAction *MockRequests::addAction(const QString &text, const QString &name, const QString &toolTip)
{
    auto *action = new QAction(text, this);
    auto *button = new QToolButton(m_buttons);
    button->setDefaultAction(action);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(plainToolTip(toolTip));
    button->setAutoRaise(true);
    m_buttons->layout()->addWidget(button);
    m_clients->addAction(action);
    m_log->addAction(action);
    return action;
}

void MockRequests::setSnapshot(const std::shared_ptr<const MockSnapshot> &snapshot)
{
    const bool follows = isLogAtEnd();
    const int rows = m_model->rowCount();
    m_listens = snapshot->state == MockSnapshot::State::Listening;
    m_updating = true;
    m_model->setSnapshot(snapshot);
    followClient();
    m_updating = false;
    if (follows && m_model->rowCount() != rows)
        m_log->scrollToBottom();
    showSelected();
    showCounts();
}

bool MockRequests::isLogAtEnd() const
{
    const QScrollBar &bar = *m_log->verticalScrollBar();
    const QModelIndexList rows = m_log->selectionModel()->selectedRows();
    const bool isOlder = !rows.isEmpty() && rows.last().row() != m_model->rowCount() - 1;
    return bar.value() >= bar.maximum() && !isOlder;
}

void MockRequests::takeClient()
{
    if (m_updating)
        return;
    m_followed.reset();
    const QModelIndexList rows = m_clients->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return;
    const quint64 number = rows.first().data(MockRequestsModel::NumberRole).toULongLong();
    if (const int row = m_model->rowOf(number); row >= 0)
        m_followed = Followed{m_model->info(row)};
}

void MockRequests::followClient()
{
    QItemSelectionModel &selection = *m_clients->selectionModel();
    if (!m_listens)
        m_followed.reset();
    if (m_followed) {
        if (const int row = m_model->rowOf(m_followed->last.number); row >= 0)
            m_followed->last = m_model->info(row);
        m_followed->isHere = m_followed->last.state != MockState::Ended;
    }
    if (isAwaiting()) {
        for (int row = 0; row < m_live->rowCount() && isAwaiting(); ++row) {
            const QModelIndex source = m_live->mapToSource(m_live->index(row, 0));
            const MockRequestInfo &info = m_model->info(source.row());
            if (!isSameClient(m_followed->last, info))
                continue;
            m_followed = Followed{info};
            if (!selection.hasSelection())
                m_clients->selectRow(row);
        }
    }
    // A row that only has the focus looks as if it was selected.
    if (!selection.hasSelection() && selection.currentIndex().isValid())
        selection.clearCurrentIndex();
}

void MockRequests::setUtc(bool utc)
{
    m_model->setUtc(utc);
}

QList<const MockRequestInfo *> MockRequests::allSelected() const
{
    const PlainTable *table = m_pages->currentIndex() == ClientsPage ? m_clients : m_log;
    QList<const MockRequestInfo *> found;
    for (const QModelIndex &index : table->selectionModel()->selectedRows()) {
        const quint64 number = index.data(MockRequestsModel::NumberRole).toULongLong();
        if (const int row = m_model->rowOf(number); row >= 0)
            found += &m_model->info(row);
    }
    return found;
}

const MockRequestInfo *MockRequests::selected() const
{
    const QList<const MockRequestInfo *> found = allSelected();
    return found.isEmpty() ? nullptr : found.first();
}

void MockRequests::end(EndKind kind)
{
    for (const MockRequestInfo *info : allSelected())
        if (info->state != MockState::Ended)
            emit endRequested(info->number, kind);
}

void MockRequests::showSelected()
{
    const QList<const MockRequestInfo *> all = allSelected();
    bool live = false;
    for (const MockRequestInfo *info : all)
        live = live || info->state != MockState::Ended;
    m_endClean->setEnabled(live);
    m_cut->setEnabled(live);
    const MockRequestInfo *info = all.isEmpty() ? nullptr : all.first();
    const quint64 before = m_shown;
    if (!info) {
        m_shown = 0;
        m_answer->setText({});
        m_answer->hide();
        m_head->showNothing(tr("Select a request to see it in full."));
    } else {
        const bool whole = info->state != MockState::Receiving;
        m_answer->setText(answerText(*info));
        m_answer->show();
        if (m_shown != info->number || m_shownWhole != whole)
            m_head->showReceived(info->method, info->target, info->headers, info->bodyBegin,
                                 info->bodyBytes);
        m_shown = info->number;
        m_shownWhole = whole;
    }
    if (before != m_shown)
        emit selectionChanged();
}

void MockRequests::showCounts()
{
    const auto clients = static_cast<quint64>(m_live->rowCount());
    const auto requests = static_cast<quint64>(m_model->rowCount());
    m_pages->setTabText(ClientsPage, tr("Clients (%1)").arg(formatCount(clients)));
    m_pages->setTabText(RequestsPage, tr("Requests (%1)").arg(formatCount(requests)));
    m_forget->setEnabled(m_listens && requests > 0);
    m_noClients->setVisible(clients == 0);
    m_noClients->setText(m_listens
                             ? tr("Nobody is connected. Point a client at the address above, or "
                                  "press Inspect.")
                             : tr("Start the server; who connects shows up here."));
    m_noRequests->setVisible(requests == 0);
    m_noRequests->setText(tr("Every request to the server is listed here."));
}

QByteArray MockRequests::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_splitter->saveState() << m_clients->horizontalHeader()->saveState()
           << m_log->horizontalHeader()->saveState();
    return state;
}

void MockRequests::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    QByteArray splitter;
    QByteArray clients;
    QByteArray log;
    stream >> splitter >> clients >> log;
    if (stream.status() != QDataStream::Ok)
        return;
    m_splitter->restoreState(splitter);
    m_clients->horizontalHeader()->restoreState(clients);
    m_log->horizontalHeader()->restoreState(log);
}

} // namespace sse::ui

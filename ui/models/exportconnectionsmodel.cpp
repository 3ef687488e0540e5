// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/exportconnectionsmodel.h"

#include "ui/base/format.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace sse::ui {

struct ExportConnectionsModel::Connection
{
    ConnectionId number = 0;
    MonoTime begin;
    int status = 0; ///< of the last response; 0: none
};

ExportConnectionsModel::ExportConnectionsModel(const CaptureLog &log, const EventIndex &index,
                                               QObject *parent)
    : QAbstractListModel(parent)
    , m_log(log)
    , m_index(index)
{
    refresh();
}

ExportConnectionsModel::~ExportConnectionsModel() = default;

int ExportConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags ExportConnectionsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

QVariant ExportConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Connection &connection = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(connection);
    case Qt::CheckStateRole:
        return static_cast<int>(m_checked.contains(connection.number) ? Qt::Checked
                                                                      : Qt::Unchecked);
    case ConnectionRole:
        return connection.number;
    default:
        return {};
    }
}

bool ExportConnectionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const ConnectionId number = connection(index.row());
    if (value.toInt() == Qt::Checked)
        m_checked.insert(number);
    else
        m_checked.erase(number);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checkedChanged();
    return true;
}

QString ExportConnectionsModel::text(const Connection &connection) const
{
    QStringList parts{tr("#%1").arg(connection.number)};
    if (m_log.recordCount() > 0 && connection.begin != MonoTime())
        parts += formatClock(m_log.anchor().toWall(connection.begin), m_utc);
    if (connection.status != 0)
        parts += tr("HTTP %1").arg(connection.status);
    const ConnectionCounts *counts = m_index.findCounts(connection.number);
    const quint64 events = counts ? counts->events.load(std::memory_order_relaxed) : 0;
    parts += events == 1 ? tr("1 event") : tr("%1 events").arg(formatCount(events));
    if (const quint64 bytes = bytesOf(connection.number); bytes > 0)
        parts += formatBytes(bytes);
    return parts.join(QStringLiteral(" · "));
}

quint64 ExportConnectionsModel::bytesOf(ConnectionId connection) const
{
    const ConnectionCounts *counts = m_index.findCounts(connection);
    return counts ? counts->bytes.load(std::memory_order_relaxed) : 0;
}

void ExportConnectionsModel::take(const LogRecord &record)
{
    if (record.connection == 0)
        return;
    const bool begins = m_rows.empty() || m_rows.back().number < record.connection;
    if (begins) {
        const int row = rowCount();
        beginInsertRows({}, row, row);
        m_rows.push_back({record.connection, record.time, 0});
        endInsertRows();
    }
    const auto *response = std::get_if<ResponseRecord>(&record.fact);
    if (!response || m_rows.back().number != record.connection)
        return;
    m_rows.back().status = response->status;
    const QModelIndex changed = index(rowCount() - 1);
    emit dataChanged(changed, changed);
}

void ExportConnectionsModel::refresh()
{
    for (const std::size_t end = m_log.recordCount(); m_taken < end; ++m_taken)
        take(m_log.record(m_taken));
}

void ExportConnectionsModel::setUtc(bool utc)
{
    if (std::exchange(m_utc, utc) != utc && !m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

const std::set<ConnectionId> &ExportConnectionsModel::checked() const
{
    return m_checked;
}

void ExportConnectionsModel::setChecked(std::set<ConnectionId> connections)
{
    if (connections == m_checked)
        return;
    m_checked = std::move(connections);
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    emit checkedChanged();
}

ConnectionId ExportConnectionsModel::connection(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : m_rows[static_cast<std::size_t>(row)].number;
}

int ExportConnectionsModel::rowOf(ConnectionId connection) const
{
    const auto found = std::lower_bound(
        m_rows.begin(), m_rows.end(), connection,
        [](const Connection &row, ConnectionId number) { return row.number < number; });
    const bool isThere = found != m_rows.end() && found->number == connection;
    return isThere ? static_cast<int>(found - m_rows.begin()) : -1;
}

ConnectionId ExportConnectionsModel::lastWithBytes() const
{
    const auto found = std::find_if(m_rows.rbegin(), m_rows.rend(), [this](const Connection &row) {
        return bytesOf(row.number) > 0;
    });
    return found != m_rows.rend() ? found->number : m_rows.empty() ? 0 : m_rows.back().number;
}

int ExportConnectionsModel::countWithBytes() const
{
    return static_cast<int>(std::count_if(
        m_rows.begin(), m_rows.end(), [this](const auto &row) { return bytesOf(row.number) > 0; }));
}

} // namespace sse::ui

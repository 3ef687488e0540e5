// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"

#include <QAbstractListModel>

#include <memory>
#include <set>

namespace sse::ui {

/// The connections of a stream, to be ticked for an export. Redirect hops belong to their
/// connection.
class ExportConnectionsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int { ConnectionRole = Qt::UserRole };

    /// Both must outlive it.
    ExportConnectionsModel(const CaptureLog &log, const EventIndex &index,
                           QObject *parent = nullptr);
    ~ExportConnectionsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Takes in the connections that came since.
    void refresh();
    void setUtc(bool utc);
    [[nodiscard]] const std::set<ConnectionId> &checked() const;
    void setChecked(std::set<ConnectionId> connections);
    /// The connection of a row; 0 when there is no such row.
    [[nodiscard]] ConnectionId connection(int row) const;
    /// The row of a connection; -1 when it has none.
    [[nodiscard]] int rowOf(ConnectionId connection) const;
    /// The last connection that brought bytes; otherwise the last one, or 0.
    [[nodiscard]] ConnectionId lastWithBytes() const;
    /// How many brought bytes.
    [[nodiscard]] int countWithBytes() const;

signals:
    /// checked() changed.
    void checkedChanged();

private:
    struct Connection;

    [[nodiscard]] QString text(const Connection &connection) const;
    [[nodiscard]] quint64 bytesOf(ConnectionId connection) const;
    void take(const LogRecord &record);

    const CaptureLog &m_log;
    const EventIndex &m_index;
    std::vector<Connection> m_rows;
    std::set<ConnectionId> m_checked;
    std::size_t m_taken = 0; // records of the log
    bool m_utc = false;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mocksnapshot.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace sse::ui {

/// "Streaming", "Cut by hand", "Refused: …": where a request stands, in words.
[[nodiscard]] QString formatMockState(const MockRequestInfo &info);

/// The requests to the mock server, oldest first.
class MockRequestsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int {
        NumberColumn,
        TimeColumn,
        ClientColumn,
        RequestColumn,
        ConnectionColumn,
        LastEventIdColumn,
        StatusColumn,
        EventsColumn,
        BytesColumn,
        StateColumn,
        ColumnCount,
    };
    enum Role : int {
        NumberRole = Qt::UserRole + 16, ///< MockRequestInfo::number
        LiveRole,                       ///< bool: it has not ended
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Tells views of the rows that differ, and of no others. Nothing clears the table.
    void setSnapshot(const std::shared_ptr<const MockSnapshot> &snapshot);
    void setUtc(bool utc);

    [[nodiscard]] const MockRequestInfo &info(int row) const { return *m_requests.at(row); }
    /// -1 when it is not remembered.
    [[nodiscard]] int rowOf(quint64 number) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    using Requests = QList<std::shared_ptr<const MockRequestInfo>>;

    void removeForgotten(const Requests &now);
    void replaceChanged(const Requests &now);
    void append(const Requests &now);
    [[nodiscard]] QString text(const MockRequestInfo &info, int column) const;
    [[nodiscard]] QString toolTip(const MockRequestInfo &info, int column) const;

    Requests m_requests; // by number
    bool m_utc = false;
};

/// The requests that have not ended: the clients.
class LiveRequestsModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/capture.h"

#include <QAbstractTableModel>

#include <memory>

namespace sse::ui {

/// Every attempt and redirect hop of a capture, one row each.
class ConnectionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int {
        NumberColumn, ///< "2", or "2.1" for the first redirect hop of attempt 2
        StartedColumn,
        ReadyStateColumn,
        StatusColumn,
        FirstByteColumn,
        DurationColumn,
        EventsColumn,
        BytesColumn,
        EndedByColumn,
        NextInColumn, ///< the delay, and in brackets where it came from
        LastEventIdColumn,
        AddressColumn,
        ColumnCount,
    };

    explicit ConnectionsModel(const Capture &capture, QObject *parent = nullptr);
    /// \a log and \a index must outlive it.
    ConnectionsModel(const CaptureLog &log, const EventIndex &index, QObject *parent = nullptr);
    ~ConnectionsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Nothing comes any more: what has no end lasted until the last fact. Live at first.
    void setLive(bool live);
    /// Takes in what the capture logged since. Call it on every tick.
    void refresh();
    /// The attempt of a row: number of its AttemptRecord in the log.
    [[nodiscard]] std::size_t attemptRecord(int row) const;
    /// The response head of a row: number of its ResponseRecord, when it has one.
    [[nodiscard]] std::optional<std::size_t> responseRecord(int row) const;

    /// How the Started column tells time.
    void setUtc(bool utc);

private:
    void take(std::size_t record);
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse::ui

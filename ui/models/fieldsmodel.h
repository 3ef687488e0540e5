// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"

#include <QAbstractTableModel>

namespace sse::ui {

/// What the standard did with a field, as a sentence without its full stop.
[[nodiscard]] QString outcomeSentence(const FieldText &field);

/// The lines of one block, and what the standard did with each. RawValueRole gives uncut text.
class FieldsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { NameColumn, ValueColumn, OutcomeColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFields(const QList<FieldText> &fields);

    /// Where the line of a row lies in the log.
    [[nodiscard]] std::pair<ByteOffset, quint64> range(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<FieldText> m_fields;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QAbstractTableModel>

namespace sse::ui {

/// Header fields in wire order. Values of secret fields are masked until revealed, for the screen
/// and for copying alike (RawValueRole).
class HeadersModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { NameColumn, ValueColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setHeaders(const HeaderList &headers);
    void setSecretsRevealed(bool revealed);
    /// Whether any field is masked or would be.
    [[nodiscard]] bool hasSecrets() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    HeaderList m_headers;
    bool m_revealed = false;
};

} // namespace sse::ui

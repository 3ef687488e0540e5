// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QAbstractTableModel>

namespace sse {
class Redactor;
} // namespace sse

namespace sse::ui {

/// Header fields in wire order. Values of secret fields, and secrets within those of others, are
/// masked until revealed, for the screen and for copying alike (RawValueRole).
class HeadersModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { NameColumn, ValueColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// \a redactor masks what is secret within values.
    void setHeaders(const HeaderList &headers, Redactor &redactor);
    void setSecretsRevealed(bool revealed);
    /// Whether any field is masked or would be.
    [[nodiscard]] bool hasSecrets() const { return m_masked != m_headers; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    HeaderList m_headers;
    HeaderList m_masked;
    bool m_revealed = false;
};

} // namespace sse::ui

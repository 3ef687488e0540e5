// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/views/withoutsearch.h"

#include <QTableView>

namespace sse::ui {

/// A small table to read and copy: whole rows, no grid, no sorting. Copy gives the selected rows,
/// tab-separated, by RawValueRole with hidden characters as tokens. The table's actions() stand in
/// its context menu.
class PlainTable final : public WithoutSearch<QTableView>
{
    Q_OBJECT

public:
    /// \a name is the accessible name.
    explicit PlainTable(const QString &name, QWidget *parent = nullptr);

    /// The selected rows, or all when none is.
    [[nodiscard]] QString selectedText() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void copy() const;
    void fitRows();
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace sse::ui {

/// Edits the cells of a ScenarioStepsModel: a box of choices where there are few, a text of several
/// lines where there may be (Return takes it, Shift+Return breaks the line), a line elsewhere.
class StepDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    /// Whether the cell did not take what was typed; its next editor begins with that.
    [[nodiscard]] bool isRefused(const QModelIndex &index) const;

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;

private:
    void set(QAbstractItemModel &model, const QModelIndex &index, const QString &text) const;

    // What Qt asks of a delegate is const.
    mutable QPersistentModelIndex m_refused;
    mutable QString m_refusedText;
};

} // namespace sse::ui

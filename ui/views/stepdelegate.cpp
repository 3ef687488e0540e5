// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/stepdelegate.h"

#include "ui/base/theme.h"
#include "ui/models/scenariostepsmodel.h"
#include "ui/views/editortext.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTimer>

#include <algorithm>

namespace sse::ui {

namespace {

constexpr int shownLines = 6;

QString editorName(const QModelIndex &index)
{
    return index.model()->headerData(index.column(), Qt::Horizontal).toString();
}

} // namespace

QWidget *StepDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    QWidget *editor = nullptr;
    if (index.data(ScenarioStepsModel::ChoicesRole).isValid()) {
        auto *box = new QComboBox(parent);
        auto *self = const_cast<StepDelegate *>(this);
        connect(box, &QComboBox::activated, self, [self, box] {
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        QTimer::singleShot(0, box, &QComboBox::showPopup);
        editor = box;
    } else if (index.data(ScenarioStepsModel::MultiLineRole).toBool()) {
        auto *edit = new QPlainTextEdit(parent);
        edit->setFont(dataFont());
        edit->setTabChangesFocus(true);
        edit->setAccessibleDescription(tr("Return takes the text, Shift+Return breaks the line."));
        editor = edit;
    } else {
        editor = QStyledItemDelegate::createEditor(parent, option, index);
    }
    if (editor)
        editor->setAccessibleName(editorName(index));
    return editor;
}

void StepDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Given back once: who leaves it by Escape sees the cell's own text next time.
    const bool isAgain = isRefused(index);
    const QVariant value = isAgain ? m_refusedText : index.data(Qt::EditRole);
    m_refused = QPersistentModelIndex();
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->clear();
        box->addItems(index.data(ScenarioStepsModel::ChoicesRole).toStringList());
        box->setCurrentIndex(value.toInt());
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(editor)) {
        // Another change to the row must not take away what is being written.
        if (edit->document()->isModified())
            return;
        edit->setPlainText(value.toString());
        if (isAgain)
            edit->document()->setModified(true);
        else
            edit->selectAll();
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(value.toString());
    } else {
        QStyledItemDelegate::setEditorData(editor, index);
    }
}

void StepDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, box->currentIndex(), Qt::EditRole);
    } else if (const auto *edit = qobject_cast<QPlainTextEdit *>(editor)) {
        // What was only looked at keeps what an editor can't hold, such as CR.
        if (edit->document()->isModified())
            set(*model, index, editorText(*edit));
    } else if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        set(*model, index, line->text());
    } else {
        QStyledItemDelegate::setModelData(editor, model, index);
    }
}

bool StepDelegate::isRefused(const QModelIndex &index) const
{
    return index.isValid() && m_refused == index;
}

void StepDelegate::set(QAbstractItemModel &model, const QModelIndex &index,
                       const QString &text) const
{
    const QPersistentModelIndex cell = index;
    m_refused = QPersistentModelIndex();
    // Told by the model while it is set.
    m_refusedText = text;
    if (!model.setData(index, text, Qt::EditRole))
        m_refused = cell;
}

void StepDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    const auto *edit = qobject_cast<QPlainTextEdit *>(editor);
    if (!edit) {
        QStyledItemDelegate::updateEditorGeometry(editor, option, index);
        return;
    }
    const int wanted = edit->fontMetrics().lineSpacing() * shownLines;
    const int height =
        std::min(std::max(option.rect.height(), wanted), editor->parentWidget()->height());
    QRect rectangle = option.rect;
    rectangle.setHeight(height);
    rectangle.moveTop(
        std::max(0, std::min(rectangle.top(), editor->parentWidget()->height() - height)));
    editor->setGeometry(rectangle);
}

bool StepDelegate::eventFilter(QObject *editor, QEvent *event)
{
    auto *edit = qobject_cast<QPlainTextEdit *>(editor);
    if (!edit || event->type() != QEvent::KeyPress)
        return QStyledItemDelegate::eventFilter(editor, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QStyledItemDelegate::eventFilter(editor, event);
    if (key->modifiers().testFlag(Qt::ShiftModifier)) {
        edit->textCursor().insertBlock();
        edit->ensureCursorVisible();
        return true;
    }
    emit commitData(edit);
    emit closeEditor(edit);
    return true;
}

} // namespace sse::ui

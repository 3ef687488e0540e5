// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockscenariopane.h"

#include "ui/base/plainlabel.h"
#include "ui/panes/scenariodelegate.h"
#include "ui/panes/scenariodocuments.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace sse::ui {

MockScenarioPane::MockScenarioPane(const ScenarioDocuments &documents, QWidget *parent)
    : QWidget(parent)
    , m_documents(documents)
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new PlainLabel(tr("No scenario has these words."), this))
    , m_model(new ScenarioListModel(this))
    , m_search(new ScenarioSearchModel(this))
{
    m_model->setBuiltins(builtinScenarioEntries());
    m_search->setSourceModel(m_model);
    m_list->setModel(m_search);
    build();
    connect(m_edit, &QLineEdit::textChanged, this, &MockScenarioPane::search);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (m_search->rowCount() > 0 && !m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_search->index(0, 0));
        m_list->setFocus();
    });
    m_edit->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MockScenarioPane::takeSelection);
    connect(m_list, &QListView::clicked, this, &MockScenarioPane::chosenAgain);
    connect(&documents, &ScenarioDocuments::listChanged, this, &MockScenarioPane::showFiles);
    showFiles();
    setCan(false, false);
}

void MockScenarioPane::build()
{
    m_edit->setObjectName(QStringLiteral("mockSearch"));
    m_edit->setAccessibleName(tr("Search scenarios"));
    m_edit->setPlaceholderText(tr("Search scenarios"));
    m_edit->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("mockScenarios"));
    m_list->setAccessibleName(tr("Scenarios"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(new ScenarioDelegate(m_list));
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(8, 8, 8, 8);
    m_empty->hide();
    m_buttons = new QWidget(this);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(4, 3, 4, 3);
    row->setSpacing(2);
    addButton(tr("New"), QStringLiteral("mockNew"), tr("Make a new scenario"),
              &MockScenarioPane::newRequested);
    m_duplicate = addButton(tr("Duplicate"), QStringLiteral("mockDuplicate"),
                            tr("Copy the selected scenario, to edit the copy"),
                            &MockScenarioPane::duplicateRequested);
    m_save = addButton(tr("Save"), QStringLiteral("mockSave"), tr("Save the scenario (Ctrl+S)"),
                       &MockScenarioPane::saveRequested);
    auto *menu = new QMenu(m_buttons);
    m_saveAs = menu->addAction(tr("Save &As…"), this, &MockScenarioPane::saveAsRequested);
    QAction *load = menu->addAction(tr("&Load File…"), this, &MockScenarioPane::loadRequested);
    menu->addSeparator();
    m_remove = menu->addAction(tr("&Delete"), this, &MockScenarioPane::removeRequested);
    m_saveAs->setObjectName(QStringLiteral("mockSaveAs"));
    load->setObjectName(QStringLiteral("mockLoad"));
    m_remove->setObjectName(QStringLiteral("mockDelete"));
    m_list->addActions({m_duplicate, m_save, m_saveAs, m_remove});
    auto *more = new QToolButton(m_buttons);
    more->setText(QStringLiteral("⋯"));
    more->setObjectName(QStringLiteral("mockMore"));
    more->setAccessibleName(tr("More about files"));
    more->setToolTip(tr("Save as, load, delete"));
    more->setAutoRaise(true);
    connect(more, &QToolButton::clicked, menu,
            [menu, more] { menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    row->addStretch(1);
    row->addWidget(more);
    auto *search = new QHBoxLayout;
    search->setContentsMargins(6, 6, 6, 6);
    search->addWidget(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(search);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_buttons);
}

QAction *MockScenarioPane::addButton(const QString &text, const QString &name,
                                     const QString &toolTip, void (MockScenarioPane::*request)())
{
    auto *action = new QAction(text, this);
    connect(action, &QAction::triggered, this, request);
    auto *button = new QToolButton(m_buttons);
    button->setDefaultAction(action);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(plainToolTip(toolTip));
    button->setAutoRaise(true);
    m_buttons->layout()->addWidget(button);
    return action;
}

void MockScenarioPane::choose(const QString &key)
{
    const int row = m_model->rowOf(key);
    if (row < 0)
        return;
    QModelIndex index = m_search->mapFromSource(m_model->index(row, 0));
    if (!index.isValid()) {
        m_edit->clear();
        index = m_search->mapFromSource(m_model->index(row, 0));
    }
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void MockScenarioPane::search(const QString &text)
{
    // A list that loses its selected row selects another one.
    m_searching = true;
    m_search->setSearch(text);
    const QModelIndex shown = m_search->mapFromSource(m_model->index(m_model->rowOf(m_current), 0));
    m_list->setCurrentIndex(shown);
    if (shown.isValid())
        m_list->scrollTo(shown);
    else
        m_list->clearSelection();
    m_searching = false;
    m_empty->setVisible(m_search->rowCount() == 0);
}

void MockScenarioPane::showFirst()
{
    if (m_search->rowCount() == 0)
        return;
    m_list->setFocus(Qt::TabFocusReason);
    m_list->setCurrentIndex(m_search->index(0, 0));
}

bool MockScenarioPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool overrides = event->type() == QEvent::ShortcutOverride;
    if (watched != m_edit || (!overrides && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool clears = key == Qt::Key_Escape && !m_edit->text().isEmpty();
    if (!clears && key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    if (overrides)
        event->accept();
    else if (clears)
        m_edit->clear();
    else
        showFirst();
    return true;
}

void MockScenarioPane::takeSelection()
{
    if (m_searching)
        return;
    const QString key = m_list->currentIndex().data(ScenarioListModel::KeyRole).toString();
    if (key.isEmpty() || key == m_current)
        return;
    m_current = key;
    emit chosen(key);
}

void MockScenarioPane::showFiles()
{
    m_model->setFiles(m_documents.files());
    m_empty->setVisible(m_search->rowCount() == 0);
}

void MockScenarioPane::setServed(const QString &key)
{
    m_model->setActive(key);
}

void MockScenarioPane::setCan(bool save, bool remove)
{
    m_duplicate->setEnabled(!m_current.isEmpty());
    m_saveAs->setEnabled(!m_current.isEmpty());
    m_save->setEnabled(save);
    m_remove->setEnabled(remove);
}

void MockScenarioPane::focusSearch()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

} // namespace sse::ui

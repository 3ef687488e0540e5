// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/jsonview.h"

#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/models/jsontreemodel.h"
#include "ui/views/plaintextview.h"
#include "ui/views/withoutsearch.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPersistentModelIndex>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <deque>

namespace sse::ui {

namespace {

// Rows that a new tree shows unfolded: enough for what people send, quick for what machines send.
constexpr int mostUnfolded = 300;

void copyText(const QString &text)
{
    QApplication::clipboard()->setText(text);
}

} // namespace

JsonView::JsonView(QWidget *parent)
    : QWidget(parent)
    , m_model(new JsonTreeModel(this))
    , m_tree(new WithoutSearch<QTreeView>)
    , m_path(new PlainLabel)
    , m_error(new PlainLabel)
    , m_pretty(new PlainTextView(tr("JSON text, indented")))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("JSON tree"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setFont(dataFont());
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setIndentation(16);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->resizeSection(JsonTreeModel::KeyColumn, 180);
    m_tree->header()->setStretchLastSection(true);
    m_path->setElideMode(Qt::ElideMiddle);
    m_error->setWordWrap(true);
    m_error->setContentsMargins(6, 6, 6, 6);
    m_error->hide();
    auto *copyPath = new QToolButton;
    copyPath->setText(tr("Copy Path"));
    copyPath->setAccessibleName(tr("Copy the path of the selected JSON value"));
    copyPath->setAutoRaise(true);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(6, 1, 2, 1);
    line->addWidget(m_path, 1);
    line->addWidget(copyPath);
    auto *upper = new QWidget;
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins({});
    upperLayout->setSpacing(0);
    upperLayout->addWidget(m_tree, 1);
    upperLayout->addLayout(line);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_pretty);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_error);
    layout->addWidget(m_splitter, 1);
    setFocusProxy(m_tree);

    connect(copyPath, &QToolButton::clicked, this,
            [this] { copyText(m_model->path(m_tree->currentIndex())); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JsonView::showPath);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &JsonView::showMenu);
}

bool JsonView::setJson(const QByteArray &json)
{
    const bool isJson = m_model->setJson(json);
    m_error->setText(m_model->error());
    m_error->setVisible(!isJson);
    m_splitter->setVisible(isJson);
    m_prettyShown = false;
    if (isJson) {
        expandSome();
        m_tree->selectionModel()->setCurrentIndex(m_model->index(0, 0, {}),
                                                  QItemSelectionModel::NoUpdate);
    }
    showPath();
    return isJson;
}

void JsonView::showPretty()
{
    if (m_prettyShown)
        return;
    m_prettyShown = true;
    const QByteArray pretty = m_model->pretty();
    m_pretty->showText(clippedText(pretty, static_cast<quint64>(pretty.size())));
}

void JsonView::expandSome()
{
    std::deque<QModelIndex> next{m_model->index(0, 0, {})};
    int unfolded = 1;
    while (!next.empty()) {
        const QModelIndex index = next.front();
        next.pop_front();
        const int children = m_model->rowCount(index);
        if (children == 0 || unfolded + children > mostUnfolded)
            continue;
        unfolded += children;
        m_tree->expand(index);
        for (int row = 0; row < children; ++row)
            next.push_back(m_model->index(row, 0, index));
    }
}

void JsonView::showPath()
{
    m_path->setText(m_model->path(m_tree->currentIndex()));
}

void JsonView::showMenu(const QPoint &position)
{
    const QPersistentModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    QMenu menu(this);
    menu.addAction(tr("Copy Value"), this, [this, index] { copyText(m_model->valueText(index)); });
    menu.addAction(tr("Copy Path"), this, [this, index] { copyText(m_model->path(index)); });
    menu.addSeparator();
    menu.addAction(tr("Filter by This Value"), this,
                   [this, index] { emit filterRequested(m_model->filterTerm(index)); });
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/unsaveddialog.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sse::ui {

namespace {

enum Column { TitleColumn, BegunColumn, LengthColumn, StateColumn, ColumnCount };

} // namespace

UnsavedDialog::UnsavedDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new PlainLabel(this))
    , m_table(new QTableWidget(0, ColumnCount, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("unsavedDialog"));
    setWindowTitle(tr("Unsaved Recordings"));
    m_text->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("unsavedTable"));
    m_table->setAccessibleName(tr("Unsaved recordings"));
    m_table->setHorizontalHeaderLabels({tr("Stream"), tr("Begun"), tr("Size"), tr("State")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(TitleColumn, character * 44);
    m_table->setColumnWidth(BegunColumn, character * 22);
    m_table->setColumnWidth(LengthColumn, character * 11);
    auto *buttons = new QHBoxLayout;
    m_open = addButton(tr("Open"), QStringLiteral("openUnsaved"));
    m_save = addButton(tr("Save…"), QStringLiteral("saveUnsaved"));
    m_discard = addButton(tr("Discard"), QStringLiteral("discardUnsaved"));
    m_discardAll = addButton(tr("Discard All"), QStringLiteral("discardAllUnsaved"));
    QPushButton *closeButton = addButton(tr("Close"), QStringLiteral("closeUnsaved"));
    for (QPushButton *button : {m_open, m_save, m_discard, m_discardAll})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(closeButton);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    resize(character * 100, fontMetrics().height() * 20);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &UnsavedDialog::showButtons);
    connect(m_table, &QTableWidget::cellActivated, this,
            [this](int row) { emit openRequested(m_recordings[row]); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        for (const UnsavedRecording &recording : selected())
            emit openRequested(recording);
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const QList<UnsavedRecording> chosen = selected(); !chosen.isEmpty())
            emit saveRequested(chosen.first());
    });
    connect(m_discard, &QPushButton::clicked, this, [this] { emit discardRequested(selected()); });
    connect(m_discardAll, &QPushButton::clicked, this,
            [this] { emit discardRequested(m_recordings); });
    setRecordings({});
}

QPushButton *UnsavedDialog::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

void UnsavedDialog::setRecordings(const QList<UnsavedRecording> &recordings)
{
    m_recordings = recordings;
    m_text->setText(recordings.isEmpty()
                        ? tr("Every recording was saved or discarded.")
                        : tr("These streams were recorded and neither saved nor discarded. They "
                             "are kept until you do either."));
    m_table->setRowCount(static_cast<int>(recordings.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const UnsavedRecording &recording = recordings[row];
        const QString title = recording.title.isEmpty() ? recording.path : recording.title;
        const QString begun =
            QLocale().toString(recording.begun.toLocalTime(), QLocale::ShortFormat);
        const QString state = recording.interrupted ? tr("Interrupted") : tr("Complete");
        const QString texts[] = {toVisibleText(title, 200), begun, formatBytes(recording.bytes),
                                 state};
        for (int column = 0; column < ColumnCount; ++column)
            m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
        m_table->item(row, TitleColumn)->setToolTip(plainToolTip(recording.path));
    }
    if (!recordings.isEmpty())
        m_table->selectRow(0);
    showButtons();
}

QList<UnsavedRecording> UnsavedDialog::selected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    QList<UnsavedRecording> chosen;
    for (const int row : rows)
        if (row < m_recordings.size())
            chosen += m_recordings[row];
    return chosen;
}

void UnsavedDialog::showButtons()
{
    const qsizetype count = selected().size();
    m_open->setEnabled(count > 0);
    m_save->setEnabled(count == 1);
    m_discard->setEnabled(count > 0);
    m_discardAll->setEnabled(!m_recordings.isEmpty());
}

} // namespace sse::ui

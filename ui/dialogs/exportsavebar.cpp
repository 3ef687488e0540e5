// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportsavebar.h"

#include "ui/base/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace sse::ui {

ExportSaveBar::ExportSaveBar(QWidget *parent)
    : QWidget(parent)
    , m_message(new PlainLabel(this))
    , m_progress(new QProgressBar(this))
    , m_copy(addButton(tr("Cop&y to Clipboard"), QStringLiteral("exportCopy")))
    , m_save(addButton(tr("&Save…"), QStringLiteral("exportSave")))
    , m_cancel(addButton(tr("Cancel E&xport"), QStringLiteral("exportCancel")))
    , m_close(addButton(tr("Close"), QStringLiteral("exportClose")))
{
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setWordWrap(true);
    m_message->setSelectable(true);
    m_message->hide();
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_save->setDefault(true);
    m_copy->setToolTip(tr("Puts the export on the clipboard, up to 8 MB of it"));
    m_progress->setFixedHeight(8);
    auto *state = new QVBoxLayout;
    state->setSpacing(4);
    state->addWidget(m_message);
    state->addWidget(m_progress);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(state, 1);
    layout->addStretch(0);
    for (QPushButton *button : {m_cancel, m_copy, m_save, m_close})
        layout->addWidget(button);
    connect(m_copy, &QPushButton::clicked, this, &ExportSaveBar::copyRequested);
    connect(m_save, &QPushButton::clicked, this, &ExportSaveBar::saveRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ExportSaveBar::cancelRequested);
    connect(m_close, &QPushButton::clicked, this, &ExportSaveBar::closeRequested);
    m_progress->hide();
    showButtons();
}

QPushButton *ExportSaveBar::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    button->setAutoDefault(false);
    return button;
}

void ExportSaveBar::setPossible(bool possible)
{
    m_possible = possible;
    showButtons();
}

void ExportSaveBar::showProgress(const QString &text, int share)
{
    m_running = true;
    m_progress->setValue(share);
    m_meaning = ThemeColor::Muted;
    m_message->setText(text);
    showButtons();
}

void ExportSaveBar::showEnd(const QString &text, ThemeColor meaning)
{
    m_running = false;
    m_meaning = meaning;
    m_message->setText(text);
    showButtons();
}

void ExportSaveBar::clear()
{
    if (!m_running)
        showEnd({}, ThemeColor::Muted);
}

QString ExportSaveBar::message() const
{
    return m_message->text();
}

void ExportSaveBar::showButtons()
{
    const QWidget *focus = focusWidget();
    m_progress->setVisible(m_running);
    m_message->setVisible(!m_message->text().isEmpty());
    m_cancel->setVisible(m_running);
    m_copy->setVisible(!m_running);
    m_save->setEnabled(m_possible && !m_running);
    m_copy->setEnabled(m_possible && !m_running);
    // The keyboard's focus stays in the row of buttons.
    if (m_running && (focus == m_save || focus == m_copy))
        m_cancel->setFocus();
    else if (!m_running && focus == m_cancel)
        (m_save->isEnabled() ? m_save : m_close)->setFocus();
    showColors();
}

void ExportSaveBar::showColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    themeColor(m_meaning, palette(), palette().color(QPalette::Window)));
    m_message->setPalette(colors);
}

void ExportSaveBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_message && event->type() == QEvent::PaletteChange)
        showColors();
}

} // namespace sse::ui

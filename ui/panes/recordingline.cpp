// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/recordingline.h"

#include "ui/base/format.h"
#include "ui/base/plainlabel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sse::ui {

namespace {

constexpr int progressSteps = 1000;

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::RecordingLine", text);
}

int progressOf(const OpenProgress &progress)
{
    if (progress.total == 0)
        return 0;
    const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    return static_cast<int>(std::min(share, 1.0) * progressSteps);
}

} // namespace

QString openedState(const OpenedFacts &facts)
{
    const OpenProgress &progress = facts.progress;
    if (progress.error)
        return say("Not read to its end");
    if (progress.cancelled)
        return say("Partly opened");
    if (!progress.finished)
        return say("Opening…");
    if (progress.damageCount > 0)
        return say("Damaged (%1)").arg(formatCount(progress.damageCount));
    if (!facts.info)
        return facts.importedFrom.isEmpty() ? say("Event-stream text")
                                            : say("Imported from %1").arg(facts.importedFrom);
    if (facts.info->live)
        return say("Still being recorded");
    if (!facts.info->complete)
        return say("Interrupted");
    return facts.info->droppedBytes > 0 ? say("Complete from its limit on") : say("Complete");
}

StateMark openedMark(const OpenedFacts &facts)
{
    const OpenProgress &progress = facts.progress;
    if (progress.error || progress.damageCount > 0)
        return StateMark::Failed;
    if (!progress.finished)
        return StateMark::Connecting;
    return StateMark::Recording;
}

QString openedText(const OpenedFacts &facts)
{
    QStringList parts;
    parts += facts.events == 1 ? say("1 event") : say("%1 events").arg(formatCount(facts.events));
    parts += formatBytes(facts.bytes);
    if (facts.info) {
        parts += say("recorded %1").arg(formatClock(facts.info->anchor.wall, facts.utc, true));
        parts += formatDuration(facts.length);
        if (facts.info->droppedBytes > 0)
            parts += say("the first %1 rows (%2) left at its size limit")
                         .arg(formatCount(facts.info->droppedRows),
                              formatBytes(facts.info->droppedBytes));
    } else if (facts.hasTimes) {
        parts += say("captured %1").arg(formatClock(facts.begun, facts.utc, true));
        parts += formatDuration(facts.length);
    } else {
        parts += say("without times");
    }
    return parts.join(QStringLiteral("  ·  "));
}

RecordingLine::RecordingLine(QWidget *parent)
    : QWidget(parent)
    , m_dot(new QToolButton(this))
    , m_state(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("recordingLine"));
    // A picture, not a button: it takes neither focus nor clicks.
    m_dot->setAutoRaise(true);
    m_dot->setFocusPolicy(Qt::NoFocus);
    m_dot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dot->setIconSize({12, 12});
    m_dot->setFixedSize(18, 18);
    m_dot->setAccessibleName(tr("State of the file"));
    QFont bold = m_state->font();
    bold.setBold(true);
    m_state->setFont(bold);
    m_state->setObjectName(QStringLiteral("openedState"));
    m_text->setObjectName(QStringLiteral("openedFigures"));
    m_text->setElideMode(Qt::ElideRight);
    m_progress->setObjectName(QStringLiteral("openProgress"));
    m_progress->setAccessibleName(tr("How much is read"));
    m_progress->setRange(0, progressSteps);
    m_progress->setMaximumWidth(m_progress->fontMetrics().averageCharWidth() * 28);
    m_cancel->setObjectName(QStringLiteral("cancelOpening"));
    m_cancel->setAccessibleName(tr("Cancel Opening"));
    m_cancel->setToolTip(tr("Read no further; what is shown stays"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_dot);
    layout->addWidget(m_state);
    layout->addSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &RecordingLine::cancelRequested);
    showMark();
}

void RecordingLine::show(const OpenedFacts &facts)
{
    m_state->setText(openedState(facts));
    m_text->setText(openedText(facts));
    const bool reading = !facts.progress.finished;
    m_progress->setVisible(reading);
    m_cancel->setVisible(reading);
    m_progress->setValue(progressOf(facts.progress));
    const StateMark mark = openedMark(facts);
    if (mark == m_mark)
        return;
    m_mark = mark;
    showMark();
}

void RecordingLine::setSource(const QString &source)
{
    m_state->setToolTip(plainToolTip(source));
}

void RecordingLine::showMark()
{
    m_dot->setIcon(stateIcon(m_mark, palette()));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    stateColor(m_mark, palette(), palette().color(QPalette::Window)));
    m_state->setPalette(colors);
}

void RecordingLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_dot)
        showMark();
}

} // namespace sse::ui

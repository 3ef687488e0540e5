// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/recordingbutton.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/base/stateicon.h"
#include "ui/base/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>

#include <algorithm>

namespace sse::ui {

namespace {

using State = RecordingStatus::State;

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::RecordingButton", text);
}

QString savedAt(const RecordingFacts &facts)
{
    return QLocale().toString(facts.savedAt.time(), QLocale::ShortFormat);
}

/// Body bytes that the file holds.
quint64 keptBytes(const RecordingStatus &status)
{
    return status.written.bytes - std::min(status.written.bytes, status.droppedBytes);
}

} // namespace

QString recordingText(const RecordingFacts &facts)
{
    if (!facts.status)
        return facts.wanted ? say("Recording on") : say("Not recorded");
    const RecordingStatus &status = *facts.status;
    const QString size = formatBytes(keptBytes(status));
    switch (status.state) {
    case State::Failed:
        return status.error ? say("Not recorded: %1").arg(toVisibleText(status.error->message, 48))
                            : say("Not recorded");
    case State::AtLimit:
        return say("Recording stopped at its limit of %1").arg(formatBytes(facts.mostBytes));
    case State::Recording:
    case State::Finished:
        break;
    }
    if (!facts.savedName.isEmpty() && !facts.grewSince)
        return say("Saved to %1, %2").arg(toVisibleText(facts.savedName, 40), savedAt(facts));
    if (!facts.savedName.isEmpty())
        return say("Recorded %1, saved to %2, %3")
            .arg(size, toVisibleText(facts.savedName, 40), savedAt(facts));
    if (status.droppedBytes > 0)
        return say("Recorded %1, at its limit: the oldest leaves").arg(size);
    return say("Recorded %1").arg(size);
}

QString recordingProblem(const RecordingFacts &facts)
{
    if (!facts.status || facts.status->state != State::Failed || !facts.status->error)
        return {};
    return say("What arrives is not recorded. %1").arg(facts.status->error->message);
}

QString recordingDetails(const RecordingFacts &facts)
{
    if (!facts.status)
        return facts.wanted ? say("The stream will be recorded from its first byte.")
                            : say("The stream stays in memory only. File ▸ Recording ▸ Record "
                                  "Streams records the next ones.");
    const RecordingStatus &status = *facts.status;
    QStringList lines;
    if (status.error)
        lines += status.error->message;
    if (status.state == State::Failed)
        lines += say("What arrives stays in memory, and writing is tried again.");
    if (status.droppedBytes > 0)
        lines += say("The oldest %1 (%2 rows) left at the limit of %3.")
                     .arg(formatBytes(status.droppedBytes), formatCount(status.droppedRows),
                          formatBytes(facts.mostBytes));
    else if (facts.mostBytes > 0)
        lines += facts.atLimit == AtLimit::Stop
                     ? say("At %1 the stream is closed.").arg(formatBytes(facts.mostBytes))
                     : say("At %1 the oldest makes room.").arg(formatBytes(facts.mostBytes));
    lines += say("Kept until you save or discard it: %1").arg(facts.path);
    return lines.join(QLatin1Char('\n'));
}

RecordingButton::RecordingButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("recording"));
    setAccessibleName(tr("Recording"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({12, 12});
    showColors();
}

void RecordingButton::show(const RecordingFacts &facts)
{
    const QString shown = recordingText(facts);
    if (shown != text()) {
        setText(shown);
        setAccessibleDescription(shown);
    }
    const QString details = recordingDetails(facts);
    if (details != m_details) {
        m_details = details;
        setToolTip(plainToolTip(details));
    }
    const bool failed = facts.status && (facts.status->state == State::Failed ||
                                         facts.status->state == State::AtLimit);
    const bool running = facts.status && facts.status->state == State::Recording && !facts.ended;
    if (failed == m_failed && running == m_running)
        return;
    m_failed = failed;
    m_running = running;
    showColors();
}

void RecordingButton::showColors()
{
    QPalette colors;
    const QColor background = colors.color(QPalette::Window);
    if (m_failed)
        colors.setColor(QPalette::ButtonText, themeColor(ThemeColor::Failed, colors, background));
    else if (!m_running)
        colors.setColor(QPalette::ButtonText, themeColor(ThemeColor::Muted, colors, background));
    setPalette(colors);
    const StateMark mark =
        m_failed ? StateMark::Failed : (m_running ? StateMark::Recorded : StateMark::Idle);
    setIcon(stateIcon(mark, colors));
}

void RecordingButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColors();
}

} // namespace sse::ui

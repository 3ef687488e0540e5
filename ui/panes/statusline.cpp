// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/statusline.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/formats/words.h"
#include "core/stats/timeline.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/panes/recordingbutton.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QStringList>
#include <QToolButton>

#include <cmath>

#include <limits>

namespace sse::ui {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::StatusLine", text);
}

QString rateText(double perSecond)
{
    if (perSecond >= 10)
        return formatCount(static_cast<quint64>(std::llround(perSecond)));
    return QLocale().toString(perSecond, 'f', 1);
}

QString retryText(const StreamFacts &facts)
{
    if (!facts.reconnects)
        return say("no automatic reconnect");
    if (const std::optional<quint64> time = facts.status.retry.milliseconds) {
        return *time == std::numeric_limits<quint64>::max()
                   ? say("retry endless (server)")
                   : say("retry %1 ms (server)").arg(formatCount(*time));
    }
    return say("retry %1 ms (%2’s default)")
        .arg(formatCount(static_cast<quint64>(facts.defaultDelay.count())), facts.profileTitle);
}

} // namespace

StateMark stateMark(const StreamFacts &facts)
{
    if (!facts.started)
        return StateMark::Idle;
    switch (facts.status.readyState) {
    case ReadyState::Connecting:
        return StateMark::Connecting;
    case ReadyState::Open:
        return StateMark::Open;
    case ReadyState::Closed:
        break;
    }
    return facts.status.endReason && isFailedEnd(*facts.status.endReason) ? StateMark::Failed
                                                                          : StateMark::Closed;
}

QString statusText(const StreamFacts &facts)
{
    if (!facts.started)
        return say("not connected yet");
    QStringList parts;
    if (facts.status.httpStatus != 0)
        parts += say("HTTP %1").arg(facts.status.httpStatus);
    parts += facts.events == 1 ? say("1 event") : say("%1 events").arg(formatCount(facts.events));
    parts += formatBytes(facts.bytes);
    if (facts.status.readyState == ReadyState::Open)
        parts += say("%1 ev/s").arg(rateText(facts.eventsPerSecond));
    const QByteArray &id = facts.status.lastEventId;
    parts += id.isEmpty() ? say("no last event ID")
                          : say("last event ID %1").arg(toVisibleText(decodeUtf8(id), 64));
    parts += retryText(facts);
    return parts.join(QStringLiteral("  ·  "));
}

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_dot(new QToolButton(this))
    , m_state(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_recording(new RecordingButton(this))
{
    setObjectName(QStringLiteral("statusLine"));
    // A picture, not a button: it takes neither focus nor clicks.
    m_dot->setAutoRaise(true);
    m_dot->setFocusPolicy(Qt::NoFocus);
    m_dot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dot->setIconSize({12, 12});
    m_dot->setFixedSize(18, 18);
    m_dot->setAccessibleName(tr("readyState"));
    QFont bold = m_state->font();
    bold.setBold(true);
    m_state->setFont(bold);
    m_state->setObjectName(QStringLiteral("readyState"));
    m_text->setObjectName(QStringLiteral("streamFigures"));
    m_text->setElideMode(Qt::ElideRight);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_dot);
    layout->addWidget(m_state);
    layout->addSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_recording);
    connect(m_recording, &QToolButton::clicked, this, [this] {
        emit recordingMenuRequested(m_recording->mapToGlobal(QPoint(0, m_recording->height())));
    });
    showMark();
}

void StatusLine::show(const StreamFacts &facts)
{
    m_state->setText(facts.started ? readyStateWord(facts.status.readyState)
                                   : readyStateWord(ReadyState::Closed));
    m_text->setText(statusText(facts));
    const StateMark mark = stateMark(facts);
    if (mark == m_mark)
        return;
    m_mark = mark;
    showMark();
}

void StatusLine::showRecording(const RecordingFacts &facts)
{
    m_recording->show(facts);
}

void StatusLine::showMark()
{
    m_dot->setIcon(stateIcon(m_mark, palette()));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    stateColor(m_mark, palette(), palette().color(QPalette::Window)));
    m_state->setPalette(colors);
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_dot)
        showMark();
}

} // namespace sse::ui

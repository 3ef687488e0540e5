// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/replaybar.h"

#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/panes/transporticon.h"
#include "ui/views/togglebutton.h"

#include <QComboBox>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace sse::ui {

namespace {

constexpr std::array speeds{0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0, 1000.0};

/// The place of \a pace in the list: the nearest speed, or the last one, which is unlimited.
int speedIndex(const Pace &pace)
{
    if (pace.unlimited)
        return static_cast<int>(speeds.size());
    const auto distance = [&pace](double speed) {
        return std::abs(std::log(speed) - std::log(std::max(pace.factor, Pace::least)));
    };
    const auto *const nearest =
        std::min_element(speeds.begin(), speeds.end(),
                         [&](double a, double b) { return distance(a) < distance(b); });
    return static_cast<int>(nearest - speeds.begin());
}

QString speedText(double factor)
{
    return QStringLiteral("×") + QLocale().toString(factor, 'g', 4);
}

} // namespace

QString formatPlayTime(Nanos time)
{
    const qint64 all = std::max<qint64>(0, std::chrono::floor<Millis>(time).count());
    const auto padded = [](qint64 value, int width) {
        return QString::number(value).rightJustified(width, QLatin1Char('0'));
    };
    return padded(all / 3'600'000, 2) % QLatin1Char(':') % padded(all / 60'000 % 60, 2) %
           QLatin1Char(':') % padded(all / 1000 % 60, 2) % QLocale().decimalPoint() %
           padded(all % 1000, 3);
}

ReplayBar::ReplayBar(QWidget *parent)
    : QWidget(parent)
    , m_position(new PlainLabel(this))
{
    setObjectName(QStringLiteral("replayBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(4);
    QToolButton *start = addButton(QStringLiteral("toStart"), tr("To Start"),
                                   tr("Go to the start of the recording"));
    QToolButton *back = addButton(QStringLiteral("stepBack"), tr("Step Back"),
                                  tr("Take the last event, or the last read, away"));
    m_play = addButton(QStringLiteral("play"), tr("Play"), tr("Play from here"));
    QToolButton *forward = addButton(QStringLiteral("stepForward"), tr("Step Forward"),
                                     tr("Show the next event, or all of the next read"));
    addOptions();
    m_position->setObjectName(QStringLiteral("replayPosition"));
    m_position->setFont(dataFont());
    m_position->setElideMode(Qt::ElideRight);
    m_position->setMinimumWidth(
        QFontMetrics(dataFont()).horizontalAdvance(formatPlayTime(Nanos{0})) + 2);
    m_position->installEventFilter(this);
    layout->addSpacing(8);
    layout->addWidget(m_position, 1);
    m_showAll = addButton(QStringLiteral("showAll"), tr("Show All"),
                          tr("Leave the replay and show every row"));
    m_showAll->setText(tr("Show All"));
    connect(start, &QToolButton::clicked, this, &ReplayBar::toStart);
    connect(back, &QToolButton::clicked, this, &ReplayBar::stepBack);
    connect(m_play, &QToolButton::clicked, this, &ReplayBar::togglePlay);
    connect(forward, &QToolButton::clicked, this, &ReplayBar::stepForward);
    connect(m_showAll, &QToolButton::clicked, this, &ReplayBar::showAllRequested);
    showIcons();
    showSpeed();
    showPosition();
}

QToolButton *ReplayBar::addButton(const QString &name, const QString &text, const QString &toolTip)
{
    auto *button = new ToggleButton(this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(plainToolTip(toolTip));
    button->setProperty("help", toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void ReplayBar::addOptions()
{
    m_step = new QComboBox(this);
    m_step->setObjectName(QStringLiteral("stepKind"));
    m_step->setAccessibleName(tr("Step"));
    m_step->setToolTip(tr("What a step goes over: one row, or all that one read brought"));
    m_step->addItems({tr("By Event"), tr("By Read")});
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast the recording is played; Fastest does not wait at all"));
    for (const double speed : speeds)
        m_speed->addItem(speedText(speed));
    m_speed->addItem(tr("Fastest"));
    layout()->addWidget(m_step);
    layout()->addWidget(m_speed);
    m_loop = addButton(QStringLiteral("loop"), tr("Loop"), tr("Begin again at the end"));
    m_loop->setText(tr("Loop"));
    m_loop->setCheckable(true);
    m_skipSilence = addButton(QStringLiteral("skipSilence"), tr("Skip Silence"),
                              tr("Cut every silence that is longer than a second to one second"));
    m_skipSilence->setText(tr("Skip Silence"));
    m_skipSilence->setCheckable(true);
    connect(m_speed, &QComboBox::activated, this, &ReplayBar::requestPace);
    connect(m_skipSilence, &QToolButton::clicked, this, &ReplayBar::requestPace);
    connect(m_loop, &QToolButton::clicked, this, &ReplayBar::loopRequested);
}

StepKind ReplayBar::stepKind() const
{
    return m_step->currentIndex() == 1 ? StepKind::Read : StepKind::Event;
}

void ReplayBar::setShortcutText(const QString &control, const QString &shortcut)
{
    auto *button = findChild<QToolButton *>(control);
    if (!button)
        return;
    const QString help = button->property("help").toString();
    button->setToolTip(plainToolTip(shortcut.isEmpty() ? help : tr("%1 (%2)").arg(help, shortcut)));
}

void ReplayBar::setState(const ReplayState &state)
{
    if (m_state == state)
        return;
    const bool played = m_state.playing;
    m_state = state;
    m_loop->setChecked(state.loop);
    m_skipSilence->setChecked(state.pace.longestSilence > Nanos{0});
    m_showAll->setEnabled(!state.showsAll);
    if (played != state.playing)
        showPlay();
    showSpeed();
    showPosition();
}

void ReplayBar::requestPace()
{
    Pace pace = m_state.pace;
    const auto index = static_cast<std::size_t>(std::max(0, m_speed->currentIndex()));
    pace.unlimited = index >= speeds.size();
    if (!pace.unlimited)
        pace.factor = speeds[index];
    pace.longestSilence = m_skipSilence->isChecked() ? shortSilence : Nanos{0};
    emit paceRequested(pace);
}

void ReplayBar::togglePlay()
{
    emit playRequested(!m_state.playing);
}

void ReplayBar::stepBack()
{
    emit stepBackRequested(stepKind());
}

void ReplayBar::stepForward()
{
    emit stepForwardRequested(stepKind());
}

void ReplayBar::toStart()
{
    emit startRequested();
}

void ReplayBar::changeSpeed(int steps)
{
    const int index = std::clamp(m_speed->currentIndex() + steps, 0, m_speed->count() - 1);
    if (index == m_speed->currentIndex())
        return;
    m_speed->setCurrentIndex(index);
    requestPace();
}

void ReplayBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcons();
    else if (event->type() == QEvent::FontChange)
        m_position->setFont(dataFont());
}

bool ReplayBar::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_position && event->type() == QEvent::Resize)
        showPosition();
    return QWidget::eventFilter(object, event);
}

void ReplayBar::showIcons()
{
    const auto show = [this](const char *name, TransportSign sign) {
        findChild<QToolButton *>(QLatin1String(name))->setIcon(transportIcon(sign, palette()));
    };
    show("toStart", TransportSign::ToStart);
    show("stepBack", TransportSign::StepBack);
    show("stepForward", TransportSign::StepForward);
    showPlay();
}

void ReplayBar::showPlay()
{
    m_play->setIcon(
        transportIcon(m_state.playing ? TransportSign::Pause : TransportSign::Play, palette()));
    m_play->setAccessibleName(m_state.playing ? tr("Pause Replay") : tr("Play"));
}

void ReplayBar::showSpeed()
{
    m_speed->setCurrentIndex(speedIndex(m_state.pace));
}

void ReplayBar::showPosition()
{
    const QString time = formatPlayTime(m_state.time);
    const QString length = formatPlayTime(m_state.length);
    const QString row = formatCount(m_state.position);
    const QString count = formatCount(m_state.count);
    QStringList forms{tr("%1 of %2 · row %3 of %4").arg(time, length, row, count),
                      tr("%1 · row %2").arg(time, row), time};
    if (m_state.showsAll)
        forms = {tr("All %1 rows, %2").arg(count, length), tr("All %1 rows").arg(count), length};
    else if (m_state.waiting)
        forms.prepend(tr("%1 · waiting for more rows").arg(forms.front()));
    // The longest one that fits: half a figure would mislead.
    const QFontMetrics metrics(m_position->font());
    const auto fits = std::find_if(forms.cbegin(), forms.cend(), [&](const QString &form) {
        return metrics.horizontalAdvance(form) <= m_position->width();
    });
    m_position->setText(fits == forms.cend() ? forms.back() : *fits);
}

} // namespace sse::ui

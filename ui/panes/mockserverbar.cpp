// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockserverbar.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/base/stateicon.h"
#include "ui/base/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <array>
#include <cmath>

namespace sse::ui {

namespace {

constexpr std::array speeds{0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0, 0.0};

QString speedText(double speed)
{
    return speed == 0 ? MockServerBar::tr("No pauses")
                      : QStringLiteral("×%1").arg(QLocale().toString(speed, 'g', 4));
}

QString clientsText(int count)
{
    return count == 1
               ? MockServerBar::tr("1 client")
               : MockServerBar::tr("%1 clients").arg(formatCount(static_cast<quint64>(count)));
}

QString requestsText(quint64 count)
{
    return count == 1 ? MockServerBar::tr("1 request")
                      : MockServerBar::tr("%1 requests").arg(formatCount(count));
}

} // namespace

MockServerBar::MockServerBar(QWidget *parent)
    : QWidget(parent)
    , m_start(new QPushButton(this))
    , m_port(new QSpinBox(this))
    , m_speed(new QComboBox(this))
    , m_sign(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_address(new QLineEdit(this))
    , m_copy(new QToolButton(this))
    , m_inspect(new QPushButton(tr("Inspect"), this))
{
    build();
    connect(m_start, &QPushButton::clicked, this, [this] {
        const bool runs =
            m_state == MockSnapshot::State::Listening || m_state == MockSnapshot::State::Starting;
        if (runs)
            emit stopRequested();
        else
            emit startRequested();
    });
    connect(m_port->findChild<QLineEdit *>(), &QLineEdit::returnPressed, this, [this] {
        if (m_start->isEnabled() && m_state != MockSnapshot::State::Listening)
            emit startRequested();
    });
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] { emit speedChanged(speed()); });
    connect(m_copy, &QToolButton::clicked, this, [this] { emit copyRequested(address()); });
    connect(m_inspect, &QPushButton::clicked, this, [this] { emit inspectRequested(address()); });
    showState();
}

void MockServerBar::build()
{
    setObjectName(QStringLiteral("mockBar"));
    m_start->setObjectName(QStringLiteral("mockStart"));
    m_port->setObjectName(QStringLiteral("mockPort"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setToolTip(tr("The port to listen on, at 127.0.0.1 and ::1"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free"));
    m_port->setGroupSeparatorShown(false);
    m_speed->setObjectName(QStringLiteral("mockSpeed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast waits pass, for new connections"));
    for (const double speed : speeds)
        m_speed->addItem(speedText(speed), speed);
    setSpeed(1);
    m_text->setElideMode(Qt::ElideRight);
    m_address->setObjectName(QStringLiteral("mockAddress"));
    m_address->setAccessibleName(tr("Address of the mock server"));
    m_address->setReadOnly(true);
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    m_address->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    m_copy->setObjectName(QStringLiteral("mockCopy"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the address"));
    m_copy->setToolTip(tr("Copy the address"));
    m_inspect->setObjectName(QStringLiteral("mockInspect"));
    m_inspect->setAccessibleName(tr("Inspect"));
    m_inspect->setToolTip(tr("Open the address in a stream tab and connect"));
    // Wide enough for both words, so that the bar does not jump.
    m_start->setText(tr("Start"));
    m_start->setMinimumWidth(m_start->sizeHint().width() + 16);
    auto *port = new PlainLabel(tr("Port"), this);
    auto *speed = new PlainLabel(tr("Speed"), this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(m_start);
    layout->addSpacing(6);
    layout->addWidget(port);
    layout->addWidget(m_port);
    layout->addWidget(speed);
    layout->addWidget(m_speed);
    layout->addSpacing(10);
    layout->addWidget(m_sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_address, 1);
    layout->addWidget(m_copy);
    layout->addWidget(m_inspect);
    const int height = m_address->sizeHint().height() + 4;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_start, m_port, m_speed, m_address, m_copy, m_inspect})
        widget->setFixedHeight(height);
}

quint16 MockServerBar::port() const
{
    return static_cast<quint16>(m_port->value());
}

void MockServerBar::setPort(quint16 port)
{
    m_port->setValue(port);
}

double MockServerBar::speed() const
{
    return m_speed->currentData().toDouble();
}

void MockServerBar::setSpeed(double speed)
{
    for (int row = 0; row < m_speed->count(); ++row)
        if (std::abs(m_speed->itemData(row).toDouble() - speed) < 1e-9)
            m_speed->setCurrentIndex(row);
}

void MockServerBar::show(const MockSnapshot &snapshot, const QString &served, bool isRecording)
{
    const bool same = m_shown && m_state == snapshot.state && m_url == snapshot.url &&
                      m_live == snapshot.live && m_requests == snapshot.requestCount &&
                      m_served == served && m_isRecording == isRecording;
    if (same)
        return;
    m_shown = true;
    m_state = snapshot.state;
    m_url = snapshot.url;
    m_live = snapshot.live;
    m_requests = snapshot.requestCount;
    m_served = served;
    m_isRecording = isRecording;
    showState();
}

QString MockServerBar::stateText() const
{
    return m_text->text();
}

QString MockServerBar::address() const
{
    return m_state == MockSnapshot::State::Listening ? m_url.toString(QUrl::FullyEncoded)
                                                     : QString();
}

void MockServerBar::showState()
{
    const bool listens = m_state == MockSnapshot::State::Listening;
    const bool runs = listens || m_state == MockSnapshot::State::Starting;
    m_start->setText(runs ? tr("Stop") : tr("Start"));
    m_start->setAccessibleName(runs ? tr("Stop the mock server") : tr("Start the mock server"));
    m_start->setToolTip(runs ? tr("Stop the server; its connections are cut (Shift+F5)")
                             : tr("Start the server (F5)"));
    m_start->setDefault(!runs);
    m_start->setEnabled(runs || !m_served.isEmpty());
    m_port->setEnabled(!runs);
    const QString served = toVisibleText(m_served, 80);
    const QString what = m_isRecording ? tr("recording %1").arg(served) : served;
    QString text;
    if (listens)
        text = tr("Serving %1 · %2, %3").arg(what, clientsText(m_live), requestsText(m_requests));
    else if (runs)
        text = tr("Starting…");
    else
        text = m_state == MockSnapshot::State::Failed ? tr("Not started") : tr("Stopped");
    if (!runs && !what.isEmpty())
        text = tr("%1 · will serve %2").arg(text, what);
    m_text->setText(text);
    m_address->setText(address());
    m_address->setCursorPosition(0);
    m_address->setPlaceholderText(tr("The address appears here"));
    m_copy->setEnabled(listens);
    m_inspect->setEnabled(listens);
    showColors();
}

void MockServerBar::showColors()
{
    const bool listens = m_state == MockSnapshot::State::Listening;
    const StateMark mark = listens                                    ? StateMark::Open
                           : m_state == MockSnapshot::State::Starting ? StateMark::Connecting
                           : m_state == MockSnapshot::State::Failed   ? StateMark::Failed
                                                                      : StateMark::Closed;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    stateColor(mark, palette(), palette().color(QPalette::Window)));
    m_sign->setPalette(colors);
    m_sign->setText(listens                         ? QStringLiteral("●")
                    : mark == StateMark::Connecting ? QStringLiteral("◐")
                    : mark == StateMark::Failed     ? QStringLiteral("✕")
                                                    : QStringLiteral("○"));
}

void MockServerBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_sign)
        showColors();
}

} // namespace sse::ui

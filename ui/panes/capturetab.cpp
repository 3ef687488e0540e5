// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/capturetab.h"

namespace sse::ui {

namespace {

constexpr int visibleTick = 40;
constexpr int hiddenTick = 200;

} // namespace

CaptureTab::CaptureTab(QWidget *parent)
    : QWidget(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &CaptureTab::tick);
}

void CaptureTab::startTicking()
{
    m_timer.start(isVisible() ? visibleTick : hiddenTick);
}

void CaptureTab::stopTicking()
{
    m_timer.stop();
}

void CaptureTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.setInterval(visibleTick);
}

void CaptureTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.setInterval(hiddenTick);
}

} // namespace sse::ui

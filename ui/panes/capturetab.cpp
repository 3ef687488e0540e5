// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/capturetab.h"

#include "ui/panes/streamview.h"

namespace sse::ui {

namespace {

constexpr int visibleTick = 40;
constexpr int hiddenTick = 200;

} // namespace

CaptureTab::CaptureTab(QWidget *parent)
    : WindowTab(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &CaptureTab::tick);
}

void CaptureTab::saveLayout(Settings &settings) const
{
    view().saveLayout(settings);
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
    WindowTab::showEvent(event);
    m_timer.setInterval(visibleTick);
}

void CaptureTab::hideEvent(QHideEvent *event)
{
    WindowTab::hideEvent(event);
    m_timer.setInterval(hiddenTick);
}

} // namespace sse::ui

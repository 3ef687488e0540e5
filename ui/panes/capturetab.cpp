// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/capturetab.h"

#include "ui/panes/streamview.h"

#include <QClipboard>
#include <QGuiApplication>

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

std::optional<Endpoint> CaptureTab::requestToCopy() const
{
    return view().selectedRequest();
}

bool CaptureTab::hasRequestToCopy() const
{
    return view().knowsSelectedRequest();
}

void CaptureTab::copyCurl(Secrets secrets) const
{
    if (const std::optional<Endpoint> request = requestToCopy())
        QGuiApplication::clipboard()->setText(curlCommand(*request, secrets));
}

void CaptureTab::copyJavaScript(Secrets secrets) const
{
    if (const std::optional<Endpoint> request = requestToCopy())
        QGuiApplication::clipboard()->setText(javaScriptCode(*request, secrets));
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

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/tabactions.h"

#include "ui/panes/eventspane.h"
#include "ui/panes/streamtab.h"
#include "ui/panes/streamview.h"
#include "ui/tabhost.h"

namespace sse::ui {

TabActions::TabActions(const Actions &actions, const TabHost &tabs, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_tabs(tabs)
{
    bindStreamActions();
    bindCopyActions();
    bindRowActions();
}

void TabActions::bindStreamActions()
{
    const auto bindTo = [this](ActionId id, auto run) {
        connect(&m_actions[id], &QAction::triggered, this, [this, run](bool checked) {
            if (StreamTab *stream = m_tabs.currentStream())
                run(*stream, checked);
        });
    };
    bindTo(ActionId::FocusAddress, [](StreamTab &tab, bool) { tab.focusAddress(); });
    bindTo(ActionId::ShowOptions, [](StreamTab &tab, bool shown) { tab.showOptions(shown); });
    bindTo(ActionId::Connect, [](StreamTab &tab, bool) { tab.connectOrReconnect(); });
    bindTo(ActionId::CloseStream, [](StreamTab &tab, bool) { tab.closeStream(); });
    bindTo(ActionId::ReconnectNow, [](StreamTab &tab, bool) { tab.reconnectNow(); });
    bindTo(ActionId::HoldReconnect, [](StreamTab &tab, bool held) { tab.holdReconnect(held); });
    bindTo(ActionId::ReadAnyway, [](StreamTab &tab, bool) { tab.readAnyway(); });
}

void TabActions::bindCopyActions()
{
    const auto bindTo = [this](ActionId id, auto copy) {
        connect(&m_actions[id], &QAction::triggered, this, [this, copy] {
            if (CaptureTab *tab = m_tabs.currentCapture())
                copy(*tab);
        });
    };
    bindTo(ActionId::Copy, [](CaptureTab &tab) { tab.view().copySeen(); });
    bindTo(ActionId::CopyJson, [](CaptureTab &tab) { tab.view().copyJson(); });
    bindTo(ActionId::CopyRaw, [](CaptureTab &tab) { tab.view().copyRaw(); });
    bindTo(ActionId::CopyCurl, [](CaptureTab &tab) { tab.copyCurl(Secrets::Masked); });
    bindTo(ActionId::CopyCurlWithSecrets, [](CaptureTab &tab) { tab.copyCurl(Secrets::Shown); });
    bindTo(ActionId::CopyJavaScript, [](CaptureTab &tab) { tab.copyJavaScript(Secrets::Masked); });
    bindTo(ActionId::CopyJavaScriptWithSecrets,
           [](CaptureTab &tab) { tab.copyJavaScript(Secrets::Shown); });
}

void TabActions::bindRowActions()
{
    const auto bindTo = [this](ActionId id, auto run) {
        connect(&m_actions[id], &QAction::triggered, this, [this, run](bool checked) {
            if (CaptureTab *tab = m_tabs.currentCapture())
                run(tab->view().events(), checked);
        });
    };
    bindTo(ActionId::FocusFilter, [](EventsPane &events, bool) { events.focusFilter(); });
    bindTo(ActionId::Find, [](EventsPane &events, bool) { events.openFind(); });
    bindTo(ActionId::FindNext, [](EventsPane &events, bool) { events.find(false); });
    bindTo(ActionId::FindPrevious, [](EventsPane &events, bool) { events.find(true); });
    bindTo(ActionId::Pause, [](EventsPane &events, bool paused) { events.setPaused(paused); });
    bindTo(ActionId::Follow,
           [](EventsPane &events, bool following) { events.setFollowing(following); });
    bindTo(ActionId::Clear, [](EventsPane &events, bool) { events.clear(); });
    bindTo(ActionId::ShowAllRows, [](EventsPane &events, bool) { events.showAll(); });
}

void TabActions::showRowState() const
{
    CaptureTab *tab = m_tabs.currentCapture();
    EventsPane *events = tab ? &tab->view().events() : nullptr;
    for (const ActionId id : {ActionId::FocusFilter, ActionId::Find, ActionId::FindNext,
                              ActionId::FindPrevious, ActionId::Follow, ActionId::Clear})
        m_actions[id].setEnabled(events != nullptr);
    m_actions[ActionId::Pause].setChecked(events && events->model().isPaused());
    m_actions[ActionId::Follow].setChecked(events && events->table().isFollowing());
    m_actions[ActionId::ShowAllRows].setEnabled(events && events->hidesRows());
    for (const ActionId id : {ActionId::Copy, ActionId::CopyJson, ActionId::CopyRaw})
        m_actions[id].setEnabled(tab && tab->view().hasSelection());
    const bool isAsked = tab && tab->hasRequestToCopy();
    for (const ActionId id : {ActionId::CopyCurl, ActionId::CopyCurlWithSecrets,
                              ActionId::CopyJavaScript, ActionId::CopyJavaScriptWithSecrets})
        m_actions[id].setEnabled(isAsked);
}

void TabActions::showState() const
{
    showRowState();
    const StreamTab *stream = m_tabs.currentStream();
    for (const ActionId id :
         {ActionId::FocusAddress, ActionId::ShowOptions, ActionId::Connect, ActionId::Pause})
        m_actions[id].setEnabled(stream != nullptr);
    const StreamStatus status = stream ? stream->status() : StreamStatus();
    const bool started = stream && stream->isStarted();
    m_actions[ActionId::Connect].setText(started ? tr("Re&connect") : tr("&Connect"));
    m_actions[ActionId::CloseStream].setEnabled(stream && stream->isRunning());
    m_actions[ActionId::ReconnectNow].setEnabled(status.reconnect.has_value() ||
                                                 (started && status.ended));
    m_actions[ActionId::HoldReconnect].setEnabled(status.reconnect.has_value());
    m_actions[ActionId::HoldReconnect].setChecked(status.reconnect && status.reconnect->held);
    m_actions[ActionId::ReadAnyway].setEnabled(status.canReadAnyway);
    m_actions[ActionId::ShowOptions].setChecked(stream && stream->optionsAreShown());
}

} // namespace sse::ui

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
    bindTo(ActionId::CopyCurl, [](StreamTab &tab, bool) { tab.copyCurl(Secrets::Masked); });
    bindTo(ActionId::CopyCurlWithSecrets,
           [](StreamTab &tab, bool) { tab.copyCurl(Secrets::Shown); });
    bindTo(ActionId::CopyJavaScript,
           [](StreamTab &tab, bool) { tab.copyJavaScript(Secrets::Masked); });
    bindTo(ActionId::CopyJavaScriptWithSecrets,
           [](StreamTab &tab, bool) { tab.copyJavaScript(Secrets::Shown); });
}

void TabActions::bindCopyActions()
{
    const auto view = [this]() -> StreamView & { return m_tabs.currentTab().view(); };
    connect(&m_actions[ActionId::Copy], &QAction::triggered, this, [view] { view().copySeen(); });
    connect(&m_actions[ActionId::CopyJson], &QAction::triggered, this,
            [view] { view().copyJson(); });
    connect(&m_actions[ActionId::CopyRaw], &QAction::triggered, this, [view] { view().copyRaw(); });
}

void TabActions::bindRowActions()
{
    const auto events = [this]() -> EventsPane & { return m_tabs.currentTab().view().events(); };
    connect(&m_actions[ActionId::FocusFilter], &QAction::triggered, this,
            [events] { events().focusFilter(); });
    connect(&m_actions[ActionId::Find], &QAction::triggered, this,
            [events] { events().openFind(); });
    connect(&m_actions[ActionId::FindNext], &QAction::triggered, this,
            [events] { events().find(false); });
    connect(&m_actions[ActionId::FindPrevious], &QAction::triggered, this,
            [events] { events().find(true); });
    connect(&m_actions[ActionId::Pause], &QAction::triggered, this,
            [events](bool paused) { events().setPaused(paused); });
    connect(&m_actions[ActionId::Follow], &QAction::triggered, this,
            [events](bool following) { events().setFollowing(following); });
    connect(&m_actions[ActionId::Clear], &QAction::triggered, this, [events] { events().clear(); });
    connect(&m_actions[ActionId::ShowAllRows], &QAction::triggered, this,
            [events] { events().showAll(); });
}

void TabActions::showState() const
{
    CaptureTab &tab = m_tabs.currentTab();
    EventsPane &events = tab.view().events();
    m_actions[ActionId::Pause].setChecked(events.model().isPaused());
    m_actions[ActionId::Follow].setChecked(events.table().isFollowing());
    m_actions[ActionId::ShowAllRows].setEnabled(events.hidesRows());
    for (const ActionId id : {ActionId::Copy, ActionId::CopyJson, ActionId::CopyRaw})
        m_actions[id].setEnabled(tab.view().hasSelection());

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
    for (const ActionId id : {ActionId::CopyCurl, ActionId::CopyCurlWithSecrets,
                              ActionId::CopyJavaScript, ActionId::CopyJavaScriptWithSecrets})
        m_actions[id].setEnabled(started);
}

} // namespace sse::ui

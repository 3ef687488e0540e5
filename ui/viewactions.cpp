// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/viewactions.h"

#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/panes/capturetab.h"
#include "ui/panes/streamview.h"
#include "ui/tabhost.h"

namespace sse::ui {

ViewActions::ViewActions(const Actions &actions, Settings &settings, const TabHost &tabs,
                         QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_settings(settings)
    , m_tabs(tabs)
{
    bindViewActions();
    bindTheme();
}

void ViewActions::bindViewActions()
{
    const std::pair<ActionId, TimeFormat> formats[] = {
        {ActionId::TimeAbsolute, TimeFormat::Absolute},
        {ActionId::TimeSinceStart, TimeFormat::SinceStart},
        {ActionId::TimeSincePrevious, TimeFormat::SincePrevious}};
    for (const auto &[id, format] : formats) {
        m_actions[id].setChecked(m_settings.timeFormat() == format);
        connect(&m_actions[id], &QAction::triggered, this, [this, chosen = format] {
            m_settings.setTimeFormat(chosen);
            for (CaptureTab *tab : m_tabs.captureTabs())
                tab->view().setTimeFormat(chosen);
        });
    }
    m_actions[ActionId::Utc].setChecked(m_settings.utc());
    connect(&m_actions[ActionId::Utc], &QAction::triggered, this, [this](bool utc) {
        m_settings.setUtc(utc);
        for (CaptureTab *tab : m_tabs.captureTabs())
            tab->view().setUtc(utc);
    });
    m_actions[ActionId::ShowConnections].setChecked(m_settings.connectionsShown());
    connect(&m_actions[ActionId::ShowConnections], &QAction::triggered, this, [this](bool shown) {
        m_settings.setConnectionsShown(shown);
        for (CaptureTab *tab : m_tabs.captureTabs())
            tab->view().setConnectionsShown(shown);
    });
}

void ViewActions::bindTheme()
{
    const ThemeChoice current = m_settings.theme();
    const std::pair<ActionId, ThemeChoice> themes[] = {{ActionId::ThemeSystem, ThemeChoice::System},
                                                       {ActionId::ThemeLight, ThemeChoice::Light},
                                                       {ActionId::ThemeDark, ThemeChoice::Dark}};
    for (const auto &[id, theme] : themes) {
        m_actions[id].setChecked(theme == current);
        connect(&m_actions[id], &QAction::triggered, this, [this, chosen = theme] {
            m_settings.setTheme(chosen);
            applyTheme(chosen);
        });
    }
    if (current != ThemeChoice::System)
        applyTheme(current);
}

} // namespace sse::ui

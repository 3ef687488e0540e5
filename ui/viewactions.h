// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/actions.h"

namespace sse::ui {

class Settings;
class TabHost;

/// How everything looks, in all tabs: times, connections, theme. Binds the actions to the settings.
class ViewActions final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    ViewActions(const Actions &actions, Settings &settings, const TabHost &tabs,
                QObject *parent = nullptr);

private:
    void bindViewActions();
    void bindTheme();

    const Actions &m_actions;
    Settings &m_settings;
    const TabHost &m_tabs;
};

} // namespace sse::ui

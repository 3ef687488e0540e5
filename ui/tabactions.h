// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/actions.h"

namespace sse::ui {

class TabHost;

/// What can be done with the tab in front: its stream, its rows, copies of them. Binds the actions,
/// and shows which of them can be done.
class TabActions final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TabActions(const Actions &actions, const TabHost &tabs, QObject *parent = nullptr);

    void showState() const;

private:
    void bindStreamActions();
    void bindCopyActions();
    void bindRowActions();
    void showRowState() const;

    const Actions &m_actions;
    const TabHost &m_tabs;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/actions.h"
#include "ui/dialogs/exportplanning.h"
#include "ui/dialogs/filedialogs.h"

#include <QHash>
#include <QPointer>

#include <functional>

namespace sse::ui {

class CaptureTab;
class ExportDialog;
class NoticeBar;
class Settings;
class TabHost;

/// Exports what tabs show: one dialog for each tab, which goes with it. UI thread.
class ExportActions final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        const TabHost &tabs;
        NoticeBar &notices;
        const Actions &actions;
        Settings &settings;
        FileDialogs dialogs;
    };

    explicit ExportActions(Parts parts, QObject *parent = nullptr);
    /// Cancels what is under way.
    ~ExportActions() override;

    /// Whether the window may close: not while a file is written, unless the user says so, which
    /// runs \a again.
    [[nodiscard]] bool mayClose(std::function<void()> again);
    /// Before \a tab goes: its dialog goes, and cancels, which is told.
    void noteClosing(const QWidget &tab);
    /// What can be done with the tab in front.
    void showState() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ExportDialog *open(CaptureTab &tab);
    void watchFocus(QWidget *before, QWidget *now);

    Parts m_parts;
    QHash<const QWidget *, QPointer<ExportDialog>> m_dialogs; // by tab
    bool m_closesAnyway = false;
};

} // namespace sse::ui

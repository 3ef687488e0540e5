// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>

namespace sse::ui {

class CaptureTab;
class RecordingTab;
class StreamTab;
class WindowTab;

/// The window's tabs, as its actions see them.
class TabHost
{
public:
    TabHost() = default;
    TabHost(const TabHost &) = delete;
    TabHost &operator=(const TabHost &) = delete;
    virtual ~TabHost() = default;

    /// The tab in front; there always is one once the window is restored.
    [[nodiscard]] virtual WindowTab &currentTab() const = 0;
    /// The tab in front; nullptr when it is of another kind.
    [[nodiscard]] virtual CaptureTab *currentCapture() const = 0;
    [[nodiscard]] virtual StreamTab *currentStream() const = 0;
    [[nodiscard]] virtual RecordingTab *currentRecording() const = 0;
    [[nodiscard]] virtual QList<CaptureTab *> captureTabs() const = 0;
    [[nodiscard]] virtual QList<RecordingTab *> recordingTabs() const = 0;
    /// Takes \a tab and brings it to the front.
    virtual void addRecordingTab(RecordingTab *tab) = 0;
    /// Takes \a tab, behind the others.
    virtual void appendTab(WindowTab *tab) = 0;
    virtual void showTab(WindowTab &tab) = 0;
    virtual void closeTab(WindowTab &tab) = 0;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>

namespace sse::ui {

class CaptureTab;
class RecordingTab;
class StreamTab;

/// The window's tabs, as its actions see them.
class TabHost
{
public:
    TabHost() = default;
    TabHost(const TabHost &) = delete;
    TabHost &operator=(const TabHost &) = delete;
    virtual ~TabHost() = default;

    /// Of the tab in front; nullptr when it is of the other kind.
    [[nodiscard]] virtual StreamTab *currentStream() const = 0;
    [[nodiscard]] virtual RecordingTab *currentRecording() const = 0;
    [[nodiscard]] virtual CaptureTab &currentTab() const = 0;
    [[nodiscard]] virtual QList<CaptureTab *> allTabs() const = 0;
    [[nodiscard]] virtual QList<RecordingTab *> recordingTabs() const = 0;
    /// Takes \a tab and brings it to the front.
    virtual void addRecordingTab(RecordingTab *tab) = 0;
    virtual void showTab(CaptureTab &tab) = 0;
    virtual void closeTab(CaptureTab &tab) = 0;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recorder.h"
#include "ui/base/format.h"
#include "ui/base/requestform.h"
#include "ui/base/theme.h"

#include <QByteArray>
#include <QList>
#include <QSettings>
#include <QStringList>

namespace sse::ui {

/// What the window remembers, passed by reference to whoever needs it. Never stores a secret:
/// requests go through withoutSecrets(). UI thread.
class Settings final
{
public:
    /// The user's settings file.
    Settings();
    /// For tests: the INI file \a path.
    explicit Settings(const QString &path);

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    [[nodiscard]] TimeFormat timeFormat() const;
    void setTimeFormat(TimeFormat format);
    [[nodiscard]] bool utc() const;
    void setUtc(bool utc);
    [[nodiscard]] bool connectionsShown() const;
    void setConnectionsShown(bool shown);

    /// State of \a part ("geometry", "eventColumns", "detailSplitter", …) as its widget saved it.
    [[nodiscard]] QByteArray state(const QString &part) const;
    void setState(const QString &part, const QByteArray &state);

    /// Addresses asked for, the last one first, at most mostAddresses.
    static constexpr int mostAddresses = 20;
    [[nodiscard]] QStringList recentAddresses() const;
    void addRecentAddress(const QString &address);

    /// Whether streams are recorded, and up to which size.
    [[nodiscard]] bool recordsStreams() const;
    void setRecordsStreams(bool records);
    static constexpr int defaultRecordingMegabytes = 2000;
    /// Of body bytes, for each stream; 0: no limit.
    [[nodiscard]] int recordingMegabytes() const;
    void setRecordingMegabytes(int megabytes);
    [[nodiscard]] AtLimit atRecordingLimit() const;
    void setAtRecordingLimit(AtLimit choice);

    /// Paths of files that were opened or saved, the last one first, at most mostFiles.
    static constexpr int mostFiles = 10;
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void clearRecentFiles();

    /// One request for each tab that was open.
    [[nodiscard]] QList<RequestForm> tabs() const;
    void setTabs(const QList<RequestForm> &forms);
    [[nodiscard]] int currentTab() const;
    void setCurrentTab(int tab);

    /// Writes to disk now.
    void sync();

private:
    [[nodiscard]] RequestForm readForm() const;
    void writeForm(const RequestForm &form);

    mutable QSettings m_store;
};

} // namespace sse::ui

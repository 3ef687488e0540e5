// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/dialogs/shortcutsdialog.h"

#include <QAction>
#include <QObject>

#include <array>
#include <span>

class QMenu;
class QMenuBar;

namespace sse::ui {

/// Everything that can be done in the window.
enum class ActionId : quint8 {
    NewTab,
    CloseTab,
    NextTab,
    PreviousTab,
    OpenDemo,
    OpenRecording,
    PasteEvents,
    ClearRecent,
    UnsavedRecordings,
    SaveRecording,
    Export,
    ExportSelection,
    RecordStreams,
    Limit100,
    Limit500,
    Limit2000,
    Limit10000,
    LimitNone,
    DropOldest,
    StopAtLimit,
    Quit,
    FocusAddress,
    Connect,
    CloseStream,
    ReconnectNow,
    HoldReconnect,
    ReadAnyway,
    ServeThis,
    ShowOptions,
    Copy,
    CopyJson,
    CopyRaw,
    CopyCurl,
    CopyCurlWithSecrets,
    CopyJavaScript,
    CopyJavaScriptWithSecrets,
    FocusFilter,
    Find,
    FindNext,
    FindPrevious,
    MockServer,
    Pause,
    Follow,
    Clear,
    ShowAllRows,
    Play,
    StepForward,
    StepBack,
    ToStart,
    ToEnd,
    Faster,
    Slower,
    Loop,
    SkipSilence,
    TimeAbsolute,
    TimeSinceStart,
    TimeSincePrevious,
    Utc,
    ShowConnections,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Shortcuts,
    About,
    Count,
};

/// A row of the one table of actions.
struct ActionSpec
{
    ActionId id;
    const char *menu;     ///< "Stream", or "Stream/Copy As" for a menu within
    const char *text;     ///< book-title case, with its mnemonic
    const char *shortcut; ///< portable text, several separated by "; "; empty: none
    bool checkable = false;
    bool separatorBefore = false;
    /// Shown as the shortcut but handled by the list, since it is a plain key there.
    bool listKey = false;
};

/// The table, in the order of the menus.
[[nodiscard]] std::span<const ActionSpec> actionTable();

/// The QActions of one window, made from the table, and its menus.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QAction &operator[](ActionId id) const
    {
        return *m_actions[static_cast<std::size_t>(id)];
    }
    /// The menu that the action is in, once fill() made it.
    [[nodiscard]] QMenu *menuOf(ActionId id) const;
    /// Every action that has keys, for people.
    [[nodiscard]] QList<ShortcutLine> shortcuts() const;
    /// Puts every action into its menu.
    void fill(QMenuBar &bar) const;

private:
    void makeExclusive(std::span<const ActionId> ids);

    std::array<QAction *, static_cast<std::size_t>(ActionId::Count)> m_actions{};
};

} // namespace sse::ui

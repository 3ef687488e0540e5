// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMap>
#include <QMenu>
#include <QMenuBar>

namespace sse::ui {

namespace {

#define SSE_TEXT(text) QT_TRANSLATE_NOOP("sse::ui::Actions", text)

constexpr std::array table{
    ActionSpec{ActionId::NewTab, SSE_TEXT("&File"), SSE_TEXT("&New Tab"), "Ctrl+T"},
    ActionSpec{ActionId::OpenDemo, "&File", SSE_TEXT("Open the &Demo Stream"), "Ctrl+D"},
    ActionSpec{ActionId::OpenRecording, "&File", SSE_TEXT("&Open…"), "Ctrl+O", false, true},
    ActionSpec{ActionId::ClearRecent, SSE_TEXT("&File/Open &Recent"), SSE_TEXT("&Clear"), "", false,
               true},
    ActionSpec{ActionId::PasteEvents, "&File", SSE_TEXT("&Paste Event Stream"), "Ctrl+Shift+V"},
    ActionSpec{ActionId::SaveRecording, "&File", SSE_TEXT("&Save Recording…"), "Ctrl+S", false,
               true},
    ActionSpec{ActionId::UnsavedRecordings, "&File", SSE_TEXT("&Unsaved Recordings…"), ""},
    ActionSpec{ActionId::Export, "&File", SSE_TEXT("&Export…"), "Ctrl+E", false, true},
    ActionSpec{ActionId::ExportSelection, "&File", SSE_TEXT("Export Se&lection…"), ""},
    ActionSpec{ActionId::RecordStreams, SSE_TEXT("&File/Re&cording"), SSE_TEXT("&Record Streams"),
               "", true},
    ActionSpec{ActionId::Limit100, "&File/Re&cording", SSE_TEXT("Up to &100 MB"), "", true, true},
    ActionSpec{ActionId::Limit500, "&File/Re&cording", SSE_TEXT("Up to &500 MB"), "", true},
    ActionSpec{ActionId::Limit2000, "&File/Re&cording", SSE_TEXT("Up to &2 GB"), "", true},
    ActionSpec{ActionId::Limit10000, "&File/Re&cording", SSE_TEXT("Up to 10 &GB"), "", true},
    ActionSpec{ActionId::LimitNone, "&File/Re&cording", SSE_TEXT("Without a &Limit"), "", true},
    ActionSpec{ActionId::DropOldest, "&File/Re&cording", SSE_TEXT("At the Limit, &Drop the Oldest"),
               "", true, true},
    ActionSpec{ActionId::StopAtLimit, "&File/Re&cording",
               SSE_TEXT("At the Limit, Close the &Stream"), "", true},
    ActionSpec{ActionId::CloseTab, "&File", SSE_TEXT("&Close Tab"), "Ctrl+W", false, true},
    ActionSpec{ActionId::Quit, "&File", SSE_TEXT("&Quit"), "Ctrl+Q", false, true},

    ActionSpec{ActionId::FocusAddress, SSE_TEXT("&Stream"), SSE_TEXT("&Address"), "Ctrl+L"},
    ActionSpec{ActionId::ShowOptions, "&Stream", SSE_TEXT("Request &Options"), "Ctrl+Shift+O",
               true},
    ActionSpec{ActionId::Connect, "&Stream", SSE_TEXT("&Connect"), "F5", false, true},
    ActionSpec{ActionId::CloseStream, "&Stream", SSE_TEXT("C&lose Stream"), "Shift+F5"},
    ActionSpec{ActionId::ReconnectNow, "&Stream", SSE_TEXT("Reconnect &Now"), "Ctrl+Return", false,
               true},
    ActionSpec{ActionId::HoldReconnect, "&Stream", SSE_TEXT("&Hold Reconnect"), "Ctrl+H", true},
    ActionSpec{ActionId::ReadAnyway, "&Stream", SSE_TEXT("&Read It Anyway"), ""},
    ActionSpec{ActionId::ServeThis, "&Stream", SSE_TEXT("Ser&ve This"), "Ctrl+Shift+M", false,
               true},
    ActionSpec{ActionId::Copy, "&Stream", SSE_TEXT("Cop&y"), "Ctrl+C", false, true},
    ActionSpec{ActionId::CopyJson, SSE_TEXT("&Stream/Copy &As"), SSE_TEXT("&JSON"), "Ctrl+Shift+J"},
    ActionSpec{ActionId::CopyRaw, "&Stream/Copy &As", SSE_TEXT("&Raw"), "Ctrl+Shift+R"},
    ActionSpec{ActionId::CopyCurl, "&Stream/Copy &As", SSE_TEXT("&curl Command"), "Ctrl+Shift+U",
               false, true},
    ActionSpec{ActionId::CopyCurlWithSecrets, "&Stream/Copy &As",
               SSE_TEXT("curl Command with &Secrets"), ""},
    ActionSpec{ActionId::CopyJavaScript, "&Stream/Copy &As", SSE_TEXT("Java&Script"), ""},
    ActionSpec{ActionId::CopyJavaScriptWithSecrets, "&Stream/Copy &As",
               SSE_TEXT("JavaScript with S&ecrets"), ""},

    ActionSpec{ActionId::Pause, SSE_TEXT("&View"), SSE_TEXT("&Pause"), "Space", true, false, true},
    ActionSpec{ActionId::Follow, "&View", SSE_TEXT("&Follow"), "End", true, false, true},
    ActionSpec{ActionId::Clear, "&View", SSE_TEXT("&Clear"), "Ctrl+K"},
    ActionSpec{ActionId::ShowAllRows, "&View", SSE_TEXT("&Show All Rows"), "Ctrl+Shift+K"},
    ActionSpec{ActionId::TimeAbsolute, SSE_TEXT("&View/&Time"), SSE_TEXT("&Absolute"), "", true},
    ActionSpec{ActionId::TimeSinceStart, "&View/&Time", SSE_TEXT("Since &Start"), "", true},
    ActionSpec{ActionId::TimeSincePrevious, "&View/&Time", SSE_TEXT("Since &Previous"), "", true},
    ActionSpec{ActionId::Utc, "&View/&Time", SSE_TEXT("&UTC"), "", true, true},
    ActionSpec{ActionId::ThemeSystem, SSE_TEXT("&View/T&heme"), SSE_TEXT("&System"), "", true},
    ActionSpec{ActionId::ThemeLight, "&View/T&heme", SSE_TEXT("&Light"), "", true},
    ActionSpec{ActionId::ThemeDark, "&View/T&heme", SSE_TEXT("&Dark"), "", true},
    ActionSpec{ActionId::ShowConnections, "&View", SSE_TEXT("C&onnections"), "Ctrl+Shift+C", true},
    ActionSpec{ActionId::NextTab, "&View", SSE_TEXT("&Next Tab"), "Ctrl+Tab; Ctrl+PgDown", false,
               true},
    ActionSpec{ActionId::PreviousTab, "&View", SSE_TEXT("P&revious Tab"),
               "Ctrl+Shift+Tab; Ctrl+PgUp"},

    ActionSpec{ActionId::Play, SSE_TEXT("&Replay"), SSE_TEXT("&Play"), "Space", true, false, true},
    ActionSpec{ActionId::StepForward, "&Replay", SSE_TEXT("Step &Forward"), "Ctrl+Right", false,
               true},
    ActionSpec{ActionId::StepBack, "&Replay", SSE_TEXT("Step &Back"), "Ctrl+Left"},
    ActionSpec{ActionId::ToStart, "&Replay", SSE_TEXT("To &Start"), "Ctrl+Home", false, true},
    ActionSpec{ActionId::ToEnd, "&Replay", SSE_TEXT("To &End, Show All"), "Ctrl+End"},
    ActionSpec{ActionId::Faster, "&Replay", SSE_TEXT("F&aster"), "Ctrl+Up; ]", false, true},
    ActionSpec{ActionId::Slower, "&Replay", SSE_TEXT("S&lower"), "Ctrl+Down; ["},
    ActionSpec{ActionId::Loop, "&Replay", SSE_TEXT("L&oop"), "", true, true},
    ActionSpec{ActionId::SkipSilence, "&Replay", SSE_TEXT("S&kip Silence"), "", true},

    ActionSpec{ActionId::FocusFilter, SSE_TEXT("&Tools"), SSE_TEXT("&Filter"), "Ctrl+F"},
    ActionSpec{ActionId::Find, "&Tools", SSE_TEXT("F&ind"), "Ctrl+Shift+F"},
    ActionSpec{ActionId::FindNext, "&Tools", SSE_TEXT("Find &Next"), "F3"},
    ActionSpec{ActionId::FindPrevious, "&Tools", SSE_TEXT("Find &Previous"), "Shift+F3"},
    ActionSpec{ActionId::MockServer, "&Tools", SSE_TEXT("&Mock Server"), "Ctrl+M", false, true},

    ActionSpec{ActionId::Shortcuts, SSE_TEXT("&Help"), SSE_TEXT("&Keyboard Shortcuts"), "F1"},
    ActionSpec{ActionId::About, "&Help", SSE_TEXT("&About SSE Inspector"), ""},
};
static_assert(table.size() == static_cast<std::size_t>(ActionId::Count));

#undef SSE_TEXT

QString translated(const char *text)
{
    return QCoreApplication::translate("sse::ui::Actions", text);
}

} // namespace

std::span<const ActionSpec> actionTable()
{
    return table;
}

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    for (const ActionSpec &spec : table) {
        auto *action = new QAction(translated(spec.text), this);
        action->setCheckable(spec.checkable);
        const QString keys = QString::fromLatin1(spec.shortcut);
        if (spec.listKey)
            action->setText(QString(action->text() + QLatin1Char('\t') + keys));
        else if (!keys.isEmpty())
            action->setShortcuts(QKeySequence::listFromString(keys));
        m_actions[static_cast<std::size_t>(spec.id)] = action;
    }
    for (const auto &ids :
         {std::array{ActionId::TimeAbsolute, ActionId::TimeSinceStart, ActionId::TimeSincePrevious},
          std::array{ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark}})
        makeExclusive(ids);
    makeExclusive(std::array{ActionId::Limit100, ActionId::Limit500, ActionId::Limit2000,
                             ActionId::Limit10000, ActionId::LimitNone});
    makeExclusive(std::array{ActionId::DropOldest, ActionId::StopAtLimit});
}

void Actions::makeExclusive(std::span<const ActionId> ids)
{
    auto *group = new QActionGroup(this);
    for (const ActionId id : ids)
        group->addAction(&(*this)[id]);
}

QMenu *Actions::menuOf(ActionId id) const
{
    for (QObject *object : (*this)[id].associatedObjects())
        if (auto *menu = qobject_cast<QMenu *>(object))
            return menu;
    return nullptr;
}

QList<ShortcutLine> Actions::shortcuts() const
{
    QList<ShortcutLine> lines;
    for (const ActionSpec &spec : table) {
        if (*spec.shortcut == '\0')
            continue;
        const QList<QKeySequence> keys =
            QKeySequence::listFromString(QString::fromLatin1(spec.shortcut));
        QString action = translated(spec.text);
        action.remove(QLatin1Char('&'));
        // The names of a menu within another make sense only behind its own.
        QString menu = translated(spec.menu);
        if (const qsizetype inner = menu.indexOf(QLatin1Char('/')); inner >= 0)
            action = tr("%1: %2").arg(menu.mid(inner + 1).remove(QLatin1Char('&')), action);
        const QString text = QKeySequence::listToString(keys, QKeySequence::NativeText);
        lines += {action, spec.listKey ? tr("%1 (in the list)").arg(text) : text};
    }
    return lines;
}

void Actions::fill(QMenuBar &bar) const
{
    QMap<QString, QMenu *> menus;
    for (const ActionSpec &spec : table) {
        const QString path = translated(spec.menu);
        const QString outerTitle = path.section(QLatin1Char('/'), 0, 0);
        const QString innerTitle = path.section(QLatin1Char('/'), 1);
        QMenu *&outer = menus[outerTitle];
        if (!outer)
            outer = bar.addMenu(outerTitle);
        QMenu *menu = outer;
        if (!innerTitle.isEmpty()) {
            QMenu *&inner = menus[path];
            if (!inner)
                inner = outer->addMenu(innerTitle);
            menu = inner;
        }
        if (spec.separatorBefore)
            menu->addSeparator();
        menu->addAction(&(*this)[spec.id]);
    }
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/recordingactions.h"

#include "core/base/visibletext.h"
#include "ui/base/settings.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/replaybar.h"
#include "ui/panes/streamtab.h"
#include "ui/tabhost.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <array>
#include <utility>

namespace sse::ui {

namespace {

struct LimitChoice
{
    ActionId id;
    int megabytes;
};
constexpr std::array limits{
    LimitChoice{ActionId::Limit100, 100}, LimitChoice{ActionId::Limit500, 500},
    LimitChoice{ActionId::Limit2000, 2000}, LimitChoice{ActionId::Limit10000, 10'000},
    LimitChoice{ActionId::LimitNone, 0}};

/// What the transport controls do, by their names.
struct ReplayControl
{
    ActionId id;
    const char *control;
};
constexpr std::array replayControls{
    ReplayControl{ActionId::Play, "play"},
    ReplayControl{ActionId::StepForward, "stepForward"},
    ReplayControl{ActionId::StepBack, "stepBack"},
    ReplayControl{ActionId::ToStart, "toStart"},
    ReplayControl{ActionId::ToEnd, "showAll"},
    ReplayControl{ActionId::Faster, ""},
    ReplayControl{ActionId::Slower, ""},
    ReplayControl{ActionId::Loop, "loop"},
    ReplayControl{ActionId::SkipSilence, "skipSilence"},
};

/// As the titles of streams are, which have no room for it.
QString withoutScheme(const QString &address)
{
    for (const auto scheme : {QLatin1String("https://"), QLatin1String("http://")})
        if (address.startsWith(scheme))
            return address.mid(scheme.size());
    return address;
}

} // namespace

RecordingActions::RecordingActions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_saver(parts.window, parts.notices, parts.settings, parts.dialogs)
    , m_unsaved({parts.window, parts.tabs, parts.notices, m_saver,
                 RecordingFolder(parts.recordings),
                 [this](const QString &path) { openFile(path); }})
    , m_imports(
          parts.notices,
          [this](const QString &path, Imported imported) {
              addImported(path, std::move(imported));
          },
          [this](const QString &text) { tellFailure(text); })
{
    bind();
    bindSettings();
    bindReplay();
    showSettings();
}

void RecordingActions::bind()
{
    const Actions &actions = m_parts.actions;
    connect(&actions[ActionId::OpenRecording], &QAction::triggered, this, [this] {
        m_parts.dialogs.open(&m_parts.window, m_saver.folder(), [this](const QString &path) {
            if (path.isEmpty())
                return;
            m_saver.rememberFolderOf(path);
            openFile(path);
        });
    });
    connect(&actions[ActionId::PasteEvents], &QAction::triggered, this, &RecordingActions::paste);
    connect(&actions[ActionId::SaveRecording], &QAction::triggered, this,
            &RecordingActions::saveCurrent);
    connect(&actions[ActionId::UnsavedRecordings], &QAction::triggered, this,
            [this] { m_unsaved.showList(); });
    connect(&actions[ActionId::ClearRecent], &QAction::triggered, this,
            [this] { m_parts.settings.clearRecentFiles(); });
    if (const QMenu *recent = actions.menuOf(ActionId::ClearRecent))
        connect(recent, &QMenu::aboutToShow, this, &RecordingActions::fillRecent);
    actions[ActionId::UnsavedRecordings].setEnabled(!m_parts.recordings.isEmpty());
}

void RecordingActions::bindSettings()
{
    const Actions &actions = m_parts.actions;
    connect(&actions[ActionId::RecordStreams], &QAction::triggered, this,
            [this](bool records) { m_parts.settings.setRecordsStreams(records); });
    for (const LimitChoice &limit : limits)
        connect(&actions[limit.id], &QAction::triggered, this,
                [this, limit] { m_parts.settings.setRecordingMegabytes(limit.megabytes); });
    connect(&actions[ActionId::DropOldest], &QAction::triggered, this,
            [this] { m_parts.settings.setAtRecordingLimit(AtLimit::DropOldest); });
    connect(&actions[ActionId::StopAtLimit], &QAction::triggered, this,
            [this] { m_parts.settings.setAtRecordingLimit(AtLimit::Stop); });
}

void RecordingActions::showSettings() const
{
    const Actions &actions = m_parts.actions;
    const Settings &settings = m_parts.settings;
    actions[ActionId::RecordStreams].setChecked(settings.recordsStreams());
    for (const LimitChoice &limit : limits)
        actions[limit.id].setChecked(settings.recordingMegabytes() == limit.megabytes);
    const bool stops = settings.atRecordingLimit() == AtLimit::Stop;
    actions[stops ? ActionId::StopAtLimit : ActionId::DropOldest].setChecked(true);
}

void RecordingActions::bindReplay()
{
    const auto bindTo = [this](ActionId id, auto run) {
        connect(&m_parts.actions[id], &QAction::triggered, this, [this, run] {
            if (RecordingTab *tab = m_parts.tabs.currentRecording())
                run(*tab);
        });
    };
    bindTo(ActionId::Play, [](RecordingTab &tab) { tab.replay().togglePlay(); });
    bindTo(ActionId::StepForward, [](RecordingTab &tab) { tab.replayBar().stepForward(); });
    bindTo(ActionId::StepBack, [](RecordingTab &tab) { tab.replayBar().stepBack(); });
    bindTo(ActionId::ToStart, [](RecordingTab &tab) { tab.replay().toStart(); });
    bindTo(ActionId::ToEnd, [](RecordingTab &tab) { tab.replay().showAll(); });
    bindTo(ActionId::Faster, [](RecordingTab &tab) { tab.replayBar().changeSpeed(1); });
    bindTo(ActionId::Slower, [](RecordingTab &tab) { tab.replayBar().changeSpeed(-1); });
    bindTo(ActionId::Loop, [](RecordingTab &tab) { tab.replay().setLoop(!tab.replay().loops()); });
    bindTo(ActionId::SkipSilence,
           [](RecordingTab &tab) { tab.replay().setSkipsSilence(!tab.replay().skipsSilence()); });
}

void RecordingActions::showState() const
{
    const Actions &actions = m_parts.actions;
    const StreamTab *stream = m_parts.tabs.currentStream();
    const RecordingTab *recording = m_parts.tabs.currentRecording();
    actions[ActionId::SaveRecording].setEnabled((stream && stream->isRecorded()) ||
                                                (recording && recording->canBeSaved()));
    for (const ReplayControl &replay : replayControls)
        actions[replay.id].setEnabled(recording != nullptr);
    if (recording && !recording->session().hasTimes())
        for (const ActionId id : {ActionId::Play, ActionId::Faster, ActionId::Slower,
                                  ActionId::Loop, ActionId::SkipSilence})
            actions[id].setEnabled(false);
    actions[ActionId::Play].setChecked(recording && recording->replay().isPlaying());
    actions[ActionId::Loop].setChecked(recording && recording->replay().loops());
    actions[ActionId::SkipSilence].setChecked(recording && recording->replay().skipsSilence());
}

void RecordingActions::tellFailure(const QString &text)
{
    // Several files may be refused at once: none of the sentences is lost.
    const bool follows = !m_failure.isEmpty() && m_parts.notices.message() == m_failure;
    m_failure = follows ? QString(m_failure + QLatin1Char('\n') + text) : text;
    m_parts.notices.tell(m_failure, ThemeTint::Failed);
}

bool RecordingActions::showOpened(const QString &path)
{
    for (RecordingTab *tab : m_parts.tabs.recordingTabs()) {
        if (tab->session().path() == path) {
            m_parts.tabs.showTab(*tab);
            return true;
        }
    }
    return false;
}

void RecordingActions::openFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (showOpened(absolute))
        return;
    if (FileImports::isImport(absolute)) {
        m_imports.add(absolute);
        return;
    }
    Result<std::unique_ptr<RecordingSession>> opened = RecordingSession::openFile(absolute);
    if (!opened) {
        tellFailure(tr("“%1” could not be opened. %2")
                        .arg(toVisibleText(QFileInfo(path).fileName(), 120),
                             toVisibleText(opened.error().message, 1000)));
        return;
    }
    if (!m_unsaved.holds(absolute))
        m_parts.settings.addRecentFile(absolute);
    addTab(std::move(opened));
}

void RecordingActions::openText(const QString &name, const QByteArray &text)
{
    addTab(RecordingSession::openText({name, text}));
}

void RecordingActions::openInput(const QString &name, int descriptor)
{
    addTab(RecordingSession::openText({name, descriptor}));
}

void RecordingActions::addImported(const QString &path, Imported imported)
{
    m_parts.settings.addRecentFile(path);
    const std::size_t found = imported.streams.size();
    QStringList others;
    for (std::size_t number = 0; number < found; ++number) {
        ImportedStream &stream = imported.streams[number];
        const QString address = withoutScheme(stream.title);
        if (number >= mostImported) {
            others += toVisibleText(address, 100);
            continue;
        }
        const int place = found > 1 ? static_cast<int>(number) + 1 : 0;
        QString name = QFileInfo(path).fileName();
        if (place != 0)
            name = tr("%1 (%2)").arg(name, QString::number(place));
        addTab(RecordingSession::openStream(std::move(stream), name, path),
               {path, address, place, titleOf(imported.kind), imported.notes});
    }
    // The first of them is the one that the file begins with.
    (void)showOpened(path);
    if (others.isEmpty())
        return;
    constexpr qsizetype mostNames = 10;
    QString names = others.mid(0, mostNames).join(QStringLiteral(", "));
    if (others.size() > mostNames)
        names += QStringLiteral(", …");
    m_parts.notices.tell(tr("“%1” holds %2 streams, of which the first %3 are open. Not opened: "
                            "%4.")
                             .arg(toVisibleText(QFileInfo(path).fileName(), 120),
                                  QString::number(found), QString::number(mostImported), names),
                         ThemeTint::Note);
}

void RecordingActions::addTab(Result<std::unique_ptr<RecordingSession>> opened,
                              const RecordingTab::Import &import)
{
    if (!opened) {
        tellFailure(toVisibleText(opened.error().message, 1000));
        return;
    }
    auto *tab = new RecordingTab(std::move(opened.value()), m_parts.settings, {m_clock, m_timers});
    for (const ReplayControl &replay : replayControls) {
        const QAction &action = m_parts.actions[replay.id];
        const QString keys = action.text().contains(QLatin1Char('\t'))
                                 ? action.text().section(QLatin1Char('\t'), 1)
                                 : action.shortcut().toString(QKeySequence::NativeText);
        if (*replay.control != '\0' && !keys.isEmpty())
            tab->replayBar().setShortcutText(QLatin1String(replay.control), keys);
    }
    if (!import.path.isEmpty())
        tab->setImport(import);
    m_parts.tabs.addRecordingTab(tab);
}

void RecordingActions::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        tellFailure(tr("The clipboard holds no text. Copy a text/event-stream body first."));
        return;
    }
    openText(tr("Pasted text"), text.toUtf8());
}

void RecordingActions::fillRecent()
{
    QAction &clear = m_parts.actions[ActionId::ClearRecent];
    QMenu *menu = m_parts.actions.menuOf(ActionId::ClearRecent);
    for (QAction *action : menu->actions())
        if (action->property("path").isValid())
            delete action;
    const QStringList files = m_parts.settings.recentFiles();
    clear.setEnabled(!files.isEmpty());
    const QList<QAction *> fixed = menu->actions();
    for (const QString &path : files) {
        QString shown = toVisibleText(QDir::toNativeSeparators(path), 120);
        // A menu takes "&" for a mnemonic.
        shown.replace(QLatin1Char('&'), QLatin1String("&&"));
        auto *action = new QAction(shown, menu);
        action->setProperty("path", path);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
        menu->insertAction(fixed.first(), action);
    }
}

void RecordingActions::watch(StreamTab &tab)
{
    connect(&tab, &StreamTab::recordingSaved, this,
            [this](const QString &path, const QString &error) {
                if (!error.isEmpty()) {
                    tellFailure(tr("%1 could not be saved. %2")
                                    .arg(toVisibleText(QFileInfo(path).fileName(), 120), error));
                    return;
                }
                m_saver.rememberFolderOf(path);
                m_parts.settings.addRecentFile(path);
            });
    if (QMenu *menu = m_parts.actions.menuOf(ActionId::RecordStreams))
        connect(&tab, &StreamTab::recordingMenuRequested, menu,
                [menu](const QPoint &place) { menu->popup(place); });
}

bool RecordingActions::mayClose(const QList<StreamTab *> &tabs, std::function<void()> again)
{
    const auto loses = std::find_if(tabs.begin(), tabs.end(), [](const StreamTab *tab) {
        return !tab->isTransient() && !tab->recordingProblem().isEmpty();
    });
    if (loses == tabs.end() || m_closesAnyway)
        return true;
    const auto close = [this, again = std::move(again)] {
        m_closesAnyway = true;
        again();
        m_closesAnyway = false;
    };
    m_parts.notices.tell(tr("Closing %1 now loses what could not be recorded. %2")
                             .arg((*loses)->title(), (*loses)->recordingProblem()),
                         ThemeTint::Failed,
                         {{tr("Close Anyway"), QStringLiteral("closeAnyway"), close}});
    return false;
}

void RecordingActions::end(StreamTab &tab)
{
    if (const std::optional<KeptRecording> kept = tab.endRecording())
        m_unsaved.tellKept(*kept);
}

void RecordingActions::saveCurrent()
{
    if (StreamTab *stream = m_parts.tabs.currentStream()) {
        m_saver.ask(stream->title(), [tab = QPointer<StreamTab>(stream)](const QString &path) {
            if (tab)
                tab->saveRecording(path);
        });
    } else if (const RecordingTab *recording = m_parts.tabs.currentRecording()) {
        if (!recording->isRecording()) {
            m_saver.write(recording->sharedSession(), recording->saveName());
            return;
        }
        const QString path = recording->session().path();
        m_saver.save(path, recording->title(),
                     [this, path](const QString &) { m_unsaved.noteSaved(path); });
    }
}

} // namespace sse::ui

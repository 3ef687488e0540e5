// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/mockactions.h"

#include "core/base/visibletext.h"
#include "core/recording/recordingcopy.h"
#include "ui/base/settings.h"
#include "ui/panes/mockscenarios.h"
#include "ui/panes/mocktab.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamtab.h"
#include "ui/tabhost.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

namespace sse::ui {

namespace {

const QString &openKey()
{
    static const QString key = QStringLiteral("mockOpen");
    return key;
}

const QString &folderKey()
{
    static const QString key = QStringLiteral("scenarioFolder");
    return key;
}

/// The server's thread may be the last to let go of it, but only its own may destroy it.
std::shared_ptr<RecordingSession> shared(std::unique_ptr<RecordingSession> session)
{
    return {session.release(), [](RecordingSession *gone) {
                if (gone->thread() == QThread::currentThread())
                    delete gone;
                else
                    gone->deleteLater();
            }};
}

} // namespace

MockActions::MockActions(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    m_jobs.setMaxThreadCount(1);
    bind();
}

MockActions::~MockActions()
{
    finish();
}

void MockActions::bind()
{
    const Actions &actions = m_parts.actions;
    connect(&actions[ActionId::MockServer], &QAction::triggered, this, [this] { show(); });
    connect(&actions[ActionId::ServeThis], &QAction::triggered, this, &MockActions::serveCurrent);
    connect(&actions[ActionId::Utc], &QAction::triggered, this, [this](bool utc) {
        if (m_tab)
            m_tab->setUtc(utc);
    });
    const auto bindTo = [this](ActionId id, auto run) {
        connect(&m_parts.actions[id], &QAction::triggered, this, [this, run] {
            if (MockTab *tab = current())
                run(*tab);
        });
    };
    bindTo(ActionId::Connect, [](MockTab &tab) { tab.start(); });
    bindTo(ActionId::CloseStream, [](MockTab &tab) { tab.stop(); });
    bindTo(ActionId::SaveRecording, [](MockTab &tab) { tab.scenarios().save(); });
    bindTo(ActionId::FocusFilter, [](MockTab &tab) { tab.scenarios().focusSearch(); });
}

MockTab *MockActions::tab() const
{
    return m_tab;
}

MockTab *MockActions::current() const
{
    return m_tab && &m_parts.tabs.currentTab() == m_tab ? m_tab.data() : nullptr;
}

MockTab &MockActions::open()
{
    if (m_tab)
        return *m_tab;
    m_tab = new MockTab(m_parts.settings, m_parts.scenarios);
    connect(m_tab, &MockTab::inspectRequested, this, m_parts.inspect);
    connect(m_tab, &MockTab::loadRequested, this, &MockActions::askForScenario);
    connect(m_tab, &MockTab::saveAsRequested, this, &MockActions::askWhereToSave);
    m_parts.tabs.appendTab(m_tab);
    return *m_tab;
}

MockTab &MockActions::show()
{
    MockTab &tab = open();
    m_parts.tabs.showTab(tab);
    return tab;
}

void MockActions::restore()
{
    if (!m_parts.settings.state(openKey()).isEmpty())
        open();
}

void MockActions::save()
{
    if (m_tab)
        m_tab->saveLayout(m_parts.settings);
    m_parts.settings.setState(openKey(), m_tab ? QByteArrayLiteral("open") : QByteArray());
}

bool MockActions::mayClose(const WindowTab *tab, std::function<void()> again)
{
    if (!m_tab || (tab && tab != m_tab) || m_closesAnyway)
        return true;
    const QStringList names = m_tab->scenarios().unsaved();
    if (names.isEmpty())
        return true;
    const auto close = [this, again = std::move(again)] {
        m_closesAnyway = true;
        again();
        m_closesAnyway = false;
    };
    const QString text =
        names.size() == 1
            ? tr("The scenario %1 was changed and not saved.").arg(names.first())
            : tr("These scenarios were changed and not saved: %1.").arg(names.join(tr(", ")));
    m_parts.notices.tell(text, ThemeTint::Note,
                         {{tr("Save and Close"), QStringLiteral("saveScenarios"),
                           [this, close] {
                               if (m_tab && m_tab->scenarios().saveAll())
                                   close();
                           }},
                          {tr("Close Without Saving"), QStringLiteral("dropScenarios"), close}});
    return false;
}

void MockActions::noteClosing(const WindowTab &tab)
{
    if (&tab == m_copied)
        finish();
    if (&tab != m_tab || !m_tab->isRunning())
        return;
    const int clients = m_tab->liveClients();
    if (clients > 0)
        m_parts.notices.tell(
            clients == 1 ? tr("The mock server was stopped with its tab; 1 connection was cut.")
                         : tr("The mock server was stopped with its tab; %1 connections were cut.")
                               .arg(clients),
            ThemeTint::Ended);
}

void MockActions::finish()
{
    m_jobs.waitForDone();
    m_copied = nullptr;
}

void MockActions::showState() const
{
    const Actions &actions = m_parts.actions;
    const StreamTab *stream = m_parts.tabs.currentStream();
    const bool captured = (stream && stream->isStarted()) || m_parts.tabs.currentRecording();
    actions[ActionId::ServeThis].setEnabled(captured && !m_copied);
    const MockTab *tab = current();
    actions[ActionId::SaveRecording].setText(tab ? tr("&Save Scenario") : tr("&Save Recording…"));
    actions[ActionId::CloseStream].setText(tab ? tr("S&top Mock Server") : tr("C&lose Stream"));
    if (!tab)
        return;
    actions[ActionId::Connect].setText(tr("&Start Mock Server"));
    actions[ActionId::Connect].setEnabled(!tab->isRunning());
    actions[ActionId::CloseStream].setEnabled(tab->isRunning());
    actions[ActionId::SaveRecording].setEnabled(tab->scenarios().canSave());
    actions[ActionId::FocusFilter].setEnabled(true);
}

void MockActions::serveCurrent()
{
    CaptureTab *tab = m_parts.tabs.currentCapture();
    if (!tab)
        return;
    const RecordingTab *recording = m_parts.tabs.currentRecording();
    const QString path = recording ? recording->session().path() : QString();
    if (path.isEmpty())
        serveCopyOf(*tab);
    else
        serve(tab->title(), RecordingSession::openFile(path), {});
}

void MockActions::serveCopyOf(CaptureTab &tab)
{
    if (tab.capture().log().byteCount() == 0) {
        m_parts.notices.tell(tr("Nothing has arrived here yet that could be served."),
                             ThemeTint::Note);
        return;
    }
    const auto folder = std::make_shared<QTemporaryDir>();
    m_copied = &tab;
    showState();
    m_jobs.start([this, folder, name = tab.title(), &log = tab.capture().log()] {
        const std::optional<Error> error =
            writeRecording(log, folder->filePath(QStringLiteral("served.sserec")));
        QMetaObject::invokeMethod(
            this, [this, name, folder, error] { serveCopy(name, folder, error); },
            Qt::QueuedConnection);
    });
}

void MockActions::serveCopy(const QString &name, const std::shared_ptr<QTemporaryDir> &folder,
                            const std::optional<Error> &error)
{
    m_copied = nullptr;
    showState();
    if (error) {
        serve(name, *error, {});
        return;
    }
    serve(name, RecordingSession::openRecording(folder->filePath(QStringLiteral("served.sserec"))),
          folder);
}

void MockActions::serve(const QString &name, Result<std::unique_ptr<RecordingSession>> opened,
                        std::shared_ptr<void> keep)
{
    if (!opened) {
        m_parts.notices.tell(
            tr("%1 can't be served. %2").arg(name, toVisibleText(opened.error().message, 1000)),
            ThemeTint::Failed);
        return;
    }
    const std::shared_ptr<RecordingSession> session = shared(std::move(opened.value()));
    show().serveRecording({{}, name, [session, keep = std::move(keep)](double speed) {
                               return recordedContent(session, {speed, {}});
                           }});
}

void MockActions::askForScenario()
{
    if (!m_parts.dialogs.openScenario)
        return;
    const QString last = QString::fromUtf8(m_parts.settings.state(folderKey()));
    m_parts.dialogs.openScenario(&m_parts.window, last, [this](const QString &path) {
        if (path.isEmpty() || !m_tab)
            return;
        if (m_tab->scenarios().load(path))
            rememberFolderOf(path);
    });
}

void MockActions::askWhereToSave(const QString &name)
{
    if (!m_parts.dialogs.saveScenario)
        return;
    QString folder = QString::fromUtf8(m_parts.settings.state(folderKey()));
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_parts.dialogs.saveScenario(&m_parts.window, QDir(folder).filePath(name),
                                 [this](const QString &path) {
                                     if (path.isEmpty() || !m_tab)
                                         return;
                                     if (m_tab->scenarios().saveAs(path))
                                         rememberFolderOf(path);
                                 });
}

void MockActions::rememberFolderOf(const QString &path)
{
    m_parts.settings.setState(folderKey(), QFileInfo(path).absolutePath().toUtf8());
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/mainwindow.h"

#include "core/base/redaction.h"
#include "ui/base/plainlabel.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/exportactions.h"
#include "ui/mockactions.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/mocktab.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamview.h"
#include "ui/recordingactions.h"
#include "ui/tabactions.h"
#include "ui/viewactions.h"

#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sse::ui {

MainWindow::MainWindow(WindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_actions(new Actions(this))
    , m_notices(new NoticeBar(this))
    , m_tabs(new QTabWidget(this))
{
    setWindowTitle(tr("SSE Inspector"));
    resize(1280, 800);
    m_actions->fill(*menuBar());
    m_recordings = new RecordingActions({*this, *this, *m_notices, *m_actions, m_services.settings,
                                         m_services.recordings, m_services.dialogs},
                                        this);
    m_mock = new MockActions({*this, *this, *m_notices, *m_actions, m_services.settings,
                              m_services.scenarios, m_services.dialogs,
                              [this](const QString &address) { openAddress(address); }},
                             this);
    m_exports = new ExportActions(
        {*this, *this, *m_notices, *m_actions, m_services.settings, m_services.dialogs}, this);
    m_tabActions = new TabActions(*m_actions, *this, this);
    setAcceptDrops(true);
    buildTabs();
    bindFileActions();
    new ViewActions(*m_actions, m_services.settings, *this, this);
    restoreGeometry(m_services.settings.state(QStringLiteral("geometry")));
}

MainWindow::~MainWindow()
{
    m_closing = true;
    m_mock->finish();
    // Its dialogs look at what the tabs show.
    delete m_exports;
    // Before what they use: children go in the order of their making.
    delete m_tabs;
}

void MainWindow::buildTabs()
{
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Streams"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->tabBar()->setAccessibleName(tr("Streams"));
    auto *add = new QToolButton(m_tabs);
    add->setText(QStringLiteral("+"));
    add->setObjectName(QStringLiteral("newTab"));
    add->setAccessibleName(tr("New Tab"));
    add->setToolTip(tr("New Tab (Ctrl+T)"));
    add->setAutoRaise(true);
    QFont large = add->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    add->setFont(large);
    m_tabs->setCornerWidget(add, Qt::TopRightCorner);
    connect(add, &QToolButton::clicked, &(*m_actions)[ActionId::NewTab], &QAction::trigger);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, qOverload<int>(&MainWindow::closeTab));
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::showState);
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(body);
}

void MainWindow::bindFileActions()
{
    const Actions &actions = *m_actions;
    connect(&actions[ActionId::NewTab], &QAction::triggered, this, [this] {
        StreamTab &added = addTab();
        m_tabs->setCurrentWidget(&added);
        added.focusAddress();
    });
    connect(&actions[ActionId::CloseTab], &QAction::triggered, this,
            [this] { closeTab(m_tabs->currentIndex()); });
    connect(&actions[ActionId::OpenDemo], &QAction::triggered, this, &MainWindow::openDemo);
    connect(&actions[ActionId::Quit], &QAction::triggered, this, &QWidget::close);
    const auto go = [this](int step) {
        const int count = m_tabs->count();
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
    };
    connect(&actions[ActionId::NextTab], &QAction::triggered, this, [go] { go(1); });
    connect(&actions[ActionId::PreviousTab], &QAction::triggered, this, [go] { go(-1); });
    connect(&actions[ActionId::Shortcuts], &QAction::triggered, this,
            [this] { (new ShortcutsDialog(m_actions->shortcuts(), this))->show(); });
    connect(&actions[ActionId::About], &QAction::triggered, this,
            [this] { (new AboutDialog(this))->show(); });
}

StreamTab &MainWindow::addTab()
{
    auto *added = new StreamTab({m_services.settings, m_services.transports,
                                 m_services.readCertificates, m_services.recordings});
    connect(added, &StreamTab::demoRequested, this, &MainWindow::openDemo);
    m_recordings->watch(*added);
    insertTab(*added, m_tabs->count());
    return *added;
}

void MainWindow::insertTab(WindowTab &tab, int number)
{
    m_tabs->insertTab(number, &tab, QString());
    if (auto *capture = qobject_cast<CaptureTab *>(&tab))
        fillContextMenu(*capture);
    connect(&tab, &WindowTab::titleChanged, this, [this, &tab] { showTitle(tab); });
    connect(&tab, &WindowTab::stateChanged, this, &MainWindow::showState);
    showTitle(tab);
}

void MainWindow::appendTab(WindowTab *tab)
{
    insertTab(*tab, m_tabs->count());
}

void MainWindow::addRecordingTab(RecordingTab *tab)
{
    StreamTab *unused = currentStream();
    const int here = m_tabs->currentIndex();
    insertTab(*tab, here + 1);
    m_tabs->setCurrentWidget(tab);
    tab->view().events().table().setFocus();
    if (unused && !unused->isStarted() && unused->form().address.isEmpty())
        closeTab(here);
    showState();
}

void MainWindow::fillContextMenu(CaptureTab &tab) const
{
    QTableView &table = tab.view().events().table();
    const auto add = [&table](QAction *action) { table.addAction(action); };
    const Actions &actions = *m_actions;
    add(&actions[ActionId::Copy]);
    add(actions.menuOf(ActionId::CopyJson)->menuAction());
    add(&actions[ActionId::ExportSelection]);
    add(&actions[ActionId::ServeThis]);
}

void MainWindow::restoreTabs()
{
    const QList<RequestForm> forms = m_services.settings.tabs();
    for (const RequestForm &form : forms) {
        StreamTab &added = addTab();
        added.setForm(form);
        showTitle(added);
    }
    if (forms.isEmpty())
        addTab();
    m_mock->restore();
    m_tabs->setCurrentIndex(qBound(0, m_services.settings.currentTab(), tabCount() - 1));
    if (StreamTab *stream = currentStream())
        stream->focusAddress();
}

StreamTab &MainWindow::openAddress(const QString &address)
{
    StreamTab *current = tabCount() > 0 ? currentStream() : nullptr;
    const bool reuse = current && !current->isStarted() && current->form().address.isEmpty();
    StreamTab &opened = reuse ? *current : addTab();
    m_tabs->setCurrentWidget(&opened);
    RequestForm form = opened.form();
    form.address = address;
    opened.setForm(form);
    opened.connectStream();
    showTitle(opened);
    return opened;
}

void MainWindow::openDemo()
{
    const Result<QUrl> address = m_services.demoAddress();
    if (!address) {
        if (tabCount() == 0)
            addTab();
        currentTab().showProblem(address.error().message);
        return;
    }
    openAddress(address.value().toString()).setTransient(true);
}

void MainWindow::closeTab(int number)
{
    QPointer<QWidget> closed = m_tabs->widget(number);
    if (!closed)
        return;
    const auto again = [this, closed] { closeTab(m_tabs->indexOf(closed)); };
    if (StreamTab *stream = streamTab(number); stream && !m_recordings->mayClose({stream}, again))
        return;
    if (!m_mock->mayClose(&tab(number), again))
        return;
    m_mock->noteClosing(tab(number));
    m_exports->noteClosing(tab(number));
    tab(number).saveLayout(m_services.settings);
    m_tabs->removeTab(number);
    if (auto *stream = qobject_cast<StreamTab *>(closed.data()))
        m_recordings->end(*stream);
    const auto *recording = qobject_cast<const RecordingTab *>(closed.data());
    const QString path = recording ? recording->session().path() : QString();
    delete closed;
    m_recordings->noteClosed(path);
    if (m_tabs->count() == 0)
        addTab().focusAddress();
    showState();
}

void MainWindow::closeTab(WindowTab &tab)
{
    closeTab(m_tabs->indexOf(&tab));
}

void MainWindow::showTab(WindowTab &tab)
{
    m_tabs->setCurrentWidget(&tab);
}

StreamTab *MainWindow::currentStream() const
{
    return qobject_cast<StreamTab *>(m_tabs->currentWidget());
}

RecordingTab *MainWindow::currentRecording() const
{
    return qobject_cast<RecordingTab *>(m_tabs->currentWidget());
}

CaptureTab *MainWindow::currentCapture() const
{
    return qobject_cast<CaptureTab *>(m_tabs->currentWidget());
}

QList<CaptureTab *> MainWindow::captureTabs() const
{
    QList<CaptureTab *> found;
    for (int number = 0; number < tabCount(); ++number)
        if (auto *capture = qobject_cast<CaptureTab *>(&tab(number)))
            found += capture;
    return found;
}

QList<RecordingTab *> MainWindow::recordingTabs() const
{
    QList<RecordingTab *> found;
    for (CaptureTab *tab : captureTabs())
        if (auto *recording = qobject_cast<RecordingTab *>(tab))
            found += recording;
    return found;
}

WindowTab &MainWindow::currentTab() const
{
    return tab(m_tabs->currentIndex());
}

int MainWindow::tabCount() const
{
    return m_tabs->count();
}

WindowTab &MainWindow::tab(int number) const
{
    return static_cast<WindowTab &>(*m_tabs->widget(number));
}

StreamTab *MainWindow::streamTab(int number) const
{
    return qobject_cast<StreamTab *>(m_tabs->widget(number));
}

void MainWindow::showTitle(WindowTab &tab)
{
    const int number = m_tabs->indexOf(&tab);
    if (number < 0)
        return;
    const QString title = tab.title();
    const QFontMetrics metrics(m_tabs->tabBar()->font());
    // A tab's text takes "&" for a mnemonic.
    QString shown = metrics.elidedText(title, Qt::ElideMiddle, metrics.averageCharWidth() * 30);
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    m_tabs->setTabText(number, shown);
    m_tabs->setTabToolTip(number, plainToolTip(tab.details()));
    m_tabs->setTabIcon(number, stateIcon(tab.mark(), palette()));
    if (number == m_tabs->currentIndex())
        setWindowTitle(tr("%1 — SSE Inspector").arg(title));
}

void MainWindow::showState()
{
    if (m_closing || m_tabs->count() == 0)
        return;
    m_tabActions->showState();
    m_recordings->showState();
    m_mock->showState();
    m_exports->showState();
    setWindowTitle(tr("%1 — SSE Inspector").arg(currentTab().title()));
}

void MainWindow::openFile(const QString &path)
{
    m_recordings->openFile(path);
}

void MainWindow::openText(const QString &name, const QByteArray &text)
{
    m_recordings->openText(name, text);
}

void MainWindow::openInput(const QString &name, int descriptor)
{
    m_recordings->openInput(name, descriptor);
}

MockTab &MainWindow::openMockServer()
{
    return m_mock->show();
}

void MainWindow::offerUnsavedRecordings()
{
    m_recordings->offerUnsaved();
}

} // namespace sse::ui

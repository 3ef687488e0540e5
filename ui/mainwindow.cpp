// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/mainwindow.h"

#include "core/base/redaction.h"
#include "ui/base/plainlabel.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/streamview.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace sse::ui {

MainWindow::MainWindow(WindowServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_actions(new Actions(this))
    , m_tabs(new QTabWidget(this))
{
    setWindowTitle(tr("SSE Inspector"));
    resize(1280, 800);
    m_actions->fill(*menuBar());
    buildTabs();
    bindFileActions();
    bindStreamActions();
    bindCopyActions();
    bindRowActions();
    bindViewActions();
    bindTheme();
    restoreGeometry(m_services.settings.state(QStringLiteral("geometry")));
}

MainWindow::~MainWindow() = default;

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
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::showState);
    setCentralWidget(m_tabs);
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

void MainWindow::bindStreamActions()
{
    const Actions &actions = *m_actions;
    connect(&actions[ActionId::FocusAddress], &QAction::triggered, this,
            [this] { currentTab().focusAddress(); });
    connect(&actions[ActionId::ShowOptions], &QAction::triggered, this,
            [this](bool shown) { currentTab().showOptions(shown); });
    connect(&actions[ActionId::Connect], &QAction::triggered, this,
            [this] { currentTab().connectOrReconnect(); });
    connect(&actions[ActionId::CloseStream], &QAction::triggered, this,
            [this] { currentTab().closeStream(); });
    connect(&actions[ActionId::ReconnectNow], &QAction::triggered, this,
            [this] { currentTab().reconnectNow(); });
    connect(&actions[ActionId::HoldReconnect], &QAction::triggered, this,
            [this](bool held) { currentTab().holdReconnect(held); });
    connect(&actions[ActionId::ReadAnyway], &QAction::triggered, this,
            [this] { currentTab().readAnyway(); });
}

void MainWindow::bindCopyActions()
{
    const Actions &actions = *m_actions;
    connect(&actions[ActionId::Copy], &QAction::triggered, this,
            [this] { currentTab().view().copySeen(); });
    connect(&actions[ActionId::CopyJson], &QAction::triggered, this,
            [this] { currentTab().view().copyJson(); });
    connect(&actions[ActionId::CopyRaw], &QAction::triggered, this,
            [this] { currentTab().view().copyRaw(); });
    connect(&actions[ActionId::CopyCurl], &QAction::triggered, this,
            [this] { currentTab().copyCurl(Secrets::Masked); });
    connect(&actions[ActionId::CopyCurlWithSecrets], &QAction::triggered, this,
            [this] { currentTab().copyCurl(Secrets::Shown); });
    connect(&actions[ActionId::CopyJavaScript], &QAction::triggered, this,
            [this] { currentTab().copyJavaScript(Secrets::Masked); });
    connect(&actions[ActionId::CopyJavaScriptWithSecrets], &QAction::triggered, this,
            [this] { currentTab().copyJavaScript(Secrets::Shown); });
}

void MainWindow::bindRowActions()
{
    const Actions &actions = *m_actions;
    const auto events = [this]() -> EventsPane & { return currentTab().view().events(); };
    connect(&actions[ActionId::FocusFilter], &QAction::triggered, this,
            [events] { events().focusFilter(); });
    connect(&actions[ActionId::Find], &QAction::triggered, this, [events] { events().openFind(); });
    connect(&actions[ActionId::FindNext], &QAction::triggered, this,
            [events] { events().find(false); });
    connect(&actions[ActionId::FindPrevious], &QAction::triggered, this,
            [events] { events().find(true); });
    connect(&actions[ActionId::Pause], &QAction::triggered, this,
            [events](bool paused) { events().setPaused(paused); });
    connect(&actions[ActionId::Follow], &QAction::triggered, this,
            [events](bool following) { events().setFollowing(following); });
    connect(&actions[ActionId::Clear], &QAction::triggered, this, [events] { events().clear(); });
    connect(&actions[ActionId::ShowAllRows], &QAction::triggered, this,
            [events] { events().showAll(); });
}

void MainWindow::bindViewActions()
{
    const Actions &actions = *m_actions;
    Settings &settings = m_services.settings;
    const std::pair<ActionId, TimeFormat> formats[] = {
        {ActionId::TimeAbsolute, TimeFormat::Absolute},
        {ActionId::TimeSinceStart, TimeFormat::SinceStart},
        {ActionId::TimeSincePrevious, TimeFormat::SincePrevious}};
    for (const auto &[id, format] : formats) {
        actions[id].setChecked(settings.timeFormat() == format);
        connect(&actions[id], &QAction::triggered, this, [this, chosen = format] {
            m_services.settings.setTimeFormat(chosen);
            for (int number = 0; number < tabCount(); ++number)
                tab(number).view().setTimeFormat(chosen);
        });
    }
    actions[ActionId::Utc].setChecked(settings.utc());
    connect(&actions[ActionId::Utc], &QAction::triggered, this, [this](bool utc) {
        m_services.settings.setUtc(utc);
        for (int number = 0; number < tabCount(); ++number)
            tab(number).view().setUtc(utc);
    });
    actions[ActionId::ShowConnections].setChecked(settings.connectionsShown());
    connect(&actions[ActionId::ShowConnections], &QAction::triggered, this, [this](bool shown) {
        m_services.settings.setConnectionsShown(shown);
        for (int number = 0; number < tabCount(); ++number)
            tab(number).view().setConnectionsShown(shown);
    });
}

void MainWindow::bindTheme()
{
    const ThemeChoice current = m_services.settings.theme();
    const std::pair<ActionId, ThemeChoice> themes[] = {{ActionId::ThemeSystem, ThemeChoice::System},
                                                       {ActionId::ThemeLight, ThemeChoice::Light},
                                                       {ActionId::ThemeDark, ThemeChoice::Dark}};
    for (const auto &[id, theme] : themes) {
        (*m_actions)[id].setChecked(theme == current);
        connect(&(*m_actions)[id], &QAction::triggered, this, [this, chosen = theme] {
            m_services.settings.setTheme(chosen);
            applyTheme(chosen);
        });
    }
    if (current != ThemeChoice::System)
        applyTheme(current);
}

StreamTab &MainWindow::addTab()
{
    auto *added =
        new StreamTab({m_services.settings, m_services.transports, m_services.readCertificates});
    m_tabs->addTab(added, QString());
    fillContextMenu(*added);
    connect(added, &StreamTab::titleChanged, this, [this, added] { showTitle(*added); });
    connect(added, &StreamTab::stateChanged, this, &MainWindow::showState);
    connect(added, &StreamTab::demoRequested, this, &MainWindow::openDemo);
    showTitle(*added);
    return *added;
}

void MainWindow::fillContextMenu(StreamTab &tab) const
{
    QTableView &table = tab.view().events().table();
    for (const ActionId id : {ActionId::Copy, ActionId::CopyJson, ActionId::CopyRaw,
                              ActionId::CopyCurl, ActionId::CopyJavaScript})
        table.addAction(&(*m_actions)[id]);
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
    m_tabs->setCurrentIndex(qBound(0, m_services.settings.currentTab(), tabCount() - 1));
    currentTab().focusAddress();
}

StreamTab &MainWindow::openAddress(const QString &address)
{
    const bool reuse =
        tabCount() > 0 && !currentTab().isStarted() && currentTab().form().address.isEmpty();
    StreamTab &opened = reuse ? currentTab() : addTab();
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
    QWidget *closed = m_tabs->widget(number);
    if (!closed)
        return;
    tab(number).view().saveLayout(m_services.settings);
    m_tabs->removeTab(number);
    delete closed;
    if (m_tabs->count() == 0) {
        addTab();
        currentTab().focusAddress();
    }
    showState();
}

StreamTab &MainWindow::currentTab() const
{
    return tab(m_tabs->currentIndex());
}

int MainWindow::tabCount() const
{
    return m_tabs->count();
}

StreamTab &MainWindow::tab(int number) const
{
    return static_cast<StreamTab &>(*m_tabs->widget(number));
}

void MainWindow::showTitle(StreamTab &tab)
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
    m_tabs->setTabToolTip(number, plainToolTip(title));
    m_tabs->setTabIcon(number, stateIcon(tab.mark(), palette()));
    if (number == m_tabs->currentIndex())
        setWindowTitle(tr("%1 — SSE Inspector").arg(title));
}

void MainWindow::showState()
{
    if (m_closing || m_tabs->count() == 0)
        return;
    StreamTab &tab = currentTab();
    const Actions &actions = *m_actions;
    EventsPane &events = tab.view().events();
    const StreamStatus &status = tab.status();
    actions[ActionId::Connect].setText(tab.isStarted() ? tr("Re&connect") : tr("&Connect"));
    actions[ActionId::CloseStream].setEnabled(tab.isRunning());
    actions[ActionId::ReconnectNow].setEnabled(status.reconnect.has_value() ||
                                               (tab.isStarted() && status.ended));
    actions[ActionId::HoldReconnect].setEnabled(status.reconnect.has_value());
    actions[ActionId::HoldReconnect].setChecked(status.reconnect && status.reconnect->held);
    actions[ActionId::ReadAnyway].setEnabled(status.canReadAnyway);
    actions[ActionId::ShowOptions].setChecked(tab.optionsAreShown());
    actions[ActionId::Pause].setChecked(events.model().isPaused());
    actions[ActionId::Follow].setChecked(events.table().isFollowing());
    actions[ActionId::ShowAllRows].setEnabled(events.hidesRows());
    for (const ActionId id : {ActionId::Copy, ActionId::CopyJson, ActionId::CopyRaw})
        actions[id].setEnabled(tab.view().hasSelection());
    for (const ActionId id : {ActionId::CopyCurl, ActionId::CopyCurlWithSecrets,
                              ActionId::CopyJavaScript, ActionId::CopyJavaScriptWithSecrets})
        actions[id].setEnabled(tab.isStarted());
    setWindowTitle(tr("%1 — SSE Inspector").arg(tab.title()));
}

void MainWindow::saveState()
{
    Settings &settings = m_services.settings;
    settings.setState(QStringLiteral("geometry"), saveGeometry());
    QList<RequestForm> forms;
    for (int number = 0; number < tabCount(); ++number)
        if (!tab(number).isTransient())
            forms += tab(number).form();
    settings.setTabs(forms);
    settings.setCurrentTab(m_tabs->currentIndex());
    currentTab().view().saveLayout(settings);
    settings.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    m_closing = true;
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tabs)
        for (int number = 0; number < tabCount(); ++number)
            showTitle(tab(number));
}

} // namespace sse::ui

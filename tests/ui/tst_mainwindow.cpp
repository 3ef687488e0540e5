// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/mainwindow.h"

#include "tests/ui/windowbench.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/mocktab.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamview.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

void collect(const QMenu *menu, QList<QAction *> &actions)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), actions);
        else if (!action->isSeparator())
            actions += action;
    }
}

} // namespace

class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void beginsWithOneEmptyTab();
    void opensAddresses();
    void opensTheDemo();
    void tellsThatTheDemoFailed();
    void everyActionIsInAMenu();
    void noTwoActionsShareAKey();
    void keysWork();
    void copiesWhatIsSeen();
    void offersCopiesOfTheSelection();
    void copiesCode();
    void remembersTheLastTime();
    void everyControlHasAName();
    void changesThemeLive();
    void escapesTitles();

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(
            WindowServices{m_bench->settings,
                           [this] { return m_demo; },
                           {},
                           {},
                           {},
                           systemFileDialogs(),
                           m_bench->dir.filePath(QStringLiteral("scenarios"))});
        m_window->restoreTabs();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] const Actions &actions() const { return m_window->actions(); }
    [[nodiscard]] EventsPane &events() const { return m_window->currentCapture()->view().events(); }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    Result<QUrl> m_demo = Error{"listen", QStringLiteral("No port is free.")};
};

void tst_MainWindow::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_demo = QUrl(QStringLiteral("http://") + m_bench->address(QStringLiteral("/events")));
    makeWindow();
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_bench.reset();
    applyTheme(ThemeChoice::System);
}

void tst_MainWindow::beginsWithOneEmptyTab()
{
    QCOMPARE(m_window->tabCount(), 1);
    QVERIFY(!m_window->currentStream()->isStarted());
    QVERIFY(WindowBench::child<QLineEdit>(*m_window, "address").hasFocus());
    QVERIFY(WindowBench::child<QPushButton>(*m_window, "openDemo").isVisible());
    m_window->closeTab(0);
    QCOMPARE(m_window->tabCount(), 1);
}

void tst_MainWindow::opensAddresses()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QCOMPARE(m_window->tabCount(), 1);
    m_window->openAddress(m_bench->address(QStringLiteral("/slow")));
    QCOMPARE(m_window->tabCount(), 2);
    for (int number = 0; number < 2; ++number)
        QTRY_VERIFY_WITH_TIMEOUT(m_window->streamTab(number)->session().index().eventCount() > 2,
                                 patience);
    m_window->openAddress(QStringLiteral("gopher://x"));
    QCOMPARE(m_window->tabCount(), 3);
    QVERIFY(WindowBench::child<MessageBar>(m_window->currentTab(), "banner").isVisible());
    QVERIFY(m_window->windowTitle().contains(QLatin1String("SSE Inspector")));
    m_window->closeTab(1);
    QCOMPARE(m_window->tabCount(), 2);
}

void tst_MainWindow::opensTheDemo()
{
    QTest::mouseClick(&WindowBench::child<QPushButton>(*m_window, "openDemo"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                              patience);
    QVERIFY(m_window->currentStream()->isTransient());
    m_window->close();
    QVERIFY(m_bench->settings.tabs().isEmpty());
}

void tst_MainWindow::tellsThatTheDemoFailed()
{
    m_demo = Error{"listen", QStringLiteral("No port is free.")};
    actions()[ActionId::OpenDemo].trigger();
    auto &banner = WindowBench::child<MessageBar>(m_window->currentTab(), "banner");
    QVERIFY(banner.isVisible());
    QCOMPARE(banner.message(), QStringLiteral("No port is free."));
}

void tst_MainWindow::everyActionIsInAMenu()
{
    QList<QAction *> found;
    for (const QAction *top : m_window->menuBar()->actions())
        collect(top->menu(), found);
    QCOMPARE(found.size(), static_cast<qsizetype>(ActionId::Count));
    for (const ActionSpec &spec : actionTable()) {
        QVERIFY(found.contains(&actions()[spec.id]));
        QVERIFY(actions()[spec.id].text().contains(QLatin1Char('&')));
    }
}

void tst_MainWindow::noTwoActionsShareAKey()
{
    QSet<QKeySequence> keys;
    for (const ActionSpec &spec : actionTable()) {
        for (const QKeySequence &key : actions()[spec.id].shortcuts()) {
            QVERIFY2(!keys.contains(key), spec.text);
            keys += key;
        }
    }
    for (const char *key : {"F5", "Shift+F5", "Ctrl+L", "Ctrl+F", "Ctrl+T", "Ctrl+W", "Ctrl+Tab",
                            "F3", "Shift+F3", "Ctrl+C", "Ctrl+Shift+J"})
        QVERIFY2(keys.contains(QKeySequence(QLatin1String(key))), key);
}

void tst_MainWindow::keysWork()
{
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(m_window->tabCount(), 2);
    auto &address = WindowBench::child<QLineEdit>(m_window->currentTab(), "address");
    QTRY_VERIFY(address.hasFocus());
    QTest::keyClicks(&address, m_bench->address(QStringLiteral("/events")));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                              patience);
    QTRY_VERIFY(events().table().hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(WindowBench::child<QLineEdit>(m_window->currentTab(), "filter").hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(address.hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentStream()->status().ended, patience);
    const WindowTab *second = &m_window->currentTab();
    QTest::keyClick(m_window.get(), Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(&m_window->currentTab() != second);
    QTest::keyClick(m_window.get(), Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(&m_window->currentTab() == second);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabCount(), 1);
}

void tst_MainWindow::copiesWhatIsSeen()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                              patience);
    QTRY_VERIFY(events().model().rowCount() >= 6);
    const int last = events().model().rowCount() - 1;
    EventTableView &table = events().table();
    table.setCurrentIndex(events().model().index(last - 2, DataColumn));
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.selectedViewRows(10), (QList<int>{last - 2, last - 1}));
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].split(QLatin1Char('\t')).size(), static_cast<qsizetype>(EventColumnCount));
    QVERIFY(lines[0].endsWith(QLatin1String("\ttwo")));
    QVERIFY(lines[1].endsWith(QLatin1String("\tthree <b>&amp;</b>")));
    actions()[ActionId::CopyRaw].trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("event: tick\ndata: two\n\nevent: tick\n"
                            "data: three <b>&amp;</b>\n\n"));
    actions()[ActionId::CopyJson].trigger();
    const QStringList json = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(json.size(), 3);
    QVERIFY(json[0].startsWith(QLatin1String("{\"kind\":\"event\"")));
    QVERIFY(json[1].contains(QLatin1String("\"data\":\"three <b>&amp;</b>\"")));
}

void tst_MainWindow::offersCopiesOfTheSelection()
{
    const auto offered = [this](bool enabled) {
        for (const ActionId id : {ActionId::Copy, ActionId::CopyJson, ActionId::CopyRaw})
            if (actions()[id].isEnabled() != enabled)
                return false;
        return true;
    };
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QTRY_VERIFY_WITH_TIMEOUT(events().model().rowCount() >= 6, patience);
    QVERIFY(offered(false));
    EventTableView &table = events().table();
    const QModelIndex first = events().model().index(0, DataColumn);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(first).center());
    QVERIFY(offered(true));
    table.clearSelection();
    QVERIFY(offered(false));
    table.selectAll();
    QVERIFY(offered(true));
    events().clear();
    QVERIFY(offered(false));
}

void tst_MainWindow::copiesCode()
{
    QVERIFY(!actions()[ActionId::CopyCurl].isEnabled());
    m_window->openAddress(m_bench->address(QStringLiteral("/events?token=s3cret")));
    QTRY_VERIFY(actions()[ActionId::CopyCurl].isEnabled());
    actions()[ActionId::CopyCurl].trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("curl -N")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1String("s3cret")));
    actions()[ActionId::CopyCurlWithSecrets].trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("s3cret")));
    actions()[ActionId::CopyJavaScript].trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("new EventSource(")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1String("s3cret")));
}

void tst_MainWindow::remembersTheLastTime()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    m_window->openAddress(m_bench->address(QStringLiteral("/slow?key=s3cret")));
    QTRY_VERIFY_WITH_TIMEOUT(events().model().rowCount() > 2, patience);
    events().table().setColumnWidth(TypeColumn, 177);
    actions()[ActionId::TimeSinceStart].trigger();
    actions()[ActionId::ShowConnections].trigger();
    actions()[ActionId::ThemeDark].trigger();
    m_window->resize(911, 633);
    m_window->close();
    m_window.reset();
    makeWindow();
    QCOMPARE(m_window->tabCount(), 2);
    QCOMPARE(m_window->size(), QSize(911, 633));
    QCOMPARE(m_window->streamTab(0)->form().address, m_bench->address(QStringLiteral("/events")));
    QVERIFY(!m_window->streamTab(1)->form().address.contains(QLatin1String("s3cret")));
    QVERIFY(!m_window->streamTab(0)->isStarted());
    QCOMPARE(events().table().columnWidth(TypeColumn), 177);
    QVERIFY(actions()[ActionId::TimeSinceStart].isChecked());
    QVERIFY(!actions()[ActionId::ShowConnections].isChecked());
    QVERIFY(actions()[ActionId::ThemeDark].isChecked());
    QVERIFY(isDark(m_window->palette()));
}

void tst_MainWindow::everyControlHasAName()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    m_window->currentStream()->showOptions(true);
    events().openFind();
    QTRY_VERIFY_WITH_TIMEOUT(events().model().rowCount() >= 6, patience);
    m_window->openMockServer();
    m_window->openText(QStringLiteral("text"), "data: a\n\n");
    QVERIFY(m_window->currentRecording());
    int controls = 0;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool interactive = qobject_cast<const QAbstractButton *>(widget) ||
                                 qobject_cast<const QLineEdit *>(widget) ||
                                 qobject_cast<const QComboBox *>(widget) ||
                                 qobject_cast<const QAbstractSpinBox *>(widget) ||
                                 qobject_cast<const QPlainTextEdit *>(widget) ||
                                 qobject_cast<const QAbstractItemView *>(widget);
        // What Qt makes for its own use within a control is named by that control.
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) ||
                           qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) ||
                           qobject_cast<const QLineEdit *>(widget->parentWidget()) ||
                           qobject_cast<const QComboBox *>(widget->parentWidget()) ||
                           qobject_cast<const QTabBar *>(widget->parentWidget()) ||
                           qobject_cast<const QAbstractItemView *>(widget->parentWidget()) ||
                           widget->inherits("QHeaderView") ||
                           widget->inherits("QMenuBarExtension") ||
                           widget->inherits("QComboBoxListView");
        if (!interactive || inner)
            continue;
        ++controls;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button && button->text().size() > 1);
        QVERIFY2(named, qPrintable(QLatin1String(widget->metaObject()->className()) +
                                   QLatin1Char(' ') + widget->objectName()));
    }
    QVERIFY(controls > 50);
}

void tst_MainWindow::changesThemeLive()
{
    actions()[ActionId::ThemeDark].trigger();
    QTRY_VERIFY(isDark(events().table().palette()));
    actions()[ActionId::ThemeLight].trigger();
    QTRY_VERIFY(!isDark(events().table().palette()));
    QCOMPARE(m_bench->settings.theme(), ThemeChoice::Light);
}

void tst_MainWindow::escapesTitles()
{
    auto &tab = m_window->openAddress(m_bench->address(QStringLiteral("/a&b<i>c")));
    auto &tabs = WindowBench::child<QTabWidget>(*m_window, "tabs");
    QTRY_VERIFY(tabs.tabText(0).contains(QLatin1String("a&&b")));
    QVERIFY(!tabs.tabToolTip(0).contains(QLatin1String("<i>")));
    QVERIFY(tab.title().contains(QLatin1String("<i>")));
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/shownwindow.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/streamview.h"

#include <QComboBox>
#include <QMenu>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class tst_WindowLayout : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_window = shownWindow(m_bench, systemFileDialogs()); }
    void cleanup() { m_window.reset(); }
    void rowsOfferTheCopiesInAMenu();
    void optionsKeepTheWindowsSize_data();
    void optionsKeepTheWindowsSize();

private:
    WindowBench m_bench;
    std::unique_ptr<MainWindow> m_window;
};

void tst_WindowLayout::rowsOfferTheCopiesInAMenu()
{
    const auto plain = [](const QAction *action) {
        return action->text().section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&'));
    };
    m_window->openAddress(m_bench.address(QStringLiteral("/events")));
    QStringList texts;
    const QMenu *copies = nullptr;
    for (const QAction *action : m_window->currentCapture()->view().events().table().actions()) {
        texts += plain(action);
        if (action->menu())
            copies = action->menu();
    }
    const QStringList expected{QStringLiteral("Copy"), QStringLiteral("Copy As"),
                               QStringLiteral("Export Selection…"), QStringLiteral("Serve This")};
    QCOMPARE(texts, expected);
    QVERIFY(copies);
    for (const ActionId id :
         {ActionId::CopyJson, ActionId::CopyRaw, ActionId::CopyCurl, ActionId::CopyJavaScript})
        QVERIFY(copies->actions().contains(&m_window->actions()[id]));
}

void tst_WindowLayout::optionsKeepTheWindowsSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("connected");
    for (const bool connected : {false, true}) {
        const char *const state = connected ? "connected" : "new";
        QTest::addRow("large, %s", state) << QSize(1280, 770) << connected;
        QTest::addRow("small, %s", state) << QSize(900, 500) << connected;
        QTest::addRow("smallest, %s", state) << QSize(1, 1) << connected;
    }
}

void tst_WindowLayout::optionsKeepTheWindowsSize()
{
    QFETCH(QSize, size);
    QFETCH(bool, connected);
    const int least = m_window->minimumHeight();
    if (connected) {
        m_window->openAddress(m_bench.address(QStringLiteral("/events")));
        // Once the timeline has come as well.
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentCapture()->view().events().model().rowCount(), 8,
                                  patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->minimumHeight() > least, patience);
    }
    m_window->resize(1, 1);
    QCoreApplication::processEvents();
    // Two lines of it are always seen.
    const int most = m_window->height() + m_window->fontMetrics().height() * 2 + 4;
    m_window->resize(size.expandedTo({m_window->width(), most}));
    QCoreApplication::processEvents();
    const QSize before = m_window->size();
    const auto &panel = WindowBench::child<QWidget>(m_window->currentTab(), "requestOptions");
    auto &profile = WindowBench::child<QComboBox>(panel, "profile");
    for (const bool shown : {true, false, true}) {
        m_window->actions()[ActionId::ShowOptions].trigger();
        QCoreApplication::processEvents();
        QCOMPARE(panel.isVisible(), shown);
        QCOMPARE(m_window->size(), before);
    }
    // More rows in it.
    profile.setCurrentIndex(profile.findData(QStringLiteral("custom")));
    QCoreApplication::processEvents();
    QCOMPARE(m_window->size(), before);
}

QTEST_MAIN(tst_WindowLayout)
#include "tst_windowlayout.moc"

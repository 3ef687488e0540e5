// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/streamtab.h"

#include "tests/ui/windowbench.h"
#include "ui/base/plainlabel.h"
#include "ui/base/stateicon.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/streamview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class tst_StreamTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsRowsOfAnAddress();
    void tellsAMalformedAddress();
    void postsABody();
    void readsItAnyway();
    void countsDownHoldsAndReconnects();
    void closesAndReconnects();
    void marksTheRecordingOfAClosedStream();
    void filtersAndTellsErrors();
    void findsRows();
    void pausesAndClears();
    void followsOnlyAtTheBottom();
    void keepsTheSelection();

private:
    void open(const QString &path)
    {
        auto &address = WindowBench::child<QLineEdit>(*m_tab, "address");
        address.clear();
        QTest::keyClicks(&address, m_bench->address(path));
        QTest::keyClick(&address, Qt::Key_Return);
    }
    [[nodiscard]] EventTableModel &model() { return m_tab->view().events().model(); }
    [[nodiscard]] EventTableView &table() { return m_tab->view().events().table(); }
    [[nodiscard]] QString cell(int row, int column)
    {
        return model().data(model().index(row, column), Qt::DisplayRole).toString();
    }
    [[nodiscard]] QString state() const
    {
        return WindowBench::child<PlainLabel>(*m_tab, "readyState").text();
    }
    [[nodiscard]] MessageBar &banner() const
    {
        return WindowBench::child<MessageBar>(*m_tab, "banner");
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<StreamTab> m_tab;
};

void tst_StreamTab::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_tab = std::make_unique<StreamTab>(TabServices{m_bench->settings, {}, {}});
    m_tab->resize(1100, 700);
    m_tab->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
}

void tst_StreamTab::cleanup()
{
    m_tab.reset();
    m_bench.reset();
}

void tst_StreamTab::showsRowsOfAnAddress()
{
    QCOMPARE(m_tab->title(), QStringLiteral("New Stream"));
    open(QStringLiteral("/events"));
    QTRY_COMPARE_WITH_TIMEOUT(m_tab->session().index().eventCount(), 4U, patience);
    QTRY_COMPARE(state(), QStringLiteral("OPEN (1)"));
    QTRY_VERIFY(model().rowCount() >= 6);
    const int last = model().rowCount() - 1;
    QCOMPARE(cell(last, DataColumn), QStringLiteral("four"));
    QCOMPARE(cell(last, IdColumn), QStringLiteral("4"));
    QCOMPARE(cell(last - 1, TypeColumn), QStringLiteral("tick"));
    const auto &label = WindowBench::child<PlainLabel>(*m_tab, "streamFigures");
    QTRY_VERIFY(label.text().contains(QLatin1String("last event ID 4")));
    const QString figures = label.text();
    for (const char *part : {"HTTP 200", "4 events", "last event ID 4", "ms (server)"})
        QVERIFY2(figures.contains(QLatin1String(part)), qPrintable(figures));
    QCOMPARE(m_tab->title(), m_bench->address(QStringLiteral("/events")));
    QCOMPARE(m_tab->mark(), StateMark::Open);
    QCOMPARE(m_bench->settings.recentAddresses(),
             QStringList(m_bench->address(QStringLiteral("/events"))));
}

void tst_StreamTab::tellsAMalformedAddress()
{
    auto &address = WindowBench::child<QLineEdit>(*m_tab, "address");
    QTest::keyClicks(&address, QStringLiteral("http://[::1"));
    QTest::keyClick(&address, Qt::Key_Return);
    QVERIFY(banner().isVisible());
    QVERIFY(banner().message().endsWith(QLatin1Char('.')));
    QVERIFY(!m_tab->isStarted());
    QTest::mouseClick(&WindowBench::child<QAbstractButton>(banner(), "dismiss"), Qt::LeftButton);
    QVERIFY(!banner().isVisible());
}

void tst_StreamTab::postsABody()
{
    auto &method = WindowBench::child<QComboBox>(*m_tab, "method");
    auto &body = WindowBench::child<QPlainTextEdit>(*m_tab, "body");
    auto &headers = WindowBench::child<QPlainTextEdit>(*m_tab, "headers");
    auto &problem = WindowBench::child<PlainLabel>(*m_tab, "optionsProblem");
    m_tab->showOptions(true);
    QTest::keyClicks(&body, QStringLiteral("{\"prompt\":\"hi\"}"));
    QVERIFY(problem.text().contains(QLatin1String("POST")));
    method.setCurrentText(QStringLiteral("POST"));
    QVERIFY(problem.text().isEmpty());
    QVERIFY(WindowBench::child<QComboBox>(*m_tab, "profile")
                .currentText()
                .contains(QLatin1String("No automatic reconnect")));
    QTest::keyClicks(&headers, QStringLiteral("X-Test one"));
    QVERIFY(!problem.text().isEmpty());
    headers.clear();
    QTest::keyClicks(&headers, QStringLiteral("X-Test: one"));
    QVERIFY(problem.text().isEmpty());
    open(QStringLiteral("/chat"));
    QTRY_VERIFY_WITH_TIMEOUT(m_tab->status().ended, patience);
    QCOMPARE(m_tab->session().index().eventCount(), 1U);
    const auto requests = m_bench->server.requests("/chat");
    QCOMPARE(requests.size(), std::size_t{1});
    QCOMPARE(requests[0].method, QByteArray("POST"));
    QCOMPARE(requests[0].body, QByteArray("{\"prompt\":\"hi\"}"));
    QCOMPARE(*requests[0].header("X-Test"), QByteArray("one"));
    QCOMPARE(*requests[0].header("Content-Type"), QByteArray("application/json"));
    QTRY_VERIFY(banner().isVisible());
    QTest::mouseClick(&WindowBench::child<QPushButton>(*m_tab, "bannerReconnect"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->server.requests("/chat").size(), std::size_t{2}, patience);
}

void tst_StreamTab::readsItAnyway()
{
    open(QStringLiteral("/html"));
    auto &button = WindowBench::child<QPushButton>(*m_tab, "readAnyway");
    QTRY_VERIFY_WITH_TIMEOUT(button.isVisible(), patience);
    QVERIFY(banner().message().contains(QLatin1String("text/html")));
    QCOMPARE(m_tab->mark(), StateMark::Failed);
    QTest::mouseClick(&button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_tab->session().index().eventCount(), 1U, patience);
    QTRY_VERIFY(!banner().isVisible());
}

void tst_StreamTab::countsDownHoldsAndReconnects()
{
    open(QStringLiteral("/ending"));
    auto &bar = WindowBench::child<QWidget>(*m_tab, "reconnectBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar.isVisible(), patience);
    QCOMPARE(state(), QStringLiteral("CONNECTING (0)"));
    const auto &message = *bar.findChild<MessageBar *>();
    QVERIFY(message.message().startsWith(QLatin1String("Reconnecting in ")));
    auto &hold = WindowBench::child<QPushButton>(bar, "holdReconnect");
    QTest::mouseClick(&hold, Qt::LeftButton);
    QTRY_COMPARE(hold.text(), QStringLiteral("Resume"));
    QTRY_VERIFY(message.message().startsWith(QLatin1String("Reconnecting is held.")));
    QTest::mouseClick(&WindowBench::child<QPushButton>(bar, "reconnectNow"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->server.requests("/ending").size(), std::size_t{2}, patience);
}

void tst_StreamTab::closesAndReconnects()
{
    open(QStringLiteral("/events"));
    QTRY_COMPARE_WITH_TIMEOUT(m_tab->session().index().eventCount(), 4U, patience);
    auto &button = WindowBench::child<QPushButton>(*m_tab, "connectButton");
    QTRY_COMPARE(button.text(), QStringLiteral("Close"));
    QTest::mouseClick(&button, Qt::LeftButton);
    QTRY_COMPARE(state(), QStringLiteral("CLOSED (2)"));
    QTRY_COMPARE(button.text(), QStringLiteral("Connect"));
    QVERIFY(!banner().isVisible());
    m_tab->connectOrReconnect();
    QTRY_COMPARE_WITH_TIMEOUT(m_tab->session().index().eventCount(), 8U, patience);
    const auto requests = m_bench->server.requests("/events");
    QCOMPARE(*requests.at(1).header("Last-Event-ID"), QByteArray("4"));
}

void tst_StreamTab::marksTheRecordingOfAClosedStream()
{
    m_tab = std::make_unique<StreamTab>(TabServices{
        m_bench->settings, {}, {}, m_bench->dir.filePath(QStringLiteral("recordings"))});
    m_tab->show();
    const auto shows = [this](StateMark mark) {
        const auto &button = WindowBench::child<QAbstractButton>(*m_tab, "recording");
        return button.icon().pixmap(12).toImage() ==
               stateIcon(mark, button.palette()).pixmap(12).toImage();
    };
    open(QStringLiteral("/events"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(StateMark::Recorded), patience);
    m_tab->closeStream();
    QTRY_VERIFY_WITH_TIMEOUT(shows(StateMark::Idle), patience);
    m_tab->connectOrReconnect();
    QTRY_VERIFY_WITH_TIMEOUT(shows(StateMark::Recorded), patience);
}

void tst_StreamTab::filtersAndTellsErrors()
{
    open(QStringLiteral("/events"));
    QTRY_COMPARE_WITH_TIMEOUT(m_tab->session().index().eventCount(), 4U, patience);
    auto &filter = WindowBench::child<QLineEdit>(*m_tab, "filter");
    QTest::keyClicks(&filter, QStringLiteral("type:tick"));
    QTest::keyClick(&filter, Qt::Key_Return);
    QTRY_COMPARE(model().matchCount(), std::size_t{2});
    QTRY_VERIFY(WindowBench::child<PlainLabel>(*m_tab, "matchCount")
                    .text()
                    .startsWith(QLatin1String("2 of ")));
    QTest::keyClick(&filter, Qt::Key_Down);
    QTRY_VERIFY(table().hasFocus());
    auto &error = WindowBench::child<PlainLabel>(*m_tab, "filterError");
    QVERIFY(!error.isVisible());
    filter.setText(QStringLiteral("data~("));
    QTest::keyClick(&filter, Qt::Key_Return);
    QVERIFY(error.isVisible());
    QVERIFY(error.text().endsWith(QLatin1Char('.')));
    QCOMPARE(model().matchCount(), std::size_t{2});
    QTest::keyClick(&filter, Qt::Key_Escape);
    QVERIFY(!error.isVisible());
    QVERIFY(!model().isFiltered());
}

void tst_StreamTab::findsRows()
{
    open(QStringLiteral("/events"));
    QTRY_COMPARE_WITH_TIMEOUT(m_tab->session().index().eventCount(), 4U, patience);
    QTRY_VERIFY(model().rowCount() >= 6);
    auto &events = m_tab->view().events();
    auto &find = WindowBench::child<QLineEdit>(*m_tab, "find");
    QVERIFY(!find.isVisible());
    events.find(false);
    QVERIFY(find.isVisible());
    QTest::keyClicks(&find, QStringLiteral("type:tick"));
    table().setCurrentIndex(model().index(0, DataColumn));
    QTest::keyClick(&find, Qt::Key_Return);
    const auto current = [this] { return cell(table().currentIndex().row(), DataColumn); };
    QTRY_COMPARE(current(), QStringLiteral("two"));
    events.find(false);
    QTRY_VERIFY(current().startsWith(QLatin1String("three")));
    auto &answer = WindowBench::child<PlainLabel>(*m_tab, "findAnswer");
    events.find(false);
    QTRY_VERIFY(answer.text().contains(QLatin1String("other end")));
    QCOMPARE(current(), QStringLiteral("two"));
    events.find(true);
    QTRY_VERIFY(current().startsWith(QLatin1String("three")));
    find.setText(QStringLiteral("absent"));
    events.find(false);
    QTRY_COMPARE(answer.text(), QStringLiteral("No row matches."));
    find.setFocus();
    QTest::keyClick(&find, Qt::Key_Backspace);
    QCOMPARE(answer.text(), QString());
    QTest::keyClick(&find, Qt::Key_Escape);
    QVERIFY(!find.isVisible());
}

void tst_StreamTab::pausesAndClears()
{
    open(QStringLiteral("/slow"));
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 4, patience);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Space);
    QVERIFY(model().isPaused());
    const int shown = model().rowCount();
    auto &pause = WindowBench::child<QAbstractButton>(*m_tab, "pause");
    QTRY_VERIFY_WITH_TIMEOUT(pause.text().contains(QLatin1Char('(')), patience);
    QCOMPARE(model().rowCount(), shown);
    QTest::keyClick(&table(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > shown, patience);
    QTest::mouseClick(&WindowBench::child<QAbstractButton>(*m_tab, "clear"), Qt::LeftButton);
    QVERIFY(m_tab->view().events().hidesRows());
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 0, patience);
    m_tab->view().events().showAll();
    QVERIFY(model().rowCount() > shown);
}

void tst_StreamTab::followsOnlyAtTheBottom()
{
    open(QStringLiteral("/slow"));
    QScrollBar *bar = table().verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 10, patience);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(table().isFollowing());
    bar->setValue(2);
    QVERIFY(!table().isFollowing());
    const int rows = model().rowCount();
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > rows + 5, patience);
    QCOMPARE(bar->value(), 2);
    QTest::keyClick(&table(), Qt::Key_End);
    QVERIFY(table().isFollowing());
    const int before = model().rowCount();
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > before + 5, patience);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void tst_StreamTab::keepsTheSelection()
{
    open(QStringLiteral("/slow"));
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > 12, patience);
    const RowNumber chosen = model().rowNumber(8);
    QVERIFY(table().showRow(chosen));
    const int rows = model().rowCount();
    QTRY_VERIFY_WITH_TIMEOUT(model().rowCount() > rows + 5, patience);
    QCOMPARE(model().rowNumber(table().currentIndex().row()), chosen);
    QCOMPARE(table().selectedViewRows(10), QList<int>{8});
    auto &filter = WindowBench::child<QLineEdit>(*m_tab, "filter");
    const QString data = cell(8, DataColumn);
    filter.setText(QStringLiteral("data~^%1$").arg(data));
    QTest::keyClick(&filter, Qt::Key_Return);
    QTRY_VERIFY(table().currentIndex().isValid());
    QTRY_COMPARE(model().rowNumber(table().currentIndex().row()), chosen);
    QTest::keyClick(&filter, Qt::Key_Escape);
    QTRY_COMPARE(model().rowNumber(table().currentIndex().row()), chosen);
}

QTEST_MAIN(tst_StreamTab)
#include "tst_streamtab.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockrequests.h"

#include "ui/models/mockrequestsmodel.h"
#include "ui/views/plaintable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace sse;
using namespace sse::ui;

namespace {

constexpr int width = 985; // what a window of 1280 leaves

MockRequestInfo request(quint64 number, const QByteArray &agent)
{
    MockRequestInfo info;
    info.number = number;
    info.peer = QStringLiteral("127.0.0.1:%1").arg(40000 + number);
    info.time = WallTime(std::chrono::seconds(number));
    info.method = "GET";
    info.target = "/events";
    info.headers = {{"User-Agent", agent}};
    info.status = 200;
    info.state = MockState::Streaming;
    info.content = QStringLiteral("named-events");
    return info;
}

} // namespace

class tst_MockRequests : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsItsColumns_data();
    void showsItsColumns();
    void staysWithAClient();
    void leavesOthersAlone();
    void followsTheLog();
    void tellsWhatIsPlayed();

private:
    /// \a ended: its number.
    void end(quint64 ended, std::chrono::seconds at)
    {
        for (MockRequestInfo &info : m_requests) {
            if (info.number != ended)
                continue;
            info.state = MockState::Ended;
            info.end = MockEnd::Client;
            info.endTime = WallTime(at);
        }
    }
    void show() const
    {
        const auto snapshot = std::make_shared<MockSnapshot>();
        snapshot->state = MockSnapshot::State::Listening;
        for (const MockRequestInfo &info : m_requests)
            snapshot->requests += std::make_shared<MockRequestInfo>(info);
        snapshot->requestCount = static_cast<quint64>(m_requests.size());
        m_pane->setSnapshot(snapshot);
    }
    [[nodiscard]] quint64 selected() const
    {
        const MockRequestInfo *info = m_pane->selected();
        return info ? info->number : 0;
    }

    QList<MockRequestInfo> m_requests;
    std::unique_ptr<MockRequests> m_pane;
};

void tst_MockRequests::init()
{
    m_requests.clear();
    m_pane = std::make_unique<MockRequests>();
    m_pane->resize(width, 220);
    m_pane->show();
}

void tst_MockRequests::cleanup()
{
    m_pane.reset();
}

void tst_MockRequests::showsItsColumns_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("clients") << int(MockRequests::ClientsPage);
    QTest::newRow("requests") << int(MockRequests::RequestsPage);
}

void tst_MockRequests::showsItsColumns()
{
    QFETCH(int, page);
    m_pane->pages().setCurrentIndex(page);
    const PlainTable &table = page == MockRequests::ClientsPage ? m_pane->clients() : m_pane->log();
    const QHeaderView &header = *table.horizontalHeader();
    for (const int column : {MockRequestsModel::NumberColumn, MockRequestsModel::RequestColumn,
                             MockRequestsModel::StateColumn, MockRequestsModel::EventsColumn,
                             MockRequestsModel::BytesColumn, MockRequestsModel::LastEventIdColumn})
        QVERIFY2(header.sectionViewportPosition(column) + header.sectionSize(column) <=
                     table.viewport()->width(),
                 qPrintable(QString::number(column)));
}

void tst_MockRequests::staysWithAClient()
{
    m_requests = {request(1, "a"), request(2, "b"), request(3, "c")};
    show();
    m_pane->clients().selectRow(1);
    QCOMPARE(selected(), quint64{2});
    end(1, std::chrono::seconds(10));
    show();
    QCOMPARE(selected(), quint64{2});
    end(2, std::chrono::seconds(20));
    show();
    QCOMPARE(selected(), quint64{0});
    // No row has the focus either, which would look like a selection.
    QVERIFY(!m_pane->clients().currentIndex().isValid());
    QVERIFY(m_pane->isAwaiting());
    m_requests += request(21, "other");
    m_requests += request(22, "b");
    show();
    QCOMPARE(selected(), quint64{22});
    QVERIFY(!m_pane->isAwaiting());
}

void tst_MockRequests::leavesOthersAlone()
{
    // The same program, but connected already when the selected one left.
    m_requests = {request(1, "a"), request(2, "a"), request(3, "b")};
    show();
    m_pane->clients().selectRow(0);
    end(1, std::chrono::seconds(10));
    show();
    QCOMPARE(selected(), quint64{0});
    m_pane->clients().selectRow(1);
    m_requests += request(11, "a");
    show();
    QCOMPARE(selected(), quint64{3});
    QVERIFY(!m_pane->isAwaiting());
}

void tst_MockRequests::followsTheLog()
{
    for (const int page : {MockRequests::RequestsPage, MockRequests::ClientsPage}) {
        m_pane->pages().setCurrentIndex(page);
        while (m_requests.size() < 100 * (page == MockRequests::RequestsPage ? 1 : 2))
            m_requests += request(static_cast<quint64>(m_requests.size()) + 1, "a");
        show();
        m_pane->pages().setCurrentIndex(MockRequests::RequestsPage);
        const QScrollBar &bar = *m_pane->log().verticalScrollBar();
        QTRY_VERIFY(bar.maximum() > 0);
        QTRY_COMPARE(bar.value(), bar.maximum());
    }
    QScrollBar &bar = *m_pane->log().verticalScrollBar();
    bar.setValue(5);
    m_requests += request(201, "a");
    show();
    QCOMPARE(bar.value(), 5);
    bar.setValue(bar.maximum());
    m_pane->log().selectRow(199);
    m_requests += request(202, "a");
    show();
    QVERIFY(bar.value() < bar.maximum());
}

void tst_MockRequests::tellsWhatIsPlayed()
{
    m_requests = {request(1, "a")};
    show();
    const QModelIndex cell = m_pane->clients().model()->index(0, MockRequestsModel::RequestColumn);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QLatin1String("named-events")));
}

QTEST_MAIN(tst_MockRequests)
#include "tst_mockrequests.moc"

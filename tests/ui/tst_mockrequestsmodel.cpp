// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "ui/models/eventcolumns.h"
#include "ui/models/mockrequestsmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;
using Model = MockRequestsModel;

namespace {

MockRequestInfo request(quint64 number)
{
    MockRequestInfo info;
    info.number = number;
    info.peer = QStringLiteral("127.0.0.1:40312");
    info.time = WallTime(1'700'000'000s + 104ms);
    info.method = "GET";
    info.target = "/ticks";
    info.state = MockState::Streaming;
    return info;
}

std::shared_ptr<const MockSnapshot> snapshot(const QList<MockRequestInfo> &requests)
{
    auto made = std::make_shared<MockSnapshot>();
    for (const MockRequestInfo &info : requests)
        made->requests += std::make_shared<const MockRequestInfo>(info);
    return made;
}

std::shared_ptr<MockSnapshot> requestsFrom(quint64 first, quint64 last)
{
    auto made = std::make_shared<MockSnapshot>();
    for (quint64 number = first; number <= last; ++number)
        made->requests += std::make_shared<const MockRequestInfo>(request(number));
    return made;
}

QString numbers(const QAbstractItemModel &model)
{
    return printColumn(model, Model::NumberColumn).simplified();
}

} // namespace

class TestMockRequestsModel final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void showsRequests();
    static void hidesSecretsAndControls();
    static void states_data();
    static void states();
    static void tellsOnlyWhatChanged();
    static void tellsManyChangesOnce();
    static void forgets();
    static void listsClients();
};

void TestMockRequestsModel::showsRequests()
{
    MockRequestInfo first = request(1);
    first.connection = 2;
    first.lastEventId = "41";
    first.status = 200;
    first.eventsSent = 1200;
    first.bytesSent = 34'000;
    MockRequestInfo second = request(2);
    second.method.clear();
    second.target.clear();
    second.state = MockState::Receiving;
    Model model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setUtc(true);
    model.setSnapshot(snapshot({first, second}));
    QCOMPARE(printModel(model),
             QStringLiteral("1 | 22:13:20.104 | 127.0.0.1:40312 | GET /ticks | 2 | 41 | 200 | 1200 "
                            "| 34 KB | Streaming\n"
                            "2 | 22:13:20.104 | 127.0.0.1:40312 |  |  |  |  | 0 | 0 B | The "
                            "request is arriving\n"));
    QVERIFY(model.index(0, Model::TimeColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("2023-11-14 22:13:20.104")));
    QCOMPARE(model.info(1).number, 2U);
    QCOMPARE(model.rowOf(2), 1);
    QCOMPARE(model.rowOf(3), -1);
    model.setSnapshot({});
    QCOMPARE(model.rowCount(), 0);
}

void TestMockRequestsModel::hidesSecretsAndControls()
{
    MockRequestInfo info = request(1);
    info.target = "/x?token=s3cret&n=1";
    info.lastEventId = "\xE2\x80\xAE<b>\x1B" + QByteArray(600, 'x');
    Model model;
    model.setSnapshot(snapshot({info}));
    const QModelIndex target = model.index(0, Model::RequestColumn);
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(RawValueRole),
                           int(Qt::AccessibleTextRole)}) {
        const QString shown = target.data(role).toString();
        QVERIFY(!shown.contains(QStringLiteral("s3cret")));
        QVERIFY(shown.contains(QStringLiteral("REDACTED")));
    }
    const QModelIndex id = model.index(0, Model::LastEventIdColumn);
    QVERIFY(id.data().toString().startsWith(QStringLiteral("‹U+202E›<b>\u241B")));
    QVERIFY(id.data().toString().size() < 530);
    QVERIFY(id.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
}

void TestMockRequestsModel::states_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](MockState state, MockEnd end, EndKind kind, const char *text) {
        QTest::newRow(text) << int(state) << int(end) << int(kind) << QString::fromLatin1(text);
    };
    const MockEnd none = MockEnd::Scenario;
    const EndKind clean = EndKind::Clean;
    row(MockState::Delayed, none, clean, "The response waits");
    row(MockState::Blocked, none, clean, "Blocked: the client does not read");
    row(MockState::Hanging, none, clean, "Hanging: on purpose nothing more comes");
    const MockState ended = MockState::Ended;
    row(ended, MockEnd::Scenario, clean, "Ended");
    row(ended, MockEnd::Scenario, EndKind::Cut, "Cut by the scenario");
    row(ended, MockEnd::Scenario, EndKind::MidChunk, "Cut inside a chunk by the scenario");
    row(ended, MockEnd::Scenario, EndKind::Reset, "Reset by the scenario");
    row(ended, MockEnd::Scenario, EndKind::Hang, "Ended after it was left hanging");
    row(ended, MockEnd::User, clean, "Ended by hand");
    row(ended, MockEnd::User, EndKind::Cut, "Cut by hand");
    row(ended, MockEnd::User, EndKind::MidChunk, "Cut inside a chunk by hand");
    row(ended, MockEnd::User, EndKind::Reset, "Reset by hand");
    row(ended, MockEnd::User, EndKind::Hang, "Ended after it was left hanging by hand");
    row(ended, MockEnd::Client, clean, "The client left");
    row(ended, MockEnd::Refused, clean, "Refused: The head is too long.");
    row(ended, MockEnd::Stopped, clean, "The server was stopped");
}

void TestMockRequestsModel::states()
{
    QFETCH(const int, state);
    QFETCH(const int, end);
    QFETCH(const int, kind);
    QFETCH(const QString, text);
    MockRequestInfo info = request(1);
    info.state = static_cast<MockState>(state);
    info.end = static_cast<MockEnd>(end);
    info.endKind = static_cast<EndKind>(kind);
    if (info.end == MockEnd::Refused)
        info.sentence = QStringLiteral("The head is too long.");
    QCOMPARE(formatMockState(info), text);
}

void TestMockRequestsModel::tellsOnlyWhatChanged()
{
    Model model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const auto first = requestsFrom(1, 5);
    model.setSnapshot(first);
    QCOMPARE(inserted.size(), 1);
    model.setSnapshot(first);
    QCOMPARE(inserted.size() + changed.size(), 1);
    auto second = std::make_shared<MockSnapshot>(*first);
    for (const int row : {1, 2, 4})
        second->requests[row] = std::make_shared<const MockRequestInfo>(request(quint64(row) + 1));
    second->requests += std::make_shared<const MockRequestInfo>(request(6));
    second->requests += std::make_shared<const MockRequestInfo>(request(7));
    model.setSnapshot(second);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
    QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 4);
    QCOMPARE(changed.at(1).at(1).toModelIndex().row(), 4);
    QCOMPARE(numbers(model), QStringLiteral("1 2 3 4 5 6 7"));
}

void TestMockRequestsModel::tellsManyChangesOnce()
{
    Model model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const auto first = requestsFrom(1, 1000);
    model.setSnapshot(first);
    auto second = std::make_shared<MockSnapshot>(*first);
    for (int row = 10; row < 900; row += 2)
        second->requests[row] = std::make_shared<const MockRequestInfo>(request(quint64(row) + 1));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSnapshot(second);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 10);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 898);
}

void TestMockRequestsModel::forgets()
{
    Model model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const auto first = requestsFrom(1, 9);
    model.setSnapshot(first);
    const QPersistentModelIndex third = model.index(2, 0);
    const QPersistentModelIndex fifth = model.index(4, 0);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    // The third is live still; those around it have ended.
    auto second = std::make_shared<MockSnapshot>(*first);
    second->requests.remove(3, 3);
    second->requests.remove(0, 2);
    second->requests += std::make_shared<const MockRequestInfo>(request(10));
    model.setSnapshot(second);
    QCOMPARE(numbers(model), QStringLiteral("3 7 8 9 10"));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(third.row(), 0);
    QVERIFY(!fifth.isValid());
    // Another server begins to count anew.
    model.setSnapshot(requestsFrom(1, 2));
    QCOMPARE(numbers(model), QStringLiteral("1 2"));
}

void TestMockRequestsModel::listsClients()
{
    Model model;
    LiveRequestsModel live;
    const Tester tester(&live, Tester::FailureReportingMode::Fatal);
    live.setSourceModel(&model);
    MockRequestInfo ended = request(2);
    ended.state = MockState::Ended;
    model.setSnapshot(snapshot({request(1), ended, request(3)}));
    QCOMPARE(numbers(live), QStringLiteral("1 3"));
    MockRequestInfo first = request(1);
    first.state = MockState::Ended;
    model.setSnapshot(snapshot({first, ended, request(3), request(4)}));
    QCOMPARE(numbers(live), QStringLiteral("3 4"));
    QCOMPARE(live.index(0, 0).data(Model::NumberRole).toULongLong(), 3U);
}

QTEST_GUILESS_MAIN(TestMockRequestsModel)
#include "tst_mockrequestsmodel.moc"

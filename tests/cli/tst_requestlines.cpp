// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/requestlines.h"

#include <QTest>

using namespace sse;
using namespace sse::cli;

namespace {

MockRequestInfo answered(quint64 number)
{
    MockRequestInfo request;
    request.number = number;
    request.peer = QStringLiteral("127.0.0.1:40312");
    request.time = WallTime(std::chrono::microseconds(1'700'000'000'123'456));
    request.method = "GET";
    request.target = "/clock";
    request.headers = {{"Host", "localhost:8080"}};
    request.status = 200;
    request.connection = 1;
    request.state = MockState::Streaming;
    return request;
}

MockSnapshot snapshotOf(const QList<MockRequestInfo> &requests)
{
    MockSnapshot snapshot;
    for (const MockRequestInfo &request : requests)
        snapshot.requests.append(std::make_shared<const MockRequestInfo>(request));
    return snapshot;
}

QByteArray lineOf(const MockRequestInfo &request)
{
    QByteArray line;
    appendRequestLine(line, request);
    return line;
}

/// The numbers of the lines that \a snapshot adds.
QByteArray numbersOf(RequestLines &lines, const MockSnapshot &snapshot)
{
    QByteArray out;
    lines.appendNew(out, snapshot);
    QByteArrayList numbers;
    for (const QByteArray &line : out.split('\n')) {
        const qsizetype begin = line.indexOf("\"number\":");
        if (begin >= 0)
            numbers << line.mid(begin + 9, line.indexOf(',', begin) - begin - 9);
    }
    return numbers.join(' ');
}

} // namespace

class TestRequestLines : public QObject
{
    Q_OBJECT

private slots:
    void line();
    void lastEventId();
    void refused();
    void secretsAreMasked();
    void hostileText();
    void eachOnce();
    void leftBeforeAsking();
    void forgotten();
};

void TestRequestLines::line()
{
    QCOMPARE(lineOf(answered(7)),
             QByteArray("{\"kind\":\"request\",\"time\":\"2023-11-14T22:13:20.123456Z\","
                        "\"number\":7,\"client\":\"127.0.0.1:40312\",\"connection\":1,"
                        "\"method\":\"GET\",\"target\":\"/clock\",\"status\":200,"
                        "\"headers\":[{\"name\":\"Host\",\"value\":\"localhost:8080\"}]}\n"));
}

void TestRequestLines::lastEventId()
{
    MockRequestInfo request = answered(1);
    request.headers.append(HeaderField{"last-event-id", "caf\xC3\xA9"});
    QVERIFY(lineOf(request).contains("\"status\":200,\"lastEventId\":\"caf\xC3\xA9\",\"headers\""));
    request.headers.last().value.clear();
    QVERIFY(lineOf(request).contains("\"lastEventId\":\"\",\"headers\""));
}

void TestRequestLines::refused()
{
    MockRequestInfo request;
    request.number = 2;
    request.peer = QStringLiteral("[::1]:9");
    request.status = 408;
    request.state = MockState::Ended;
    request.end = MockEnd::Refused;
    request.sentence = QStringLiteral("The request did not arrive in 10 s.");
    QVERIFY(lineOf(request).endsWith(
        "\"number\":2,\"client\":\"[::1]:9\",\"connection\":null,\"method\":null,\"target\":null,"
        "\"status\":408,\"headers\":[],\"message\":\"The request did not arrive in 10 s.\"}\n"));
}

void TestRequestLines::secretsAreMasked()
{
    MockRequestInfo request = answered(1);
    request.target = "/x?token=s3cret&a=1";
    request.headers = {{"Authorization", "Bearer s3cret"},
                       {"Cookie", "a=s3cret"},
                       {"Referer", "http://u:s3cret@h/?sid=s3cret"}};
    const QByteArray line = lineOf(request);
    QVERIFY2(!line.contains("s3cret"), line.constData());
    QVERIFY(line.contains("\"target\":\"/x?token=REDACTED&a=1\""));
}

void TestRequestLines::hostileText()
{
    MockRequestInfo request = answered(1);
    request.target = "/\x1B[2J\xE2\x80\xAE\xFF\"\\";
    request.headers = {{"X", "\x7F\xC2\x85"}};
    const QByteArray line = lineOf(request);
    QVERIFY(line.contains("\"/\\u001b[2J\\u202e\xEF\xBF\xBD\\\"\\\\\""));
    QVERIFY2(!line.contains('\x7F') && !line.contains("\xC2\x85"), line.constData());
}

void TestRequestLines::eachOnce()
{
    RequestLines lines;
    MockRequestInfo slow = answered(2);
    slow.status = 0;
    slow.state = MockState::Receiving;
    QCOMPARE(numbersOf(lines, snapshotOf({})), QByteArray());
    QCOMPARE(numbersOf(lines, snapshotOf({answered(1), slow, answered(3)})), QByteArray("1 3"));
    QCOMPARE(numbersOf(lines, snapshotOf({answered(1), slow, answered(3)})), QByteArray());
    QCOMPARE(numbersOf(lines, snapshotOf({answered(1), answered(2), answered(3), answered(4)})),
             QByteArray("2 4"));
    QCOMPARE(numbersOf(lines, snapshotOf({answered(1), answered(2), answered(3), answered(4)})),
             QByteArray());
    QCOMPARE(lines.missed(), 0U);
}

void TestRequestLines::leftBeforeAsking()
{
    RequestLines lines;
    MockRequestInfo left = answered(1);
    left.method.clear();
    left.status = 0;
    left.state = MockState::Receiving;
    QCOMPARE(numbersOf(lines, snapshotOf({left})), QByteArray());
    left.state = MockState::Ended;
    left.end = MockEnd::Client;
    QCOMPARE(numbersOf(lines, snapshotOf({left})), QByteArray());
    // It had asked, but left before there was an answer.
    left = answered(2);
    left.status = 0;
    left.state = MockState::Ended;
    left.end = MockEnd::Client;
    QVERIFY(lineOf(left).contains("\"status\":null"));
    QCOMPARE(numbersOf(lines, snapshotOf({left})), QByteArray("2"));
}

void TestRequestLines::forgotten()
{
    RequestLines lines;
    MockRequestInfo slow = answered(1);
    slow.status = 0;
    slow.state = MockState::Receiving;
    QCOMPARE(numbersOf(lines, snapshotOf({slow})), QByteArray());
    QCOMPARE(numbersOf(lines, snapshotOf({answered(4), answered(5)})), QByteArray("4 5"));
    QCOMPARE(lines.missed(), 3U);
}

QTEST_APPLESS_MAIN(TestRequestLines)
#include "tst_requestlines.moc"

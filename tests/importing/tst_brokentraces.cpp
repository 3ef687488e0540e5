// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/curltraceimport.h"

#include "tests/importing/importedlog.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// A request as curl sends it.
QByteArray sent(const QByteArray &path)
{
    const QByteArray line = "GET " + path + " HTTP/1.1";
    const auto offset = [](qsizetype at) -> QByteArray {
        return QByteArray::number(at, 16).rightJustified(4, '0') + ": ";
    };
    const qsizetype host = line.size() + 2;
    return "=> Send header, " + QByteArray::number(host + 13) + " bytes (0x1)\n" + offset(0) +
           line + '\n' + offset(host) + "Host: a.b\n" + offset(host + 11) + '\n';
}

/// The head of a response, with \a location when it redirects.
QByteArray received(const QByteArray &statusLine, const QByteArray &location = {})
{
    QByteArrayList lines{statusLine};
    if (!location.isEmpty())
        lines += "Location: " + location;
    lines += QByteArray();
    QByteArray trace;
    for (const QByteArray &line : std::as_const(lines)) {
        trace += "<= Recv header, " + QByteArray::number(line.size() + 2) +
                 " bytes (0x1)\n0000: " + line + '\n';
    }
    return trace;
}

} // namespace

/// What curl had to repeat, and what its trace lost.
class TestBrokenTraces final : public QObject
{
    Q_OBJECT

private slots:
    void tellsOfGaps_data();
    void tellsOfGaps();
    void repeatsAreOneStream_data();
    void repeatsAreOneStream();
};

void TestBrokenTraces::tellsOfGaps_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("missing"); // in all; empty: nothing
    QTest::addColumn<QByteArray>("rows"); // numbers of missing bytes, behind what was read
    const QByteArray a = "data, 9 bytes (0x9)\n0000: 64 61 74 61 3a 20 61 0a 0a \n";
    QByteArray lie = a;
    lie.replace("9 bytes", "900 bytes");
    QTest::newRow("none") << "<= Recv " + a + "<= Recv " + a << QString() << QByteArray();
    QTest::newRow("within") << "<= Recv " + lie + "<= Recv " + a << QStringLiteral("891")
                            << QByteArray("9:891");
    QTest::newRow("at the end") << "<= Recv " + a + "<= Recv " + lie << QStringLiteral("891")
                                << QByteArray("18:891");
    QTest::newRow("two") << "<= Recv " + lie + "<= Recv " + lie << QStringLiteral("1782")
                         << QByteArray("9:891 18:891");
    QTest::newRow("no byte is left")
        << "<= Recv data, 7 bytes (0x7)\n<= Recv " + a << QStringLiteral("7") << QByteArray("0:7");
    QTest::newRow("cut within a line")
        << QByteArray("<= Recv data, 9 bytes (0x9)\n0000: 64 61 74 61 3a 2") << QStringLiteral("4")
        << QByteArray("5:4");
}

void TestBrokenTraces::tellsOfGaps()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, missing);
    QFETCH(QByteArray, rows);
    const QByteArray head =
        "=> Send header, 29 bytes (0x1d)\n"
        "0000: 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a GET / HTTP/1.1..\n"
        "0010: 48 6f 73 74 3a 20 61 2e 62 0d 0a 0d 0a          Host: a.b....\n"
        "<= Recv header, 17 bytes (0x11)\n"
        "0000: 48 54 54 50 2f 31 2e 31 20 32 30 30 20 4f 4b 0d HTTP/1.1 200 OK.\n"
        "0010: 0a                                              .\n"
        "<= Recv header, 2 bytes (0x2)\n"
        "0000: 0d 0a                                           ..\n";
    const Result<Imported> imported = import(head + body);
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    const QString notes = imported.value().notes.join(u'\n');
    QCOMPARE(notes.contains(QLatin1String("lacks")), !missing.isEmpty());
    QVERIFY(missing.isEmpty() ||
            notes.contains(QLatin1String("announces: ") + missing + QLatin1Char('.')));
    const CaptureLog &log = *imported.value().streams.at(0).log;
    QByteArrayList gaps;
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const auto *note = std::get_if<NoteRecord>(&log.record(i).fact);
        if (note && note->code == "trace-gap") {
            gaps += QByteArray::number(log.record(i).position) + ':' +
                    note->message.split(QStringLiteral(": ")).last().chopped(1).toUtf8();
        }
    }
    QCOMPARE(gaps.join(' '), rows);
}

void TestBrokenTraces::repeatsAreOneStream_data()
{
    QTest::addColumn<QByteArray>("between"); // the redirect's target and the next request
    QTest::addColumn<QByteArray>("path");    // of the latter
    QTest::addColumn<QByteArray>("streams"); // how many connections each has
    const QByteArray died = "== Info: Recv failure: Connection reset by peer\n"
                            "== Info: Connection died, retrying a fresh connect (retry count: 1)\n"
                            "== Info: Closing connection 0\n";
    const auto issue = [](const QByteArray &path) -> QByteArray {
        return "== Info: Issue another request to this URL: 'http://a.b" + path + "'\n";
    };
    const QByteArray refused = received("HTTP/1.1 401 Unauthorized");
    QTest::newRow("connection died") << died + issue("/s") << QByteArray("/s") << QByteArray("2");
    QTest::newRow("authentication") << refused + issue("/s") << QByteArray("/s") << QByteArray("2");
    QTest::newRow("begins anew") << died << QByteArray("/from") << QByteArray("2");
    QTest::newRow("another run") << died << QByteArray("/s") << QByteArray("1 1");
    QTest::newRow("another address") << died << QByteArray("/t") << QByteArray("1 1");
    QTest::newRow("another address is asked for")
        << died + issue("/t") << QByteArray("/t") << QByteArray("1 1");
}

void TestBrokenTraces::repeatsAreOneStream()
{
    QFETCH(QByteArray, between);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, streams);
    const Result<Imported> imported =
        import(sent("/from") + received("HTTP/1.1 302 Found", "/s") +
               "== Info: Connection #0 to host a.b left intact\n"
               "== Info: Issue another request to this URL: 'http://a.b/s'\n" +
               sent("/s") + between + sent(path) + received("HTTP/1.1 200 OK") +
               "<= Recv data, 9 bytes (0x9)\n0000: data: a..\n");
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    QByteArrayList got;
    for (const ImportedStream &stream : imported.value().streams) {
        const CaptureLog &log = *stream.log;
        got += QByteArray::number(log.record(log.recordCount() - 1).connection);
    }
    QCOMPARE(got.join(' '), streams);
    QCOMPARE(imported.value().streams.front().title, QStringLiteral("http://a.b/from"));
}

QTEST_GUILESS_MAIN(TestBrokenTraces)
#include "tst_brokentraces.moc"

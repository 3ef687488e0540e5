// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/logbuilder.h"
#include "core/index/eventtext.h"
#include "core/recording/recordingcopy.h"
#include "core/session/importjob.h"
#include "core/session/recordingsession.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace std::chrono_literals;

namespace {

constexpr WallTime begin{std::chrono::seconds(1'800'000'000)};

/// A connection with a request, three reads and an end.
ImportedStream smallStream()
{
    LogBuilder builder(begin);
    builder.note(QStringLiteral("Imported."));
    AttemptRecord attempt;
    attempt.method = "GET";
    attempt.url = QUrl(QStringLiteral("http://server.test/stream?token=abc"));
    builder.attempt(begin, attempt);
    builder.response(begin + 1ms, {200, "OK", attempt.url, {}}, true);
    builder.read(begin + 2ms, "id: 1\ndata: a\n\nda");
    builder.read(begin + 3ms, "ta: b\n\n");
    builder.end(begin + 4ms, EndReason::EndOfBody, QStringLiteral("Ended."));
    return builder.take(QStringLiteral("file"));
}

QByteArray rowsOf(const Capture &capture)
{
    QByteArrayList lines;
    EventText text(capture.log(), capture.index());
    for (RowNumber row = 0; row < capture.index().rowCount(); ++row) {
        const RowText content = text.text(row);
        lines.append(QByteArray::number(static_cast<int>(content.kind)) + ' ' + content.type + ' ' +
                     content.data + ' ' + content.lastEventId);
    }
    return lines.join('|');
}

} // namespace

/// Streams that were imported, as captures; and their import in a thread.
class TestImportedSession final : public QObject
{
    Q_OBJECT

private slots:
    void showsAnImportedStream();
    void indexesALongOneInSlices();
    void writesARecordingOfIt();
    void importsInAThread();
    void tellsWhyNot();
    void isCancelled();
};

void TestImportedSession::showsAnImportedStream()
{
    const auto session =
        RecordingSession::openStream(smallStream(), QStringLiteral("a.har"), QStringLiteral("/a"));
    QTRY_VERIFY(session->progress().finished);
    QVERIFY(!session->progress().error);
    QVERIFY(session->hasTimes());
    QVERIFY(!session->info());
    QCOMPARE(session->name(), QStringLiteral("a.har"));
    QCOMPARE(session->path(), QStringLiteral("/a"));
    QCOMPARE(session->progress().done, quint64{24});
    QCOMPARE(rowsOf(*session), QByteArrayLiteral("7   |7   |7   |0 message a 1|0 message b 1|7   "
                                                 "1"));
    const ConnectionCounts *counts = session->index().findCounts(1);
    QVERIFY(counts);
    QCOMPARE(counts->bytes.load(), quint64{24});
    QVERIFY(counts->firstByteAt.load() > 0);
}

void TestImportedSession::indexesALongOneInSlices()
{
    LogBuilder builder(begin);
    const QByteArray block = "data: " + QByteArray(1000, 'x') + "\n\n";
    const QByteArray read = block.repeated(100);
    for (int i = 0; i < 80; ++i) {
        if (i % 10 == 9)
            builder.tell(begin, {"a-note", {}});
        builder.read(begin, read);
    }
    const auto session =
        RecordingSession::openStream(builder.take(QStringLiteral("long")), QStringLiteral("long"));
    QTRY_VERIFY(session->progress().finished);
    QCOMPARE(session->index().rowCount(), RowNumber{8008});
    QCOMPARE(session->index().eventCount(), quint64{8000});
}

void TestImportedSession::writesARecordingOfIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("imported.sse-recording"));
    const auto session = RecordingSession::openStream(smallStream(), QStringLiteral("a.har"));
    QTRY_VERIFY(session->progress().finished);
    const std::optional<Error> error = writeRecording(session->log(), path);
    QVERIFY2(!error, error ? qPrintable(error->message) : "");
    const auto opened = RecordingSession::openRecording(path);
    QVERIFY(opened);
    QTRY_VERIFY(opened.value()->progress().finished);
    QCOMPARE(opened.value()->progress().damageCount, quint64{0});
    QCOMPARE(rowsOf(*opened.value()), rowsOf(*session));
    const CaptureLog &log = opened.value()->log();
    QCOMPARE(log.anchor().toWall(log.read(1).time), begin + 3ms);
}

void TestImportedSession::importsInAThread()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("stream.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("data: a\n\ndata: b\n\n");
    file.close();
    std::atomic<int> changes = 0;
    ImportJob job(path, [&] { ++changes; });
    QTRY_VERIFY(job.status().finished);
    QTRY_VERIFY(changes.load() > 0);
    QVERIFY(!job.status().error);
    QCOMPARE(job.status().done, quint64{18});
    QCOMPARE(job.status().total, quint64{18});
    Imported imported = job.take();
    QCOMPARE(imported.kind, ImportKind::EventStream);
    QCOMPARE(imported.streams.size(), std::size_t{1});
    QVERIFY(!imported.streams.at(0).hasTimes);
    const auto session =
        RecordingSession::openStream(std::move(imported.streams.at(0)), QStringLiteral("stream"));
    QTRY_VERIFY(session->progress().finished);
    QCOMPARE(session->index().eventCount(), quint64{2});
    QVERIFY(!session->hasTimes());
}

void TestImportedSession::tellsWhyNot()
{
    ImportJob job(QStringLiteral("/nowhere/at/all"), {});
    QTRY_VERIFY(job.status().finished);
    QVERIFY(job.status().error);
    QCOMPARE(job.status().error->code, QByteArrayLiteral("import"));
    QVERIFY(!job.status().error->message.isEmpty());
}

void TestImportedSession::isCancelled()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("stream.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 64; ++i)
        file.write(QByteArray("data: a\n\n").repeated(100'000));
    file.close();
    ImportJob job(path, {});
    job.cancel();
    QTRY_VERIFY(job.status().finished);
    QVERIFY(job.status().error);
    QCOMPARE(job.status().error->code, QByteArrayLiteral("cancelled"));
}

QTEST_GUILESS_MAIN(TestImportedSession)
#include "tst_importedsession.moc"

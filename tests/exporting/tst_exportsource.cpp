// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportpass.h"
#include "core/recording/recordingcopy.h"
#include "tests/support/indexfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sse;
using namespace sse::test;

namespace {

void write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = {})
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | mode));
    file.write(bytes);
}

QByteArray printed(const ExportSource &source, EventText &text, RowNumber row)
{
    QByteArray line = QByteArray::number(source.index().numberOf(row)) + ' ' +
                      QByteArray::number(text.connection(row)) + ' ';
    if (source.index().row(row).kind == RowKind::Fact)
        return line + "fact";
    return line + printRow(source.index(), text, row);
}

/// All rows of one pass.
QByteArrayList rowsOf(ExportSource &source, const ExportScope &scope = {})
{
    QByteArrayList rows;
    ExportPass pass(source, scope, {});
    while (const std::optional<RowNumber> row = pass.next())
        rows += printed(source, pass.text(), *row);
    return rows;
}

QByteArrayList rowsOf(const ExportSourceFactory &factory)
{
    const auto source = factory();
    return source ? rowsOf(*source.value()) : QByteArrayList{"error " + source.error().code};
}

/// Three connections of many rows in reads that lie across their ends.
void fill(CaptureLog &log, EventIndex &index, FakeClock &clock)
{
    Indexer indexer(log, index);
    for (ConnectionId connection = 1; connection <= 3; ++connection) {
        AttemptRecord attempt;
        attempt.method = "GET";
        attempt.url = QUrl(QStringLiteral("http://localhost/"));
        indexer.addFact(log.appendRecord(connection, attempt));
        log.appendRecord(connection, StateRecord{ReadyState::Open});
        indexer.beginConnection(connection);
        QByteArray bytes;
        for (int i = 0; i < 20'000; ++i) {
            if (i % 4000 == 7)
                bytes += "id: " + QByteArray::number(i) + "\r\n";
            bytes += "data: " + QByteArray::number(i).repeated(9) + "\r\n\r\n";
        }
        for (qsizetype at = 0; at < bytes.size(); at += 997) {
            clock.advance(Nanos(1000));
            log.appendRead(connection, bytes.mid(at, 997));
            indexer.feedNew();
        }
        indexer.endConnection();
        log.appendRecord(connection, BodyEndRecord{});
        indexer.addFact(log.appendRecord(connection, EndRecord{EndReason::EndOfBody, {}, false}));
    }
}

/// A capture of them, and its recording.
struct FilledRecording
{
    FilledRecording()
    {
        fill(log, index, clock);
        isWritten = !writeRecording(log, path);
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("r.sserec"));
    FakeClock clock;
    CaptureLog log{clock};
    EventIndex index;
    bool isWritten = false;
};

} // namespace

class TestExportSource final : public QObject
{
    Q_OBJECT

private slots:
    void readsARecordingAsItWasCaptured();
    void passesOverARecordingAgain();
    void tellsWhatIsWrongWithARecording();
    void readsTextAsOneConnection();
    void leavesOutWhatIsAppendedToText();
    void tellsThatTextBecameShorter();
    void refusesWhatIsNoFile();
    void endsWhenItIsTold();
    void leavesOutWhatCameTooLate();
};

void TestExportSource::readsARecordingAsItWasCaptured()
{
    const FilledRecording recording;
    QVERIFY(recording.isWritten);
    const QByteArrayList captured = rowsOf(captureSource(recording.log, recording.index, true));
    QCOMPARE(captured.size(), 60'006);
    const QByteArrayList recorded = rowsOf(recordingSource(recording.path));
    QCOMPARE(recorded.size(), captured.size());
    QVERIFY(recorded == captured);
}

void TestExportSource::passesOverARecordingAgain()
{
    const FilledRecording recording;
    QVERIFY(recording.isWritten);
    const ExportSourceFactory factory = recordingSource(recording.path);
    QVERIFY(rowsOf(factory) == rowsOf(factory));
    const auto source = factory();
    QVERIFY(source);
    QVERIFY(source.value()->hasTimes());
    static_cast<void>(rowsOf(*source.value()));
    QCOMPARE(source.value()->warnings(), QStringList());
    QVERIFY(!source.value()->isDamaged());
}

void TestExportSource::tellsWhatIsWrongWithARecording()
{
    const FilledRecording recording;
    QVERIFY(recording.isWritten);
    {
        Result<Database> opened = Database::open(recording.path, Database::Mode::ReadWrite);
        QVERIFY(opened);
        QVERIFY(opened.value().execute("UPDATE read SET crc = crc + 1 WHERE offset = 997"));
    }
    const auto source = recordingSource(recording.path)();
    QVERIFY(source);
    static_cast<void>(rowsOf(*source.value()));
    QVERIFY(source.value()->isDamaged());
    QCOMPARE(source.value()->warnings().size(), 1);
    QVERIFY(source.value()->warnings().first().contains(QStringLiteral("damaged")));
    QCOMPARE(rowsOf(recordingSource(recording.folder.filePath(QStringLiteral("none")))),
             QByteArrayList{"error recording-missing"});
}

void TestExportSource::readsTextAsOneConnection()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.sse"));
    write(path, "\xEF\xBB\xBF:hello\ndata: one\n\nid: 7\ndata: two\n\ndata: cut");
    const auto source = textSource(path)();
    QVERIFY(source);
    QVERIFY(!source.value()->hasTimes());
    QCOMPARE(rowsOf(*source.value()),
             (QByteArrayList{"1 1 comment \"hello\"", "2 1 event message \"one\"",
                             "3 1 event message \"two\" id \"7\"", "4 1 unfinished id \"7\""}));
    QCOMPARE(source.value()->warnings(), QStringList());
}

void TestExportSource::leavesOutWhatIsAppendedToText()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.sse"));
    write(path, "data: one\n\n");
    const ExportSourceFactory factory = textSource(path);
    const QByteArrayList first = rowsOf(factory);
    write(path, "data: two\n\n", QIODevice::Append);
    QCOMPARE(rowsOf(factory), first);
    QCOMPARE(rowsOf(textSource(path)).size(), first.size() + 1);
}

void TestExportSource::tellsThatTextBecameShorter()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("t.sse"));
    write(path, QByteArray("data: one\n\n").repeated(1'000'000));
    const auto source = textSource(path)();
    QVERIFY(source);
    QVERIFY(QFile::resize(path, 22));
    QCOMPARE(rowsOf(*source.value()).size(), 2);
    QVERIFY(source.value()->isDamaged());
    QVERIFY(source.value()->warnings().value(0).contains(QStringLiteral("shorter")));
}

void TestExportSource::refusesWhatIsNoFile()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(rowsOf(textSource(pipe)), QByteArrayList{"error file"});
    QCOMPARE(rowsOf(textSource(folder.path())), QByteArrayList{"error file"});
    QCOMPARE(rowsOf(textSource(folder.filePath(QStringLiteral("none")))),
             QByteArrayList{"error file"});
}

void TestExportSource::endsWhenItIsTold()
{
    FakeClock clock;
    CaptureLog log(clock);
    EventIndex index;
    fill(log, index, clock);
    const auto source = captureSource(log, index, true)();
    const ExportScope scope;
    quint64 asked = 0;
    ExportPass pass(*source.value(), scope,
                    {[&](quint64 rows) {
                         ++asked;
                         return rows < 5000;
                     },
                     {}});
    quint64 rows = 0;
    while (pass.next())
        ++rows;
    QVERIFY(pass.stopped());
    QVERIFY(rows >= 4096 && rows <= 6144);
    QVERIFY(asked > 4);
    QVERIFY(!pass.next());
}

void TestExportSource::leavesOutWhatCameTooLate()
{
    IndexFixture stream;
    stream.connectionOf({"data: one\n\n", "data: two\n\n"});
    const auto source = captureSource(stream.log, stream.index, true)();
    ExportScope scope;
    scope.endRow = 2;
    ExportPass pass(*source.value(), scope, {});
    QVERIFY(pass.next());
    stream.connectionOf({"data: three\n\n"});
    QVERIFY(pass.next());
    QVERIFY(!pass.next());
    QVERIFY(!pass.stopped());
    QCOMPARE(pass.endRow(), RowNumber{2});
    // Of a ring the oldest are gone.
    stream.index.dropBelow(2);
    QCOMPARE(rowsOf(captureSource(stream.log, stream.index, true)).size(), 1);
}

QTEST_GUILESS_MAIN(TestExportSource)
#include "tst_exportsource.moc"

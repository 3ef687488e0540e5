// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingreader.h"
#include "tests/support/recordedrows.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace sse::test;

/// A recording program is killed with SIGKILL at random points: nothing is corrupt, and nothing
/// that was acknowledged is lost. SSE_KILL_ROUNDS tells how often.
class RecordingKillTest final : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingAcknowledged_data();
    void losesNothingAcknowledged();
};

namespace {

/// The last whole line.
quint64 acknowledged(const QByteArray &output)
{
    const QByteArrayList lines = output.split('\n');
    return lines.size() < 2 ? 0 : lines[lines.size() - 2].toULongLong();
}

quint64 killAfter(const QString &path, quint64 ring, int millis)
{
    QProcess writer;
    writer.start(QStringLiteral(SSE_KILLWRITER), {path, QString::number(ring)});
    QElapsedTimer timer;
    timer.start();
    QByteArray output;
    // From the first transaction on: before it there is nothing to lose.
    while (acknowledged(output) == 0 && timer.elapsed() < 20'000) {
        writer.waitForReadyRead(100);
        output += writer.readAllStandardOutput();
    }
    writer.waitForFinished(millis);
    writer.kill();
    writer.waitForFinished();
    output += writer.readAllStandardOutput();
    return acknowledged(output);
}

} // namespace

void RecordingKillTest::losesNothingAcknowledged_data()
{
    QTest::addColumn<quint64>("ring");
    QTest::newRow("without a limit") << quint64{0};
    QTest::newRow("a ring") << quint64{8'000'000};
}

void RecordingKillTest::losesNothingAcknowledged()
{
    QFETCH(quint64, ring);
    const int rounds = qEnvironmentVariableIntValue("SSE_KILL_ROUNDS") / 2;
    quint64 most = 0;
    qint64 slowest = 0;
    int interrupted = 0;
    for (int round = 0; round < std::max(rounds, 25); ++round) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("live.sserec.part"));
        const int millis = QRandomGenerator::global()->bounded(60);
        const quint64 saved = killAfter(path, ring, millis);
        QVERIFY(saved > 0);
        most = std::max(most, saved);
        interrupted += QFile(path + QLatin1String("-journal")).size() > 0 ? 1 : 0;
        QElapsedTimer timer;
        timer.start();
        const auto reader = RecordingReader::open(path);
        slowest = std::max(slowest, timer.elapsed());
        QVERIFY2(reader, reader ? "" : reader.error().message.toUtf8().constData());
        QVERIFY(!reader.value()->info().complete);
        QVERIFY(!reader.value()->info().live);
        QCOMPARE(queried(path, "PRAGMA quick_check"), QByteArray("ok"));
        const std::optional<QByteArray> bytes = recordedBytes(path);
        QVERIFY(bytes);
        const quint64 begin = queried(path, "SELECT min(offset) FROM read").toULongLong();
        QVERIFY2(begin + static_cast<quint64>(bytes->size()) >= saved,
                 QByteArray::number(saved).constData());
        QVERIFY(*bytes == patternBytes(begin, bytes->size()));
        QVERIFY(begin <= reader.value()->info().droppedBytes);
        QVERIFY(ring == 0 ? begin == 0 : static_cast<quint64>(bytes->size()) < 8 * ring);
    }
    qInfo("at most %llu bytes acknowledged, %d killed within a transaction, opened in %lld ms",
          most, interrupted, slowest);
    QVERIFY2(slowest <= 1000, QByteArray::number(slowest).constData());
    QVERIFY(interrupted > 0);
}

QTEST_GUILESS_MAIN(RecordingKillTest)
#include "tst_recordingkill.moc"

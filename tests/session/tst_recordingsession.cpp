// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/recordingsession.h"

#include "core/index/eventtext.h"
#include "core/session/inspectorsession.h"
#include "tests/support/threadtransport.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <unistd.h>

using namespace sse;
using namespace sse::test;

namespace {

QByteArray rowsOf(const Capture &capture)
{
    QByteArrayList lines;
    EventText text(capture.log(), capture.index());
    for (RowNumber row = 0; row < capture.index().rowCount(); ++row) {
        const RowText content = text.text(row);
        lines.append(QByteArray::number(static_cast<int>(content.kind)) + ' ' + content.type + ' ' +
                     content.data + ' ' + content.lastEventId + ' ' +
                     QByteArray::number(text.connection(row)));
    }
    return lines.join('\n');
}

bool hasNote(const Capture &capture, QByteArrayView code)
{
    for (std::size_t number = 0; number < capture.log().recordCount(); ++number) {
        const auto *note = std::get_if<NoteRecord>(&capture.log().record(number).fact);
        if (note && note->code == code)
            return true;
    }
    return false;
}

} // namespace

/// Streams that are recorded, and what is opened of them.
class TestRecordingSession final : public QObject
{
    Q_OBJECT

private slots:
    void recordsFromTheFirstByte();
    void savesWhileTheStreamRuns();
    void pagesOutAndIn();
    void dropsTheOldestAtItsLimit();
    void closesTheStreamAtItsLimit();
    void goesOnWithoutADisk();
    void opensText_data();
    void opensText();
    void readsAPipeAsItComes();
    void refusesOtherFiles();
    void cancels();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] InspectorSession::Recording plan(const char *name, quint64 mostBytes = 0,
                                                   AtLimit atLimit = AtLimit::DropOldest) const
    {
        RecordingPlan plan;
        plan.path = at(name);
        plan.mostBytes = mostBytes;
        plan.atLimit = atLimit;
        plan.period = Millis(5);
        return [plan](const Endpoint &) { return std::optional(plan); };
    }

    QTemporaryDir m_folder;
};

void TestRecordingSession::recordsFromTheFirstByte()
{
    const ScriptReply reply = ScriptReply()
                                  .stream()
                                  .body("id: 1\ndata: a\n\n: c\n")
                                  .body("data: b\r\n\r\ndata: lost")
                                  .end();
    InspectorSession live(threadTransports(reply), plan("first.sserec.part"));
    Endpoint endpoint = streamEndpoint();
    endpoint.reconnect = false;
    live.start(endpoint);
    QTRY_VERIFY(live.status().ended);
    QVERIFY(!live.finishRecording(at("first.sserec")));
    QCOMPARE(live.recordingStatus()->state, RecordingStatus::State::Finished);
    QVERIFY(!QFile::exists(at("first.sserec.part")));

    auto opened = RecordingSession::openFile(at("first.sserec"));
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    RecordingSession &recording = *opened.value();
    QTRY_VERIFY(recording.progress().finished);
    QCOMPARE(rowsOf(recording), rowsOf(live));
    QVERIFY(recording.hasTimes());
    QVERIFY(recording.info()->complete);
    QCOMPARE(recording.progress().damageCount, quint64(0));
    QCOMPARE(recording.log().readCount(), live.log().readCount());
    QCOMPARE(recording.log().anchor().toWall(recording.log().read(0).time),
             live.log().anchor().toWall(live.log().read(0).time));
}

void TestRecordingSession::savesWhileTheStreamRuns()
{
    InspectorSession live(threadTransports(ScriptReply().stream().body("data: a\n\n")),
                          plan("running.sserec.part"));
    live.start(streamEndpoint());
    QTRY_COMPARE(live.index().eventCount(), quint64(1));
    QSignalSpy saved(&live, &InspectorSession::recordingSaved);
    live.saveRecording(at("saved.sserec"));
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.at(0).at(0).toString(), at("saved.sserec"));
    QCOMPARE(saved.at(0).at(1).toString(), QString());
    QCOMPARE(live.status().readyState, ReadyState::Open);

    auto opened = RecordingSession::openFile(at("saved.sserec"));
    QVERIFY(opened);
    QTRY_VERIFY(opened.value()->progress().finished);
    QCOMPARE(opened.value()->index().eventCount(), quint64(1));

    live.saveRecording(at("no/such/folder/saved.sserec"));
    QTRY_COMPARE(saved.count(), 2);
    QVERIFY(!saved.at(1).at(1).toString().isEmpty());
}

void TestRecordingSession::pagesOutAndIn()
{
    // 200 MB, of which 64 MiB stay.
    ScriptReply reply = ScriptReply().stream();
    const QByteArray piece = QByteArray("id: 1\ndata: 0123456789abcdef\n\n").repeated(70'000);
    for (int i = 0; i < 100; ++i)
        reply.body(piece);
    InspectorSession live(threadTransports(reply), plan("paged.sserec.part"));
    live.start(streamEndpoint());
    const auto size = static_cast<quint64>(piece.size()) * 100;
    QTRY_COMPARE_WITH_TIMEOUT(live.log().byteCount(), size, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(live.recordingStatus()->written.bytes, size, 60'000);
    QTRY_VERIFY(!live.log().resident(3));
    EventText text(live.log(), live.index());
    const RowNumber last = live.index().rowCount() - 1;
    for (const RowNumber row : {RowNumber(2), last / 3, last / 2, last}) {
        QCOMPARE(text.text(row).data, QByteArray("0123456789abcdef"));
        QCOMPARE(text.lastEventId(row), QByteArray("1"));
    }
}

void TestRecordingSession::dropsTheOldestAtItsLimit()
{
    ScriptReply reply = ScriptReply().stream();
    const QByteArray piece = QByteArray("id: 1\ndata: 0123456789abcdef\n\n").repeated(70'000);
    for (int i = 0; i < 60; ++i)
        reply.body(piece);
    reply.body("data: last\n\n");
    const quint64 most = quint64{40} << 20;
    InspectorSession live(threadTransports(reply), plan("ring.sserec.part", most));
    live.start(streamEndpoint());
    const auto size = static_cast<quint64>(piece.size()) * 60 + 12;
    QTRY_COMPARE_WITH_TIMEOUT(live.recordingStatus()->written.bytes, size, 60'000);
    QTRY_VERIFY(live.recordingStatus()->droppedBytes + most >= size);
    QTRY_VERIFY(live.index().firstRow() > 0);
    QVERIFY(!live.finishRecording(at("ring.sserec")));

    auto opened = RecordingSession::openFile(at("ring.sserec"));
    QVERIFY(opened);
    RecordingSession &recording = *opened.value();
    QTRY_VERIFY_WITH_TIMEOUT(recording.progress().finished, 60'000);
    QCOMPARE(recording.progress().damageCount, quint64(0));
    QVERIFY(recording.log().byteCount() <= most);
    QVERIFY(recording.log().byteCount() + (quint64{24} << 20) > most);
    // The last event has the number that it had.
    const auto numberOfLast = [](const Capture &capture) {
        EventText text(capture.log(), capture.index());
        for (RowNumber row = capture.index().rowCount(); row-- > 0;) {
            if (capture.index().row(row).kind == RowKind::Event)
                return std::pair(capture.index().numberOf(row), text.text(row).data);
        }
        return std::pair(quint64(0), QByteArray());
    };
    QCOMPARE(numberOfLast(recording), numberOfLast(live));
    QCOMPARE(numberOfLast(recording).second, QByteArray("last"));
    EventText text(recording.log(), recording.index());
    QCOMPARE(text.lastEventId(1), QByteArray("1"));
}

void TestRecordingSession::closesTheStreamAtItsLimit()
{
    ScriptReply reply = ScriptReply().stream();
    reply.body(QByteArray("data: x\n\n").repeated(400'000)).wait(std::chrono::seconds(1));
    reply.body("data: never\n\n");
    InspectorSession live(threadTransports(reply),
                          plan("stop.sserec.part", 1'000'000, AtLimit::Stop));
    live.start(streamEndpoint());
    QTRY_VERIFY(live.status().ended);
    QCOMPARE(live.status().endReason.value_or(EndReason::Closed), EndReason::Limit);
    QTRY_COMPARE(live.recordingStatus()->state, RecordingStatus::State::AtLimit);
    // What had arrived, and the end, are on the disk all the same.
    QVERIFY(!live.finishRecording(at("stop.sserec")));
    auto opened = RecordingSession::openFile(at("stop.sserec"));
    QVERIFY(opened);
    QTRY_VERIFY(opened.value()->progress().finished);
    QCOMPARE(opened.value()->log().byteCount(), live.log().byteCount());
    QCOMPARE(opened.value()->index().rowCount(), live.index().rowCount());
    QVERIFY(opened.value()->index().eventCount() > 0);
}

void TestRecordingSession::goesOnWithoutADisk()
{
    // A file where a folder should be.
    QFile blocking(at("blocked"));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    InspectorSession live(threadTransports(ScriptReply().stream().body("data: a\n\n")),
                          plan("blocked/stream.sserec.part"));
    live.start(streamEndpoint());
    QTRY_COMPARE(live.index().eventCount(), quint64(1));
    QTRY_COMPARE(live.recordingStatus()->state, RecordingStatus::State::Failed);
    QVERIFY(!live.recordingStatus()->error->message.isEmpty());
    QTRY_VERIFY(rowsOf(live).count('\n') >= 3);
    QTRY_VERIFY(hasNote(live, "recording-failed"));
    // Once there is room, all of it is written.
    QVERIFY(blocking.remove());
    QTRY_COMPARE(live.recordingStatus()->state, RecordingStatus::State::Recording);
    QTRY_VERIFY(hasNote(live, "recording-resumed"));
    QVERIFY(!live.finishRecording(at("blocked/stream.sserec")));
    auto opened = RecordingSession::openFile(at("blocked/stream.sserec"));
    QVERIFY(opened);
    QTRY_VERIFY(opened.value()->progress().finished);
    QCOMPARE(rowsOf(*opened.value()), rowsOf(live));
}

void TestRecordingSession::opensText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint64>("events");
    QTest::newRow("nothing") << QByteArray() << quint64(0);
    QTest::newRow("events") << QByteArray("data: a\n\ndata: b\n\n") << quint64(2);
    QTest::newRow("unfinished") << QByteArray("data: a\n\ndata: b") << quint64(1);
    QTest::newRow("many slices") << QByteArray("data: 0123456789abcdef\n\n").repeated(200'000)
                                 << quint64(200'000);
}

void TestRecordingSession::opensText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint64, events);
    QFile file(at("stream.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    for (const bool pasted : {false, true}) {
        auto opened = pasted ? RecordingSession::openText({QStringLiteral("pasted"), bytes})
                             : RecordingSession::openFile(file.fileName());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        RecordingSession &text = *opened.value();
        QTRY_VERIFY(text.progress().finished);
        QVERIFY(!text.hasTimes());
        QVERIFY(!text.info());
        QCOMPARE(text.index().eventCount(), events);
        QCOMPARE(text.log().byteCount(), static_cast<quint64>(bytes.size()));
        QCOMPARE(text.progress().done, static_cast<quint64>(bytes.size()));
        QCOMPARE(text.name(), pasted ? QStringLiteral("pasted") : QStringLiteral("stream.txt"));
    }
}

void TestRecordingSession::readsAPipeAsItComes()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    {
        auto opened = RecordingSession::openText({QStringLiteral("pipe"), ends[0]});
        QVERIFY(opened);
        RecordingSession &text = *opened.value();
        QCOMPARE(::write(ends[1], "data: a\n\nda", 11), ssize_t(11));
        QTRY_COMPARE(text.index().eventCount(), quint64(1));
        QVERIFY(!text.progress().finished);
        QCOMPARE(::write(ends[1], "ta: b\n\n", 7), ssize_t(7));
        QTRY_COMPARE(text.index().eventCount(), quint64(2));
        // Nobody ends it, and yet it can be left.
    }
    auto opened = RecordingSession::openText({QStringLiteral("pipe"), ends[0]});
    QVERIFY(opened);
    ::close(ends[1]);
    QTRY_VERIFY(opened.value()->progress().finished);
    opened.value().reset();
    ::close(ends[0]);
}

void TestRecordingSession::refusesOtherFiles()
{
    const auto missing = RecordingSession::openFile(at("nothing here"));
    QVERIFY(!missing);
    QVERIFY(!missing.error().message.isEmpty());
    const auto folder = RecordingSession::openFile(m_folder.path());
    QVERIFY(!folder);
    QVERIFY(!folder.error().message.isEmpty());
}

void TestRecordingSession::cancels()
{
    auto opened = RecordingSession::openText(
        {QStringLiteral("pasted"), QByteArray("data: 0123456789abcdef\n\n").repeated(1'000'000)});
    QVERIFY(opened);
    opened.value()->cancel();
    QTRY_VERIFY(opened.value()->progress().finished);
    const OpenProgress progress = opened.value()->progress();
    QVERIFY(progress.cancelled || progress.done == progress.total);
}

QTEST_GUILESS_MAIN(TestRecordingSession)
#include "tst_recordingsession.moc"

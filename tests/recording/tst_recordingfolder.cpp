// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingfolder.h"

#include "core/recording/recorder.h"
#include "core/recording/recordingcopy.h"
#include "tests/support/recordedrows.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace sse::test;

class RecordingFolderTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void namesLiveFiles_data();
    void namesLiveFiles();
    void namesEachFileOnce();
    void listsWhatIsLeft();
    void listsWhatItCantRead();
    void discards();
    void discardsOnlyItsOwn();
    void copiesAnInterruptedRecording();
    void cancelsACopy();
    void cancelsWriting_data();
    void cancelsWriting();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    /// As a killed program leaves it, unless it is finished.
    void record(const QString &path, const QString &url, bool finish);
    void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecordingFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RecordingFolderTest::record(const QString &path, const QString &url, bool finish)
{
    CaptureLog log(m_clock);
    auto writer = RecordingWriter::create(path, log);
    QVERIFY(writer);
    AttemptRecord attempt;
    attempt.method = "GET";
    attempt.url = QUrl(url);
    log.appendRecord(1, attempt);
    log.appendRead(1, patternBytes(0, 1'000'000));
    QVERIFY(!writer.value()->writeNew(1 << 30));
    if (finish)
        QVERIFY(!writer.value()->finish());
}

void RecordingFolderTest::namesLiveFiles_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    const QString time = QStringLiteral("2023-11-14 22-13-20 ");
    const auto row = [&](const char *title, const char *url, const QString &host) {
        QTest::newRow(title) << QString::fromUtf8(url)
                             << time + host + QStringLiteral(".sserec.part");
    };
    row("host", "https://Example.org:8080/a?token=b", QStringLiteral("example.org"));
    row("address", "http://[::1]/", QStringLiteral("__1"));
    row("none", "data:,x", QStringLiteral("stream"));
    row("not ASCII", "http://bücher.example/", QStringLiteral("xn--bcher-kva.example"));
    row("long", QByteArray("http://" + QByteArray(60, 'a') + ".example.org/").constData(),
        QString(60, QLatin1Char('a')) + QStringLiteral(".exa"));
}

void RecordingFolderTest::namesLiveFiles()
{
    QFETCH(QString, url);
    QFETCH(QString, name);
    const RecordingFolder folder(m_folder->path());
    QCOMPARE(folder.newLiveFile(QUrl(url), m_clock.wallNow()), m_folder->filePath(name));
}

void RecordingFolderTest::namesEachFileOnce()
{
    const RecordingFolder folder(m_folder->path());
    const QUrl url(QStringLiteral("http://h/"));
    const QString first = folder.newLiveFile(url, m_clock.wallNow());
    write(first, {});
    const QString second = folder.newLiveFile(url, m_clock.wallNow());
    QVERIFY(second != first);
    write(second.chopped(5), {}); // without ".part"
    const QString third = folder.newLiveFile(url, m_clock.wallNow());
    QVERIFY(third != second);
    QVERIFY(third.endsWith(QLatin1String("h 3.sserec.part")));
}

void RecordingFolderTest::listsWhatIsLeft()
{
    const RecordingFolder folder(m_folder->path());
    QCOMPARE(RecordingFolder(at("missing")).unsaved().size(), 0);
    record(at("one.sserec.part"), QStringLiteral("http://one.example/?token=x"), false);
    m_clock.advance(std::chrono::hours(1));
    record(at("two.sserec"), QStringLiteral("http://two.example/"), true);
    write(at("empty.sserec.part"), {});
    write(at("other.txt"), "x");
    QVERIFY(QFile::link(at("two.sserec"), at("link.sserec")));
    m_clock.advance(std::chrono::hours(1));
    CaptureLog log(m_clock);
    RecordingPlan plan;
    plan.path = at("live.sserec.part");
    Recorder live(log, plan, {});
    QTRY_VERIFY(live.status().fileSize > 0);

    const QList<UnsavedRecording> found = folder.unsaved();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].path, at("two.sserec"));
    QCOMPARE(found[0].title, QStringLiteral("http://two.example/"));
    QCOMPARE(found[0].interrupted, false);
    QCOMPARE(found[0].begun.toSecsSinceEpoch(), 1'700'003'600);
    QCOMPARE(found[0].bytes, static_cast<quint64>(QFileInfo(found[0].path).size()));
    QCOMPARE(found[1].path, at("one.sserec.part"));
    QCOMPARE(found[1].title, QStringLiteral("http://one.example/?token=REDACTED"));
    QCOMPARE(found[1].interrupted, true);

    QVERIFY(!live.finish());
    QCOMPARE(folder.unsaved().size(), 3);
}

void RecordingFolderTest::listsWhatItCantRead()
{
    write(at("damaged.sserec.part"), QByteArray(10'000, 'x'));
    const QList<UnsavedRecording> found = RecordingFolder(m_folder->path()).unsaved();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].title, QString());
    QVERIFY(found[0].interrupted);
    QVERIFY(found[0].begun.isValid());
}

void RecordingFolderTest::discards()
{
    const RecordingFolder folder(m_folder->path());
    record(at("one.sserec.part"), QStringLiteral("http://one.example/"), false);
    // Of a process that is gone.
    write(at("one.sserec.part.lock"),
          "2147483647\nsomebody\n" + QSysInfo::machineHostName().toUtf8() + '\n');
    QCOMPARE(files().size(), 3);
    QVERIFY(!folder.discard(at("one.sserec.part")));
    QCOMPARE(files(), QStringList());
    QVERIFY(!folder.discard(at("one.sserec.part"))); // gone is gone
}

void RecordingFolderTest::discardsOnlyItsOwn()
{
    const RecordingFolder folder(m_folder->path());
    const QTemporaryDir other;
    const QString foreign = other.filePath(QStringLiteral("one.sserec"));
    write(foreign, "x");
    write(at("notes.txt"), "x");
    for (const QString &path : QStringList{foreign, at("notes.txt"), at("../x.sserec")}) {
        const std::optional<Error> error = folder.discard(path);
        QVERIFY2(error, path.toUtf8().constData());
        QCOMPARE(error->code, QByteArray("recording-foreign"));
    }
    QVERIFY(QFile::exists(foreign));
    QVERIFY(QFile::exists(at("notes.txt")));

    CaptureLog log(m_clock);
    RecordingPlan plan;
    plan.path = at("live.sserec.part");
    Recorder live(log, plan, {});
    QTRY_VERIFY(live.status().fileSize > 0);
    const std::optional<Error> error = folder.discard(plan.path);
    QVERIFY(error);
    QCOMPARE(error->code, QByteArray("recording-busy"));
    QVERIFY(QFile::exists(plan.path));
}

void RecordingFolderTest::copiesAnInterruptedRecording()
{
    record(at("one.sserec.part"), QStringLiteral("http://one.example/"), false);
    QVERIFY(!copyRecording(at("one.sserec.part"), at("copy.sserec")));
    QCOMPARE(recordedBytes(at("copy.sserec")), std::optional(patternBytes(0, 1'000'000)));
    // It says still that it ended without a word.
    QCOMPARE(queried(at("copy.sserec"), "SELECT value FROM info WHERE name = 'state'"),
             QByteArray("recording"));
    const auto missing = copyRecording(at("missing.sserec"), at("copy.sserec"));
    QVERIFY(missing);
    QCOMPARE(recordedBytes(at("copy.sserec")), std::optional(patternBytes(0, 1'000'000)));
}

void RecordingFolderTest::cancelsACopy()
{
    record(at("one.sserec"), QStringLiteral("http://one.example/"), true);
    write(at("copy.sserec"), "old");
    const std::optional<Error> error =
        copyRecording(at("one.sserec"), at("copy.sserec"), [] { return true; });
    QVERIFY(error);
    QCOMPARE(error->code, QByteArray("cancelled"));
    QCOMPARE(QFileInfo(at("copy.sserec")).size(), 3);
    QCOMPARE(files().size(), 2);
}

void RecordingFolderTest::cancelsWriting_data()
{
    QTest::addColumn<int>("asked"); // how often it may go on
    QTest::addColumn<bool>("written");
    QTest::newRow("at once") << 0 << false;
    QTest::newRow("after a part") << 1 << false;
    QTest::newRow("before the end") << 2 << false;
    QTest::newRow("never") << 100 << true;
}

void RecordingFolderTest::cancelsWriting()
{
    QFETCH(int, asked);
    QFETCH(bool, written);
    CaptureLog log(m_clock);
    // More than one transaction: each read costs more than its byte.
    for (int i = 0; i < 135'000; ++i)
        log.appendRead(1, "x");
    write(at("one.sserec"), "old");
    const std::optional<Error> error =
        writeRecording(log, at("one.sserec"), [&] { return asked-- == 0; });
    QCOMPARE(error ? error->code : QByteArray(), QByteArray(written ? "" : "cancelled"));
    QCOMPARE(QFileInfo(at("one.sserec")).size() == 3, !written);
    QCOMPARE(files(), QStringList{QStringLiteral("one.sserec")});
}

QTEST_GUILESS_MAIN(RecordingFolderTest)
#include "tst_recordingfolder.moc"

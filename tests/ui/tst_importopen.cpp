// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/shownwindow.h"
#include "ui/base/plainlabel.h"
#include "ui/fileimports.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamview.h"

#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTabWidget>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

/// A HAR entry of a stream at \a path with one event.
QByteArray entryOf(int number, const QByteArray &path)
{
    return QByteArrayLiteral("{\"startedDateTime\":\"2026-01-31T09:00:") +
           QByteArray::number(number).rightJustified(2, '0') +
           QByteArrayLiteral(".000Z\",\"time\":5,\"request\":{\"method\":\"GET\","
                             "\"url\":\"http://host.example/") +
           path +
           QByteArrayLiteral("\",\"httpVersion\":\"HTTP/1.1\",\"headers\":[],\"queryString\":[],"
                             "\"cookies\":[],\"headersSize\":-1,\"bodySize\":0},"
                             "\"response\":{\"status\":200,\"statusText\":\"OK\","
                             "\"httpVersion\":\"HTTP/1.1\",\"headers\":[{\"name\":\"Content-Type\","
                             "\"value\":\"text/event-stream\"}],\"cookies\":[],\"content\":{"
                             "\"size\":14,\"mimeType\":\"text/event-stream\","
                             "\"text\":\"data: hello\\n\\n\"},\"redirectURL\":\"\","
                             "\"headersSize\":-1,\"bodySize\":14},\"cache\":{},"
                             "\"timings\":{\"send\":0,\"wait\":1,\"receive\":4}}");
}

QByteArray harOf(int streams)
{
    QByteArrayList entries;
    for (int number = 0; number < streams; ++number)
        entries += entryOf(number, "stream" + QByteArray::number(number));
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"t\",\"version\":\"1\"},"
           "\"entries\":[" +
           entries.join(',') + "]}}";
}

} // namespace

class TestImportOpen final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsImportsApart_data();
    void tellsImportsApart();
    void opensAHar();
    void opensEveryStream();
    void opensAtMostTwenty();
    void dropsAndRecents();
    void textStaysText();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void canBeCancelledUntilItEnds();
    void savesAsARecording();

private:
    [[nodiscard]] QString write(const QByteArray &name, const QByteArray &bytes) const
    {
        const QString path = m_bench->dir.filePath(QString::fromUtf8(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }
    [[nodiscard]] NoticeBar &notice() const
    {
        return WindowBench::child<NoticeBar>(*m_window, "notice");
    }
    [[nodiscard]] QList<RecordingTab *> tabs() const { return m_window->recordingTabs(); }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_answer;
};

void TestImportOpen::init()
{
    m_bench = std::make_unique<WindowBench>();
    const FileDialogs files{
        [this](QWidget *, const QString &, const FileDialogs::Chosen &chosen) { chosen(m_answer); },
        [this](QWidget *, const QString &, const FileDialogs::Chosen &chosen) {
            chosen(m_answer);
        }};
    m_window = shownWindow(*m_bench, files);
    QVERIFY(m_window);
}

void TestImportOpen::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

void TestImportOpen::tellsImportsApart_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isImport");
    QTest::newRow("HAR") << QByteArrayLiteral("a.har") << harOf(1) << true;
    QTest::newRow("HAR, another name") << QByteArrayLiteral("a.txt") << harOf(1) << true;
    QTest::newRow("broken HAR") << QByteArrayLiteral("a.har") << QByteArrayLiteral("{") << true;
    QTest::newRow("curl") << QByteArrayLiteral("trace.txt")
                          << QByteArrayLiteral("12:00:00.000000 == Info:   Trying 127.0.0.1:80...\n"
                                               "12:00:00.000100 => Send header, 20 bytes (0x14)\n"
                                               "0000: GET / HTTP/1.1\n")
                          << true;
    QTest::newRow("text") << QByteArrayLiteral("a.sse") << QByteArrayLiteral("data: a\n\n")
                          << false;
    QTest::newRow("nothing") << QByteArrayLiteral("a.sse") << QByteArray() << false;
    QTest::newRow("recording") << QByteArrayLiteral("a.har") << QByteArrayLiteral("SQLite format 3")
                               << false;
}

void TestImportOpen::tellsImportsApart()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isImport);
    QCOMPARE(FileImports::isImport(write(name, bytes)), isImport);
    QVERIFY(!FileImports::isImport(m_bench->dir.filePath(QStringLiteral("missing.har"))));
    QVERIFY(!FileImports::isImport(m_bench->dir.path()));
}

void TestImportOpen::opensAHar()
{
    m_answer = write("a.har", harOf(1));
    m_window->actions()[ActionId::OpenRecording].trigger();
    QVERIFY(notice().message().startsWith(QStringLiteral("Importing “a.har”")));
    QTRY_COMPARE_WITH_TIMEOUT(tabs().size(), 1, patience);
    // It takes the place of the unused tab.
    QCOMPARE(m_window->tabCount(), 1);
    QVERIFY(!notice().isVisible());
    RecordingTab &tab = *tabs().first();
    QTRY_COMPARE_WITH_TIMEOUT(tab.session().index().eventCount(), 1U, patience);
    QCOMPARE(tab.title(), QStringLiteral("a.har"));
    QCOMPARE(tab.saveName(), QStringLiteral("a"));
    QVERIFY(tab.details().contains(QLatin1String("host.example/stream0")));
    const auto &bar = WindowBench::child<QTabWidget>(*m_window, "tabs");
    QVERIFY(bar.tabToolTip(0).contains(QLatin1String("host.example/stream0")));
    QTRY_COMPARE_WITH_TIMEOUT(WindowBench::child<PlainLabel>(tab, "openedState").text(),
                              QStringLiteral("Imported from HAR"), patience);
    QCOMPARE(tab.import().kind, titleOf(ImportKind::Har));
    QTRY_VERIFY(m_window->actions()[ActionId::Export].isEnabled());
    // Again it is only shown.
    m_window->addTab();
    m_window->openFile(m_answer);
    QCOMPARE(tabs().size(), 1);
    QVERIFY(!notice().isVisible());
}

void TestImportOpen::opensEveryStream()
{
    m_window->openFile(write("a.har", harOf(3)));
    QTRY_COMPARE_WITH_TIMEOUT(tabs().size(), 3, patience);
    QCOMPARE(m_window->currentRecording()->title(), QStringLiteral("a.har (1)"));
    QVERIFY(m_window->currentRecording()->details().contains(QLatin1String("stream0")));
    QCOMPARE(tabs()[2]->title(), QStringLiteral("a.har (3)"));
    QCOMPARE(tabs()[2]->saveName(), QStringLiteral("a-3"));
    QVERIFY(tabs()[2]->details().contains(QLatin1String("stream2")));
    QVERIFY(!notice().isVisible());
}

void TestImportOpen::opensAtMostTwenty()
{
    m_window->openFile(write("a.har", harOf(22)));
    QTRY_COMPARE_WITH_TIMEOUT(tabs().size(), 20, patience);
    QVERIFY(notice().isVisible());
    QVERIFY(notice().message().contains(QLatin1String("22 streams")));
    QVERIFY(notice().message().contains(QLatin1String("stream20")));
    QVERIFY(notice().message().contains(QLatin1String("stream21")));
}

void TestImportOpen::dropsAndRecents()
{
    const QString first = write("a.har", harOf(1));
    const QString second = write("b.har", harOf(2));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(first), QUrl::fromLocalFile(second)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE_WITH_TIMEOUT(tabs().size(), 3, patience);
    QCOMPARE(m_bench->settings.recentFiles(), QStringList({second, first}));
}

void TestImportOpen::textStaysText()
{
    m_window->openFile(write("a.sse", "data: a\n\ndata: b\n\n"));
    QCOMPARE(tabs().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(tabs().first()->session().index().eventCount(), 2U, patience);
    QVERIFY(tabs().first()->import().path.isEmpty());
    QVERIFY(!tabs().first()->session().hasTimes());
    QVERIFY(!m_window->actions()[ActionId::SaveRecording].isEnabled());
}

void TestImportOpen::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("HAR") << QByteArrayLiteral("{\"log\": 1")
                         << QStringLiteral("The HAR “a.har” can't be imported. ");
    QTest::newRow("unknown") << QByteArrayLiteral("\x01\x02\x03")
                             << QStringLiteral("“a.har” is nothing that can be imported: ");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("“a.har” is empty: ");
}

void TestImportOpen::tellsWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, beginning);
    m_window->openFile(write("a.har", bytes));
    const auto isTold = [&] { return notice().message().startsWith(beginning); };
    QTRY_VERIFY2_WITH_TIMEOUT(isTold(), qPrintable(notice().message()), patience);
    QVERIFY(notice().message().endsWith(QLatin1Char('.')));
    QCOMPARE(notice().message().count(QStringLiteral("“a.har”")), 1);
    QVERIFY(notice().findChild<QAbstractButton *>(QStringLiteral("dismiss")));
    QVERIFY(tabs().isEmpty());
    QVERIFY(m_bench->settings.recentFiles().isEmpty());
}

void TestImportOpen::canBeCancelledUntilItEnds()
{
    m_window->openFile(write("a.har", harOf(1)));
    QVERIFY(notice().message().startsWith(QStringLiteral("Importing “a.har”")));
    QVERIFY(!notice().findChild<QAbstractButton *>(QStringLiteral("dismiss")));
    WindowBench::child<QAbstractButton>(notice(), "cancelImport").click();
    QVERIFY(!notice().isVisible());
    // The next one takes its turn, and what was cancelled is told no more.
    m_window->openFile(write("b.har", "{"));
    QTRY_VERIFY_WITH_TIMEOUT(notice().message().contains(QStringLiteral("“b.har”")), patience);
}

void TestImportOpen::savesAsARecording()
{
    m_window->openFile(write("a.har", harOf(1)));
    QTRY_COMPARE_WITH_TIMEOUT(tabs().size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->actions()[ActionId::SaveRecording].isEnabled(), patience);
    m_answer = m_bench->dir.filePath(QStringLiteral("a.sserec"));
    m_window->actions()[ActionId::SaveRecording].trigger();
    // The tab may go meanwhile.
    m_window->closeTab(m_window->currentTab());
    QTRY_VERIFY_WITH_TIMEOUT(notice().message().startsWith(QLatin1String("Saved to")), patience);
    m_window->openFile(m_answer);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentRecording(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentRecording()->session().index().eventCount(), 1U,
                              patience);
    QVERIFY(m_window->currentRecording()->isRecording());
}

QTEST_MAIN(TestImportOpen)
#include "tst_importopen.moc"

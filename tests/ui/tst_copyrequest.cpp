// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/recordingfile.h"
#include "tests/ui/shownwindow.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamview.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class TestCopyRequest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void ofTheSelectedRow();
    void ofARecording_data();
    void ofARecording();
    void notOfText();

private:
    [[nodiscard]] EventsPane &events() const { return m_window->currentCapture()->view().events(); }
    void select(int row) const
    {
        events().table().setCurrentIndex(events().model().index(row, DataColumn));
    }
    [[nodiscard]] bool isOffered(ActionId id) const { return m_window->actions()[id].isEnabled(); }
    [[nodiscard]] QString copied(ActionId id) const
    {
        QGuiApplication::clipboard()->clear();
        m_window->actions()[id].trigger();
        return QGuiApplication::clipboard()->text();
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
};

void TestCopyRequest::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_window = shownWindow(*m_bench, {});
    QVERIFY(m_window);
}

void TestCopyRequest::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

void TestCopyRequest::ofTheSelectedRow()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/ending?first=1")));
    QTRY_VERIFY_WITH_TIMEOUT(events().model().rowCount() >= 3, patience);
    StreamTab &tab = *m_window->currentStream();
    RequestForm form = tab.form();
    form.address = m_bench->address(QStringLiteral("/events?second=2"));
    tab.setForm(form);
    tab.connectStream();
    QTRY_COMPARE_WITH_TIMEOUT(tab.session().index().eventCount(), 5U, patience);
    QVERIFY(copied(ActionId::CopyCurl).endsWith(QLatin1String("/events?second=2'")));
    select(0);
    QVERIFY(copied(ActionId::CopyCurl).endsWith(QLatin1String("/ending?first=1'")));
    QVERIFY(copied(ActionId::CopyCurlWithSecrets).endsWith(QLatin1String("/ending?first=1'")));
    QVERIFY(copied(ActionId::CopyJavaScript).contains(QLatin1String("/ending?first=1\");")));
    QTRY_VERIFY_WITH_TIMEOUT(events().model().rowCount() >= 8, patience);
    select(events().model().rowCount() - 1);
    QVERIFY(copied(ActionId::CopyCurl).endsWith(QLatin1String("/events?second=2'")));
}

void TestCopyRequest::ofARecording_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("part");
    const QString curl = QStringLiteral("curl -N \\\n  -H 'Accept: text/event-stream'");
    const QString fetch = QStringLiteral("await fetch(\"http://localhost/events?token=REDACTED\"");
    QTest::newRow("curl") << static_cast<int>(ActionId::CopyCurl) << curl;
    QTest::newRow("all of curl") << static_cast<int>(ActionId::CopyCurlWithSecrets) << curl;
    QTest::newRow("JavaScript") << static_cast<int>(ActionId::CopyJavaScript) << fetch;
    QTest::newRow("all of JavaScript")
        << static_cast<int>(ActionId::CopyJavaScriptWithSecrets) << fetch;
}

void TestCopyRequest::ofARecording()
{
    QFETCH(const int, action);
    QFETCH(const QString, part);
    const auto id = static_cast<ActionId>(action);
    const QString path = m_bench->dir.filePath(QStringLiteral("a.sserec"));
    QVERIFY(writeRecording(path));
    m_window->openFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentRecording(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(events().model().rowCount(), 5, patience);
    QVERIFY(!isOffered(id));
    select(4);
    QVERIFY(isOffered(id));
    const QString code = copied(id);
    QVERIFY2(code.contains(part), qPrintable(code));
    QVERIFY2(!code.contains(QLatin1String("s3cret")), qPrintable(code));
    events().table().clearSelection();
    QVERIFY(!isOffered(id));
}

void TestCopyRequest::notOfText()
{
    const QString path = m_bench->dir.filePath(QStringLiteral("a.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("data: a\n\n") > 0);
    file.close();
    m_window->openFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentRecording(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(events().model().rowCount(), 1, patience);
    select(0);
    QVERIFY(isOffered(ActionId::Copy));
    QVERIFY(!isOffered(ActionId::CopyCurl));
    QVERIFY(!isOffered(ActionId::CopyJavaScript));
}

QTEST_MAIN(TestCopyRequest)
#include "tst_copyrequest.moc"

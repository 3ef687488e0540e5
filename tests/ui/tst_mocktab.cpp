// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mocktab.h"

#include "tests/ui/windowbench.h"
#include "ui/models/mockrequestsmodel.h"
#include "ui/panes/headpane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/mockpush.h"
#include "ui/panes/mockrequests.h"
#include "ui/panes/mockscenarios.h"
#include "ui/panes/mockserverbar.h"
#include "ui/views/plaintable.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

const QByteArray counting =
    R"({"name": "counting", "steps": [{"event": {"id": "1", "data": "one"}},
        {"wait": 3600000}, {"event": {"data": "never"}}]})";

/// A client that keeps all that it gets.
class Client final
{
public:
    Client(const QUrl &url, const QByteArray &fields)
    {
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        m_socket.write("GET " + url.path().toUtf8() +
                       " HTTP/1.1\r\nHost: " + url.authority().toUtf8() + "\r\n" + fields + "\r\n");
    }
    [[nodiscard]] const QByteArray &received()
    {
        m_received += m_socket.readAll();
        return m_received;
    }
    [[nodiscard]] bool isConnected() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace

class tst_MockTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void startsAndStops();
    void offersAFreePort();
    void tellsThatAScenarioIsWrong();
    void showsClientsWithoutSecrets();
    void pushesEvents();
    void cutsAndEnds();
    void forgetsClients();
    void appliesValidEdits();
    void servesAnotherScenario();
    void servesWhatIsChosenAfterARecording();
    void clearsWhatNoLongerHolds();
    void tellsOfTooManyConnections();
    void remembersItsChoices();

private:
    template <typename Widget>
    [[nodiscard]] Widget &child(const char *name) const
    {
        return WindowBench::child<Widget>(*m_tab, name);
    }
    void makeTab()
    {
        m_tab =
            std::make_unique<MockTab>(*m_settings, m_dir->filePath(QStringLiteral("scenarios")));
        m_tab->resize(1280, 760);
        m_tab->show();
    }
    /// A scenario file of this text, shown.
    void showScenario(const QByteArray &text, const char *name = "counting.json") const
    {
        const QString path = m_dir->filePath(QLatin1String(name));
        QVERIFY(!writeScenarioFile(path, text));
        m_tab->scenarios().load(path);
    }
    [[nodiscard]] QUrl url() const { return QUrl(child<QLineEdit>("mockAddress").text()); }
    void start() const
    {
        child<QPushButton>("mockStart").click();
        QTRY_VERIFY_WITH_TIMEOUT(!url().isEmpty(), patience);
    }
    [[nodiscard]] QString notice() const
    {
        const auto &bar = child<MessageBar>("mockNotice");
        return bar.isVisible() ? bar.message() : QString();
    }
    [[nodiscard]] QAbstractItemModel &clients() const
    {
        return *m_tab->requests().clients().model();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MockTab> m_tab;
};

void tst_MockTab::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
    makeTab();
}

void tst_MockTab::cleanup()
{
    m_tab.reset();
    m_settings.reset();
    m_dir.reset();
}

void tst_MockTab::startsAndStops()
{
    QVERIFY(!child<QPushButton>("mockInspect").isEnabled());
    QCOMPARE(m_tab->mark(), StateMark::Idle);
    showScenario(counting);
    start();
    QCOMPARE(m_tab->mark(), StateMark::Open);
    QCOMPARE(url().path(), QStringLiteral("/counting"));
    QVERIFY(!child<QSpinBox>("mockPort").isEnabled());
    QVERIFY(!child<QLineEdit>("mockAddress").text().isEmpty());
    QSignalSpy inspected(m_tab.get(), &MockTab::inspectRequested);
    child<QPushButton>("mockInspect").click();
    QCOMPARE(inspected.size(), 1);
    QCOMPARE(QUrl(inspected.first().first().toString()), url());
    child<QToolButton>("mockCopy").click();
    QCOMPARE(QUrl(QGuiApplication::clipboard()->text()), url());
    Client client(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(client.received().contains("data: one"), patience);
    child<QPushButton>("mockStart").click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_tab->isRunning() && !client.isConnected(), patience);
    QTRY_VERIFY(url().isEmpty());
}

void tst_MockTab::offersAFreePort()
{
    showScenario(counting);
    start();
    const int taken = url().port();
    Settings others(m_dir->filePath(QStringLiteral("others.ini")));
    MockTab second(others, {});
    second.show();
    WindowBench::child<QSpinBox>(second, "mockPort").setValue(taken);
    WindowBench::child<QPushButton>(second, "mockStart").click();
    auto &offer = WindowBench::child<QPushButton>(second, "mockFreePort");
    QTRY_VERIFY_WITH_TIMEOUT(offer.isVisible(), patience);
    QVERIFY(WindowBench::child<MessageBar>(second, "mockNotice")
                .message()
                .contains(QString::number(taken)));
    offer.click();
    auto &address = WindowBench::child<QLineEdit>(second, "mockAddress");
    QTRY_VERIFY_WITH_TIMEOUT(!address.text().isEmpty(), patience);
    QVERIFY(QUrl(address.text()).port() != taken);
}

void tst_MockTab::tellsThatAScenarioIsWrong()
{
    showScenario(R"({"name": "Wrong Name"})");
    child<QPushButton>("mockStart").click();
    QVERIFY(!m_tab->isRunning());
    QVERIFY(notice().contains(QLatin1String("problems")));
    QVERIFY(child<QPlainTextEdit>("mockJson").isVisible());
}

void tst_MockTab::showsClientsWithoutSecrets()
{
    showScenario(counting);
    start();
    QUrl address = url();
    Client client(address, "Authorization: Bearer s3cret\r\nLast-Event-ID: 7\r\n"
                           "X-Note: <b>\xE2\x80\xAE\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(clients().rowCount(), 1, patience);
    m_tab->requests().clients().selectRow(0);
    HeadPane &head = m_tab->requests().head();
    QTRY_COMPARE(head.startLine(), QStringLiteral("GET /counting"));
    QStringList shown;
    const QAbstractItemModel &fields = *WindowBench::child<QTableView>(head, "headers").model();
    for (int row = 0; row < fields.rowCount(); ++row)
        shown += fields.index(row, 1).data().toString();
    QVERIFY(!shown.join(QLatin1Char(' ')).contains(QLatin1String("s3cret")));
    QVERIFY(!shown.join(QLatin1Char(' ')).contains(QChar(0x202E)));
    QCOMPARE(clients().index(0, MockRequestsModel::LastEventIdColumn).data().toString(),
             QStringLiteral("7"));
}

void tst_MockTab::pushesEvents()
{
    auto &push = child<QPushButton>("push");
    QVERIFY(!push.isEnabled());
    showScenario(counting);
    start();
    Client first(url(), {});
    Client second(url(), {});
    QTRY_COMPARE_WITH_TIMEOUT(clients().rowCount(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(first.received().contains("data: one") &&
                                 second.received().contains("data: one"),
                             patience);
    child<QLineEdit>("pushType").setText(QStringLiteral("tick"));
    child<QLineEdit>("pushId").setText(QStringLiteral("by hand"));
    auto &data = child<QPlainTextEdit>("pushData");
    data.setPlainText(QStringLiteral("a\nb"));
    QTRY_VERIFY(push.isEnabled());
    push.click();
    for (Client *client : {&first, &second})
        QTRY_VERIFY_WITH_TIMEOUT(
            client->received().contains("event: tick\nid: by hand\ndata: a\ndata: b\n\n"),
            patience);
    child<QComboBox>("pushTo").setCurrentIndex(1);
    QVERIFY(!push.isEnabled());
    m_tab->requests().clients().selectRow(1);
    data.setPlainText(QStringLiteral("only one"));
    m_tab->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
    data.setFocus();
    QTest::keyClick(&data, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        first.received().contains("only one") || second.received().contains("only one"), patience);
    child<QComboBox>("pushKind").setCurrentIndex(1);
    child<QComboBox>("pushTo").setCurrentIndex(0);
    data.setPlainText(QStringLiteral("hello"));
    push.click();
    QTRY_VERIFY_WITH_TIMEOUT(first.received().contains(": hello\n") &&
                                 second.received().contains(": hello\n"),
                             patience);
    QVERIFY(first.received().contains("only one") != second.received().contains("only one"));
}

void tst_MockTab::cutsAndEnds()
{
    QVERIFY(!child<QToolButton>("mockCut").isEnabled());
    showScenario(counting);
    start();
    Client cut(url(), {});
    QTRY_COMPARE_WITH_TIMEOUT(clients().rowCount(), 1, patience);
    m_tab->requests().clients().selectRow(0);
    QVERIFY(child<QToolButton>("mockCut").isEnabled());
    child<QToolButton>("mockCut").click();
    QTRY_VERIFY_WITH_TIMEOUT(!cut.isConnected(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(clients().rowCount(), 0, patience);
    Client ended(url(), {});
    QTRY_COMPARE_WITH_TIMEOUT(clients().rowCount(), 1, patience);
    // The same client came back.
    QTRY_VERIFY_WITH_TIMEOUT(child<QToolButton>("mockCut").isEnabled(), patience);
    child<QToolButton>("mockEnd").click();
    QTRY_VERIFY_WITH_TIMEOUT(ended.received().endsWith("0\r\n\r\n"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(clients().rowCount(), 0, patience);
    QCOMPARE(m_tab->requests().log().model()->rowCount(), 2);
}

void tst_MockTab::forgetsClients()
{
    showScenario(R"({"name": "counting", "answers": [
        {"times": 1, "steps": [{"event": {"data": "first"}}]},
        {"steps": [{"event": {"data": "again"}}]}]})");
    auto &forget = child<QToolButton>("mockForget");
    QVERIFY(!forget.isEnabled());
    start();
    Client first(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(first.received().contains("data: first"), patience);
    Client second(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(second.received().contains("data: again"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(forget.isEnabled(), patience);
    forget.click();
    Client third(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(third.received().contains("data: first"), patience);
}

void tst_MockTab::appliesValidEdits()
{
    showScenario(counting);
    start();
    const QString key = m_tab->scenarios().current();
    m_tab->scenarios().documents().setText(key, "{");
    QVERIFY(notice().contains(QLatin1String("problems")));
    Client before(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(before.received().contains("data: one"), patience);
    m_tab->scenarios().documents().setText(
        key, R"({"name": "counting", "steps": [{"event": {"data": "two"}}]})");
    QVERIFY(notice().contains(QLatin1String("new connections")));
    Client after(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(after.received().contains("data: two"), patience);
    QVERIFY(!before.received().contains("data: two"));
}

void tst_MockTab::servesAnotherScenario()
{
    showScenario(counting);
    auto &serve = child<QPushButton>("mockServe");
    QVERIFY(!serve.isVisible());
    start();
    QVERIFY(!serve.isVisible());
    showScenario(R"({"name": "other", "steps": [{"event": {"data": "other"}}]})", "other.json");
    QVERIFY(serve.isVisible());
    Client before(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(before.received().contains("data: one"), patience);
    serve.click();
    QVERIFY(!serve.isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(url().path(), QStringLiteral("/other"), patience);
    Client after(url(), {});
    QTRY_VERIFY_WITH_TIMEOUT(after.received().contains("data: other"), patience);
}

void tst_MockTab::servesWhatIsChosenAfterARecording()
{
    const QByteArray text = R"({"name": "recorded", "steps": [{"event": {"data": "recorded"}}]})";
    const Scenario recorded = std::get<Scenario>(parseScenario(text));
    m_tab->serveRecording({{}, QStringLiteral("recorded"), [recorded](double speed) {
                               return scenarioContent(recorded, speed);
                           }});
    QTRY_COMPARE_WITH_TIMEOUT(url().path(), QStringLiteral("/recorded"), patience);
    child<QPushButton>("mockStart").click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_tab->isRunning(), patience);
    const auto &bar = child<MockServerBar>("mockBar");
    QTRY_VERIFY(bar.stateText().contains(QLatin1String("recorded")));
    showScenario(counting);
    QVERIFY(bar.stateText().contains(QLatin1String("will serve counting")));
    start();
    QCOMPARE(url().path(), QStringLiteral("/counting"));
    QVERIFY(!child<QPushButton>("mockServe").isVisible());
}

void tst_MockTab::clearsWhatNoLongerHolds()
{
    m_tab->scenarios().load(m_dir->filePath(QStringLiteral("none.json")));
    QVERIFY(!notice().isEmpty());
    showScenario(counting);
    QCOMPARE(notice(), QString());
    start();
    showScenario(R"({"name": "other"})", "other.json");
    child<QPushButton>("mockServe").click();
    QVERIFY(notice().contains(QLatin1String("New connections")));
    m_tab->scenarios().documents().setText(m_dir->filePath(QStringLiteral("counting.json")), "{");
    QCOMPARE(notice(), QString());
}

void tst_MockTab::tellsOfTooManyConnections()
{
    showScenario(counting);
    start();
    std::vector<std::unique_ptr<Client>> many;
    for (int count = 0; count <= MockOptions().maxConnections; ++count)
        many.push_back(std::make_unique<Client>(url(), QByteArray()));
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains(QLatin1String("503")), patience);
}

void tst_MockTab::remembersItsChoices()
{
    showScenario(counting);
    const QString key = m_tab->scenarios().current();
    child<QSpinBox>("mockPort").setValue(4321);
    m_tab->saveLayout(*m_settings);
    makeTab();
    QCOMPARE(m_tab->scenarios().current(), key);
    QCOMPARE(child<QSpinBox>("mockPort").value(), 4321);
    QVERIFY(!m_tab->isRunning());
}

QTEST_MAIN(tst_MockTab)
#include "tst_mocktab.moc"

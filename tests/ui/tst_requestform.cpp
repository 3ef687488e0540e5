// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/requestform.h"

#include "ui/base/ratemeter.h"
#include "ui/base/requestcode.h"

#include <QTest>

using namespace sse;
using namespace sse::ui;

class tst_RequestForm : public QObject
{
    Q_OBJECT

private slots:
    void makesAnEndpoint();
    void choosesTheProfile_data();
    void choosesTheProfile();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void writesCurl_data();
    void writesCurl();
    void printsBodies_data();
    void printsBodies();
    void masksBodies();
    void writesJavaScript_data();
    void writesJavaScript();
    void measuresRates();
};

void tst_RequestForm::makesAnEndpoint()
{
    RequestForm form;
    form.address = QStringLiteral("localhost:8080/x");
    form.method = QStringLiteral("POST");
    form.headers = QStringLiteral("\nX-A:  1 \n\nX-B: ü\n");
    form.body = QStringLiteral("{}");
    form.lastEventId = QStringLiteral("7");
    form.idleTimeout = 9;
    form.insecure = true;
    const Result<Endpoint> endpoint = toEndpoint(form);
    QVERIFY(endpoint);
    QCOMPARE(endpoint.value().url, QUrl(QStringLiteral("http://localhost:8080/x")));
    QCOMPARE(endpoint.value().method, QByteArray("POST"));
    QCOMPARE(endpoint.value().headers.size(), 3);
    QCOMPARE(endpoint.value().headers.at(1).value, QByteArray("ü"));
    QCOMPARE(*findHeader(endpoint.value().headers, "content-type"), QByteArray("application/json"));
    QCOMPARE(endpoint.value().body, QByteArray("{}"));
    QCOMPARE(endpoint.value().lastEventId, QByteArray("7"));
    QCOMPARE(endpoint.value().idleTimeout, Nanos(std::chrono::seconds(9)));
    QVERIFY(endpoint.value().insecure);
}

void tst_RequestForm::choosesTheProfile_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("chosen");
    QTest::addColumn<bool>("reconnect");
    QTest::newRow("default") << QString() << QByteArray("whatwg") << false << true;
    QTest::newRow("whatwg") << QStringLiteral("whatwg") << QByteArray("whatwg") << true << true;
    QTest::newRow("sdk") << QStringLiteral("sdk") << QByteArray("sdk") << true << true;
    QTest::newRow("custom") << QStringLiteral("custom") << QByteArray("custom") << true << true;
    QTest::newRow("none") << QStringLiteral("none") << QByteArray("whatwg") << false << false;
}

void tst_RequestForm::choosesTheProfile()
{
    QFETCH(QString, profile);
    RequestForm form;
    form.address = QStringLiteral("x.test");
    form.profile = profile;
    form.custom = {Millis(500), 2, 0.5, Millis(4000), 3};
    const Result<Endpoint> endpoint = toEndpoint(form);
    QVERIFY(endpoint);
    QTEST(endpoint.value().profile.id, "id");
    QTEST(endpoint.value().profileChosen, "chosen");
    QTEST(endpoint.value().reconnect, "reconnect");
    if (profile == QLatin1String("custom")) {
        QCOMPARE(endpoint.value().profile.defaultDelay, Millis(500));
        QCOMPARE(endpoint.value().profile.backoffFactor, 2.0);
        QCOMPARE(endpoint.value().profile.jitter, 0.5);
        QCOMPARE(endpoint.value().profile.ceiling, Millis(4000));
        QCOMPARE(endpoint.value().profile.mostAttempts, 3);
    }
}

void tst_RequestForm::tellsWhatIsWrong_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("headers");
    QTest::addColumn<QByteArray>("code");
    const QString get = QStringLiteral("GET");
    const QString good = QStringLiteral("x.test");
    QTest::newRow("empty") << QString() << get << QString() << QByteArray("url-empty");
    QTest::newRow("scheme") << QStringLiteral("ftp://x") << get << QString()
                            << QByteArray("url-scheme");
    QTest::newRow("method") << good << QStringLiteral("G T") << QString() << QByteArray("method");
    QTest::newRow("colon") << good << get << QStringLiteral("A: 1\nB")
                           << QByteArray("header-colon");
    QTest::newRow("name") << good << get << QStringLiteral("A B: 1") << QByteArray("header-name");
    QTest::newRow("control") << good << get << QStringLiteral("A: 1\rX: 2")
                             << QByteArray("header-value");
    QTest::newRow("mask") << QStringLiteral("x.test/?token=REDACTED") << get << QString()
                          << QByteArray("address-redacted");
}

void tst_RequestForm::tellsWhatIsWrong()
{
    QFETCH(QString, address);
    QFETCH(QString, method);
    QFETCH(QString, headers);
    RequestForm form;
    form.address = address;
    form.method = method;
    form.headers = headers;
    const Result<Endpoint> endpoint = toEndpoint(form);
    QVERIFY(!endpoint);
    QTEST(endpoint.error().code, "code");
    QVERIFY(endpoint.error().message.endsWith(QLatin1Char('.')));
}

void tst_RequestForm::writesCurl_data()
{
    QTest::addColumn<bool>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("masked") << false
                            << QStringLiteral("curl -N -X 'POST' \\\n"
                                              "  -H 'Accept: text/event-stream' \\\n"
                                              "  -H 'Authorization: REDACTED' \\\n"
                                              "  -H 'X-Quote: it'\\''s; $(rm) `x`' \\\n"
                                              "  --data-raw '{\"a\":\"'\\''\"}' \\\n"
                                              "  'http://x.test/?key=REDACTED'");
    QTest::newRow("shown") << true
                           << QStringLiteral("curl -N -X 'POST' \\\n"
                                             "  -H 'Accept: text/event-stream' \\\n"
                                             "  -H 'Authorization: Bearer s' \\\n"
                                             "  -H 'X-Quote: it'\\''s; $(rm) `x`' \\\n"
                                             "  --data-raw '{\"a\":\"'\\''\"}' \\\n"
                                             "  'http://x.test/?key=k'");
}

void tst_RequestForm::writesCurl()
{
    QFETCH(bool, shown);
    Endpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://x.test/?key=k"));
    endpoint.method = "POST";
    endpoint.headers = {{"Authorization", "Bearer s"}, {"X-Quote", "it's; $(rm) `x`"}};
    endpoint.body = "{\"a\":\"'\"}";
    QTEST(curlCommand(endpoint, shown ? Secrets::Shown : Secrets::Masked), "expected");
}

void tst_RequestForm::printsBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("text") << QByteArray("a\n\tb % \\ ü") << QByteArray("curl -N");
    QTest::newRow("escape") << QByteArray("\x1b[201~\n%'\\")
                            << QByteArray("printf '\\033[201~\\012%%'\\''\\134' | curl -N");
    QTest::newRow("no UTF-8") << QByteArray("\xff ü")
                              << QByteArray("printf '\\377 \\303\\274' | curl -N");
}

void tst_RequestForm::printsBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, begin);
    Endpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://x.test/"));
    endpoint.method = "POST";
    endpoint.body = body;
    const QByteArray command = curlCommand(endpoint, Secrets::Masked).toUtf8();
    QVERIFY2(command.startsWith(begin), command.constData());
    QCOMPARE(command.contains("--data-binary @-"), begin.startsWith("printf"));
    QCOMPARE(command.contains("--data-raw"), !begin.startsWith("printf"));
}

void tst_RequestForm::masksBodies()
{
    Endpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://x.test/"));
    endpoint.method = "POST";
    endpoint.headers = {{"Authorization", "Bearer sk-9f8e7d6c5b"}};
    endpoint.body = R"({"prompt":"hi","api_key":"s3cret","note":"was sk-9f8e7d6c5b"})";
    for (const auto &write : {curlCommand, javaScriptCode}) {
        const QString masked = write(endpoint, Secrets::Masked);
        QVERIFY2(masked.contains(QLatin1String("prompt")), qPrintable(masked));
        QVERIFY2(!masked.contains(QLatin1String("s3cret")), qPrintable(masked));
        QVERIFY2(!masked.contains(QLatin1String("sk-9f8e7d6c5b")), qPrintable(masked));
        const QString whole = write(endpoint, Secrets::Shown);
        QVERIFY(whole.contains(QLatin1String("s3cret")));
        QVERIFY(whole.contains(QLatin1String("was sk-9f8e7d6c5b")));
    }
}

void tst_RequestForm::writesJavaScript_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("begin");
    QTest::newRow("EventSource") << QByteArray("GET")
                                 << QStringLiteral("const source = new EventSource("
                                                   "\"http://x.test/a?b=%22\");");
    QTest::newRow("fetch") << QByteArray("PUT")
                           << QStringLiteral("const response = await fetch("
                                             "\"http://x.test/a?b=%22\", {\n  method: \"PUT\",");
}

void tst_RequestForm::writesJavaScript()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, begin);
    Endpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://x.test/a?b=%22"));
    endpoint.method = method;
    const QString code = javaScriptCode(endpoint, Secrets::Masked);
    QVERIFY2(code.startsWith(begin), qPrintable(code));
}

void tst_RequestForm::measuresRates()
{
    RateMeter meter;
    QCOMPARE(meter.perSecond(), 0.0);
    MonoTime now{std::chrono::seconds(5)};
    meter.sample(now, 0);
    QCOMPARE(meter.perSecond(), 0.0);
    for (int step = 1; step <= 40; ++step)
        meter.sample(now + std::chrono::milliseconds(step * 100), static_cast<quint64>(step) * 5);
    QCOMPARE(meter.perSecond(), 50.0);
    now += std::chrono::seconds(60);
    meter.sample(now, 200);
    meter.sample(now + std::chrono::seconds(3), 200);
    QCOMPARE(meter.perSecond(), 0.0);
}

QTEST_GUILESS_MAIN(tst_RequestForm)
#include "tst_requestform.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/options.h"
#include "app/cli/serveroptions.h"
#include "app/cli/similarnames.h"
#include "tests/cli/parsedoptions.h"

#include <QTest>

using namespace sse;
using namespace sse::cli;
using namespace sse::test;

namespace {

QStringList textOf(const QList<QHostAddress> &addresses)
{
    QStringList texts;
    for (const QHostAddress &address : addresses)
        texts << address.toString();
    return texts;
}

} // namespace

class TestServerOptions : public QObject
{
    Q_OBJECT

private slots:
    void mockDefaults();
    void mockOptions();
    void list();
    void serveDefaults();
    void serveOptions();
    void usageErrors_data();
    void usageErrors();
    void addresses_data();
    void addresses();
    void origins_data();
    void origins();
    void hostNames_data();
    void hostNames();
    void speeds_data();
    void speeds();
    void similar_data();
    void similar();
};

void TestServerOptions::mockDefaults()
{
    const auto mock = optionsOf<MockArguments>(QStringLiteral("mock|clock"));
    QCOMPARE(mock.scenario, QStringLiteral("clock"));
    QVERIFY(!mock.list);
    QCOMPARE(mock.speed, 1.0);
    QCOMPARE(mock.server.port, 0);
    QCOMPARE(mock.server.maxConnections, 100);
    QCOMPARE(textOf(mock.server.addresses),
             QStringList({QStringLiteral("127.0.0.1"), QStringLiteral("::1")}));
    QVERIFY(mock.server.hosts.isEmpty() && mock.server.origins.isEmpty());
    QVERIFY(!mock.server.anyOrigin);
}

void TestServerOptions::mockOptions()
{
    const auto mock = optionsOf<MockArguments>(
        QStringLiteral("mock|--port|8080|./a.json|--host|0.0.0.0|--max-connections|1000|--speed|"
                       "2.5|--allow-origin|HTTPS://Example.org:443/|--allow-origin|any|"
                       "--allow-host|Mock.Example|--allow-host|other"));
    QCOMPARE(mock.scenario, QStringLiteral("./a.json"));
    QCOMPARE(mock.speed, 2.5);
    QCOMPARE(mock.server.port, 8080);
    QCOMPARE(mock.server.maxConnections, 1000);
    QCOMPARE(textOf(mock.server.addresses), QStringList(QStringLiteral("0.0.0.0")));
    QCOMPARE(mock.server.origins, QStringList(QStringLiteral("https://example.org")));
    QVERIFY(mock.server.anyOrigin);
    QCOMPARE(mock.server.hosts,
             QStringList({QStringLiteral("mock.example"), QStringLiteral("other")}));
}

void TestServerOptions::list()
{
    QVERIFY(optionsOf<MockArguments>(QStringLiteral("mock|--list")).list);
}

void TestServerOptions::serveDefaults()
{
    const auto serve = optionsOf<ServeArguments>(QStringLiteral("serve|a.sserec"));
    QCOMPARE(serve.file, QStringLiteral("a.sserec"));
    QCOMPARE(serve.serve.speed, 1.0);
    QVERIFY(!serve.serve.connection);
    QCOMPARE(serve.server.port, 0);
    QCOMPARE(serve.server.addresses.size(), 2);
}

void TestServerOptions::serveOptions()
{
    const auto serve = optionsOf<ServeArguments>(QStringLiteral(
        "serve|a|--speed|0|--connection|3|--port|65535|--host|::1|--allow-origin|http://h:81"));
    QCOMPARE(serve.serve.speed, 0.0);
    QCOMPARE(serve.serve.connection, std::optional<ConnectionId>(3));
    QCOMPARE(serve.server.port, 65535);
    QCOMPARE(textOf(serve.server.addresses), QStringList(QStringLiteral("::1")));
    QCOMPARE(serve.server.origins, QStringList(QStringLiteral("http://h:81")));
}

void TestServerOptions::usageErrors_data()
{
    const auto add = usageErrorTable();
    add("mock", "--list");
    add("mock|", "--list");
    add("mock|a|b", "one scenario");
    add("mock|--list|a", "--list");
    add("mock|a|--bogus", "--bogus");
    add("mock|a|--connection|1", "--connection");
    add("mock|a|--port|65536", "--port");
    add("mock|a|--port|-1", "--port");
    add("mock|a|--port|http", "--port");
    add("mock|a|--port|", "--port");
    add("mock|a|--port|99999999999", "--port");
    add("mock|a|--host|", "--host");
    add("mock|a|--host|example.org", "--host");
    add("mock|a|--host|127.0.0.1|--host|::1", "once");
    add("mock|a|--max-connections|0", "--max-connections");
    add("mock|a|--max-connections|100001", "100000");
    add("mock|a|--speed|0", "from 0.001 to 1000000");
    add("mock|a|--speed|1e3", "--speed");
    add("mock|a|--speed|nan", "--speed");
    add("mock|a|--allow-origin|example.org", "--allow-origin");
    add("mock|a|--allow-host|h:80", "--allow-host");
    add("serve", "file");
    add("serve|-", "standard input");
    add("serve|a|b", "one file");
    add("serve|a|--list", "--list");
    add("serve|a|--speed|0.09", "from 0.1 to 1000, or 0");
    add("serve|a|--speed|1001", "--speed");
    add("serve|a|--connection|0", "--connection");
    add("serve|a|--connection|4294967296", "4294967295");
    add("serve|a|--host|x", "--host");
}

void TestServerOptions::usageErrors()
{
    QFETCH(QString, words);
    QFETCH(QString, mentions);
    QCOMPARE(faultOfUsageError(parsed(words), mentions), QString());
}

void TestServerOptions::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("addresses"); // empty: refused
    const auto add = [](const char *text, const char *addresses) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(addresses);
    };
    add("127.0.0.1", "127.0.0.1");
    add("192.168.0.7", "192.168.0.7");
    add("::1", "::1");
    add("[::1]", "::1");
    add("::", "::");
    add("localhost", "127.0.0.1,::1");
    add("LocalHost", "127.0.0.1,::1");
    add("1", "");
    add("127.1", "");
    add("0x7f.0.0.1", "");
    add("[127.0.0.1]", "");
    add("256.0.0.1", "");
    add("127.0.0.1 ", "");
    add("127.0.0.1:80", "");
    add("[]", "");
    add("[", "");
}

void TestServerOptions::addresses()
{
    QFETCH(QString, text);
    const Result<QList<QHostAddress>> addresses = addressesOf(text);
    QTEST(addresses ? textOf(addresses.value()).join(QLatin1Char(',')) : QString(), "addresses");
}

void TestServerOptions::origins_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("origin"); // empty: refused
    const auto add = [](const char *text, const char *origin) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(origin);
    };
    add("https://example.org", "https://example.org");
    add("https://example.org/", "https://example.org");
    add("HTTP://Example.ORG:80", "http://example.org");
    add("http://example.org:443", "http://example.org:443");
    add("http://[::1]:3000", "http://[::1]:3000");
    add("https://b\xC3\xBC"
        "cher.example",
        "https://xn--bcher-kva.example");
    add("chrome-extension://abcdefgh", "chrome-extension://abcdefgh");
    add("null", "");
    add("*", "");
    add("example.org", "");
    add("https://example.org/path", "");
    add("https://u:p@example.org", "");
    add("https://example.org?a", "");
    add("https://example.org#a", "");
    add("https://", "");
    add("https://exa mple.org", "");
    add("https://h\r\nX: y", "");
    add("", "");
}

void TestServerOptions::origins()
{
    QFETCH(QString, text);
    const Result<QString> origin = originOf(text);
    QTEST(origin ? origin.value() : QString(), "origin");
}

void TestServerOptions::hostNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name"); // empty: refused
    const auto add = [](const char *text, const char *name) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(name);
    };
    add("mock", "mock");
    add("Mock.Example", "mock.example");
    add("a", "a");
    add("a_b-c", "a_b-c");
    add("10.0.0.7", "10.0.0.7");
    add("", "");
    add("-a", "");
    add("a-", "");
    add("h:80", "");
    add("http://h", "");
    add("h\nx", "");
    add("h\n", "");
    add("*", "");
}

void TestServerOptions::hostNames()
{
    QFETCH(QString, text);
    const Result<QString> name = hostNameOf(text);
    QTEST(name ? name.value() : QString(), "name");
}

void TestServerOptions::speeds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("orZero");
    QTest::addColumn<double>("speed"); // negative: refused
    const auto add = [](const char *text, bool orZero, double speed) {
        QTest::addRow("%s%s", text, orZero ? " or zero" : "")
            << QString::fromUtf8(text) << orZero << speed;
    };
    add("1", false, 1);
    add("0.5", false, 0.5);
    add(".5", false, 0.5);
    add("10.", false, 10);
    add("0.49", false, -1);
    add("10.01", false, -1);
    add("0", false, -1);
    add("0", true, 0);
    add("0.0", true, 0);
    add("0.1", true, -1);
    add("", true, -1);
    add("-0", true, -1);
    add("+1", false, -1);
    add("1,5", false, -1);
    add("inf", false, -1);
    add("x1", true, -1);
}

void TestServerOptions::speeds()
{
    QFETCH(QString, text);
    QFETCH(bool, orZero);
    const Result<double> speed = speedOf(text, 0.5, 10, orZero);
    QTEST(speed ? speed.value() : -1.0, "speed");
}

void TestServerOptions::similar_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("similar");
    const auto add = [](const char *name, const char *similar) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(similar);
    };
    add("clok", "clock");
    add("CLOCK", "clock");
    add("stiky", "sticky");
    add("gzip", "gzip-flush,gzip-whole");
    add("retry-and-resum", "retry-and-resume");
    add("llm-chat-completion", "llm-chat");
    add("zzzzzz", "");
    add("", "");
    add("e", "");
}

void TestServerOptions::similar()
{
    QFETCH(QString, name);
    const QStringList names{QStringLiteral("clock"),      QStringLiteral("gzip-flush"),
                            QStringLiteral("gzip-whole"), QStringLiteral("llm-chat"),
                            QStringLiteral("once"),       QStringLiteral("retry-and-resume"),
                            QStringLiteral("sticky")};
    QTEST(similarNames(name, names).join(QLatin1Char(',')), "similar");
    QCOMPARE(
        similarNames(QStringLiteral("abcd"), QStringList(QStringLiteral("abcde")).mid(0)).size(),
        1);
    QStringList many;
    for (int i = 0; i < 9; ++i)
        many << QStringLiteral("name-%1").arg(i);
    QCOMPARE(similarNames(QStringLiteral("name"), many).size(), 5);
}

QTEST_APPLESS_MAIN(TestServerOptions)
#include "tst_serveroptions.moc"

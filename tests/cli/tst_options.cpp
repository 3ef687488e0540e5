// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/help.h"
#include "app/cli/options.h"
#include "app/cli/requestoptions.h"
#include "tests/cli/parsedoptions.h"

#include <QTest>

using namespace sse;
using namespace sse::cli;
using namespace sse::test;

namespace {

Surroundings surroundings()
{
    return {[](const QString &name) -> std::optional<QByteArray> {
                if (name == QLatin1String("TOKEN"))
                    return QByteArrayLiteral("s3cret");
                if (name == QLatin1String("EMPTY"))
                    return QByteArray();
                if (name == QLatin1String("LINES"))
                    return QByteArrayLiteral("a\nX: b");
                return {};
            },
            [](const QString &path) -> Result<QByteArray> {
                if (path == QLatin1String("headers"))
                    return QByteArrayLiteral("A: 1\r\n\nB: $TOKEN");
                if (path == QLatin1String("bad"))
                    return QByteArrayLiteral("A: 1\nno colon");
                if (path == QLatin1String("body"))
                    return QByteArray("{\"x\":\n\0}", 8);
                if (path == QLatin1String("-"))
                    return QByteArrayLiteral("from input");
                return Error{"file", QStringLiteral("There is no such file.")};
            }};
}

WatchOptions watchOptions(const QString &words)
{
    const Result<Invocation> result =
        parsed(QStringLiteral("watch|http://h/") + (words.isEmpty() ? QString() : u'|' + words),
               surroundings());
    if (!result) {
        QTest::qFail(qPrintable(result.error().message), __FILE__, __LINE__);
        return {};
    }
    return std::get<WatchOptions>(result.value());
}

QByteArray printed(const HeaderList &headers)
{
    QByteArray text;
    for (const HeaderField &header : headers)
        text += header.name + '=' + header.value + ';';
    return text;
}

} // namespace

class TestOptions : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void helpIsNarrow();
    void parseOptions();
    void usageErrors_data();
    void usageErrors();
    void errorsKeepSecrets();
    void defaults();
    void request_data();
    void request();
    void reconnecting();
    void limits();
    void seconds_data();
    void seconds();
    void printing();
};

void TestOptions::texts_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::newRow("help") << QStringLiteral("--help") << generalHelp();
    QTest::newRow("h") << QStringLiteral("-h") << generalHelp();
    QTest::newRow("version") << QStringLiteral("--version") << versionText();
    QTest::newRow("parse help") << QStringLiteral("parse|--help") << parseHelp();
    QTest::newRow("watch help") << QStringLiteral("watch|--help") << watchHelp();
    QTest::newRow("watch help beside others")
        << QStringLiteral("watch|http://h|--bogus|-h") << watchHelp();
    QTest::newRow("record help") << QStringLiteral("record|--help") << recordHelp();
    QTest::newRow("events help") << QStringLiteral("events|-h|--bogus") << eventsHelp();
    QTest::newRow("cat help") << QStringLiteral("cat|-h") << catHelp();
    QTest::newRow("info help") << QStringLiteral("info|--help|x") << infoHelp();
    QTest::newRow("verify help") << QStringLiteral("verify|--help") << verifyHelp();
    QTest::newRow("export help") << QStringLiteral("export|--help|--format|x") << exportHelp();
    QTest::newRow("import help") << QStringLiteral("import|-h") << importHelp();
    QTest::newRow("verify version") << QStringLiteral("verify|-v") << versionText();
    QTest::newRow("mock help") << QStringLiteral("mock|-h") << mockHelp();
    QTest::newRow("serve help") << QStringLiteral("serve|--help|--port|x") << serveHelp();
    QTest::newRow("watch version") << QStringLiteral("watch|--version") << versionText();
}

void TestOptions::texts()
{
    QFETCH(QString, words);
    const Result<Invocation> result = parsed(words);
    QVERIFY(result);
    QTEST(std::get<ShowText>(result.value()).text, "text");
}

void TestOptions::helpIsNarrow()
{
    for (const QString &text :
         {generalHelp(), parseHelp(), watchHelp(), recordHelp(), eventsHelp(), catHelp(),
          infoHelp(), verifyHelp(), exportHelp(), importHelp(), mockHelp(), serveHelp()}) {
        QVERIFY(text.endsWith(QLatin1Char('\n')));
        QVERIFY(text.contains(QLatin1String("Exit codes")));
        QVERIFY(text.contains(QLatin1String("Examples:")));
        for (const QString &line : text.split(QLatin1Char('\n')))
            QVERIFY2(line.size() <= 100, qPrintable(line));
    }
    QCOMPARE(versionText(), QStringLiteral("sse-inspector-cli " SSE_VERSION "\n"));
}

void TestOptions::parseOptions()
{
    const Result<Invocation> plain = parsed(QStringLiteral("parse"));
    QVERIFY(plain);
    QCOMPARE(std::get<ParseOptions>(plain.value()).file, QStringLiteral("-"));
    QVERIFY(!std::get<ParseOptions>(plain.value()).print.all);
    const Result<Invocation> full = parsed(QStringLiteral("parse|--all|-|--bytes|--filter|a"));
    QVERIFY(full);
    QCOMPARE(std::get<ParseOptions>(full.value()).file, QStringLiteral("-"));
    QVERIFY(std::get<ParseOptions>(full.value()).print.all);
    QVERIFY(std::get<ParseOptions>(full.value()).print.bytes);
    QVERIFY(!std::get<ParseOptions>(full.value()).print.filter.isEmpty());
    const Result<Invocation> dashed = parsed(QStringLiteral("parse|--|--all"));
    QVERIFY(dashed);
    QCOMPARE(std::get<ParseOptions>(dashed.value()).file, QStringLiteral("--all"));
}

void TestOptions::usageErrors_data()
{
    const auto add = usageErrorTable();
    add("", "--help");
    add("bogus", "watch, record, events, cat, info, verify, export, import, parse, mock and serve");
    add("--all", "--all");
    add("parse|--bogus", "--bogus");
    add("parse|-X|GET", "-X");
    add("parse|a|b", "one file");
    add("parse|--filter|\"open", "--filter");
    add("parse|--all=1", "--all");
    add("watch", "address");
    add("watch|http://a|http://b", "one address");
    add("watch|ftp://a", "ftp");
    add("watch|http://", "host");
    add("watch|http://h:99999/", "URL");
    add("watch|", "address");
    add("watch|h|--bogus", "--bogus");
    add("watch|h|-H", "-H");
    add("watch|h|-H|no colon", "-H");
    add("watch|h|-H|a b: c", "-H");
    add("watch|h|-H|A: b\r\nC: d", "\"A\"");
    add("watch|h|-H|A: $LINES", "\"A\"");
    add("watch|h|-H|A: $UNSET", "UNSET");
    add("watch|h|-H|@bad", "line 2");
    add("watch|h|-H|@missing", "no such file");
    add("watch|h|-d|@missing", "no such file");
    add("watch|h|--cacert|missing", "no such file");
    add("watch|h|--cacert|body", "PEM");
    add("watch|h|-X|A B", "-X");
    add("watch|h|-X|", "-X");
    add("watch|h|--profile|opera", "whatwg, chrome, firefox, safari, fetch-event-source, sdk");
    add("watch|h|--last-event-id|a\nb", "--last-event-id");
    add("watch|h|--max-events|0", "--max-events");
    add("watch|h|--max-events|-1", "--max-events");
    add("watch|h|--max-events|1.5", "--max-events");
    add("watch|h|--max-events|18446744073709551616", "--max-events");
    add("watch|h|--duration|0", "--duration");
    add("watch|h|--duration|x", "--duration");
    add("watch|h|--duration|1e3", "--duration");
    add("watch|h|--idle-timeout|-1", "--idle-timeout");
    add("watch|h|--connect-timeout|1s", "--connect-timeout");
    add("watch|h|--first-byte-timeout|inf", "--first-byte-timeout");
}

void TestOptions::usageErrors()
{
    QFETCH(QString, words);
    QFETCH(QString, mentions);
    QCOMPARE(faultOfUsageError(parsed(words, surroundings()), mentions), QString());
}

void TestOptions::errorsKeepSecrets()
{
    for (const char *words : {"watch|h|-H|Authorization: hunter2\n", "watch|h|-H|A: hunter2 $UNSET",
                              "watch|h|-H|A: $LINES hunter2"}) {
        const Result<Invocation> result = parsed(QString::fromUtf8(words), surroundings());
        QVERIFY(!result);
        QVERIFY2(!result.error().message.contains(QLatin1String("hunter2")), words);
    }
}

void TestOptions::defaults()
{
    const WatchOptions options = watchOptions({});
    QCOMPARE(options.endpoint.url, QUrl(QStringLiteral("http://h/")));
    QCOMPARE(options.endpoint.method, QByteArray("GET"));
    QCOMPARE(options.endpoint.profile.id, QByteArray("whatwg"));
    QCOMPARE(options.endpoint.profileChosen, false);
    QCOMPARE(options.endpoint.reconnect, true);
    QCOMPARE(options.endpoint.insecure, false);
    QCOMPARE(options.endpoint.maxEvents, 0U);
    QVERIFY(options.endpoint.headers.isEmpty());
    QVERIFY(options.endpoint.connectTimeout == std::chrono::seconds(30));
    QVERIFY(options.endpoint.firstByteTimeout == std::chrono::seconds(30));
    QVERIFY(options.endpoint.idleTimeout == Nanos(0));
    QVERIFY(!options.duration);
}

void TestOptions::request_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    const QByteArray json = "Content-Type=application/json;";
    const auto add = [](const char *words, const QByteArray &method, const QByteArray &headers,
                        const QByteArray &body) {
        QTest::newRow(words) << QString::fromUtf8(words) << method << headers << body;
    };
    add("-X|DELETE", "DELETE", "", "");
    add("-X|post", "POST", "", "");
    add("-X|patch", "patch", "", "");
    add("-d|a=b", "POST", json, "a=b");
    add("-d|", "POST", json, "");
    add("-d|-1", "POST", json, "-1");
    add("-X|GET|-d|x", "GET", json, "x");
    add("-d|x|-X|put", "PUT", json, "x");
    add("-d|@body", "POST", json, QByteArray("{\"x\":\n\0}", 8));
    add("-d|@-", "POST", json, "from input");
    add("-d|x|-H|content-type: text/plain", "POST", "content-type=text/plain;", "x");
    add("-H|A: 1|-H|a:2|-H|A: 1", "GET", "A=1;a=2;A=1;", "");
    add("-HA: 1", "GET", "A=1;", "");
    add("-H|Empty:", "GET", "Empty=;", "");
    add("-H|Authorization: Bearer $TOKEN", "GET", "Authorization=Bearer s3cret;", "");
    add("-H|A: $TOKEN$EMPTY-$$TOKEN $5 $", "GET", "A=s3cret-$TOKEN $5 $;", "");
    add("-H|X: 0|-H|@headers|-H|Y: 9", "GET", "X=0;A=1;B=s3cret;Y=9;", "");
}

void TestOptions::request()
{
    QFETCH(QString, words);
    const WatchOptions options = watchOptions(words);
    QTEST(options.endpoint.method, "method");
    QTEST(printed(options.endpoint.headers), "headers");
    QTEST(options.endpoint.body, "body");
}

void TestOptions::reconnecting()
{
    const WatchOptions options =
        watchOptions(QStringLiteral("--profile|sdk|--no-reconnect|--last-event-id|ä 1|--insecure"));
    QCOMPARE(options.endpoint.profile.id, QByteArray("sdk"));
    QCOMPARE(options.endpoint.profileChosen, true);
    QCOMPARE(options.endpoint.reconnect, false);
    QCOMPARE(options.endpoint.lastEventId, QByteArray("ä 1"));
    QCOMPARE(options.endpoint.insecure, true);
    QCOMPARE(watchOptions(QStringLiteral("--profile|whatwg")).endpoint.profileChosen, true);
}

void TestOptions::limits()
{
    const WatchOptions options =
        watchOptions(QStringLiteral("--max-events|18446744073709551615|--duration|0.25|"
                                    "--connect-timeout|0|--first-byte-timeout|1.5|"
                                    "--idle-timeout|.001"));
    QCOMPARE(options.endpoint.maxEvents, std::numeric_limits<quint64>::max());
    QVERIFY(options.duration == std::chrono::milliseconds(250));
    QVERIFY(options.endpoint.connectTimeout == Nanos(0));
    QVERIFY(options.endpoint.firstByteTimeout == std::chrono::milliseconds(1500));
    QVERIFY(options.endpoint.idleTimeout == std::chrono::milliseconds(1));
}

void TestOptions::seconds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("nanos"); // -1: an error
    QTest::newRow("0") << QStringLiteral("0") << qint64(0);
    QTest::newRow("5.") << QStringLiteral("5.") << qint64(5'000'000'000);
    QTest::newRow("nano") << QStringLiteral("0.000000001") << qint64(1);
    QTest::newRow("year") << QStringLiteral("31536000") << qint64(31'536'000'000'000'000);
    for (const char *bad : {"", ".", "-0", "+1", " 1", "1 ", "1,5", "0x1", "nan", "١", "1e1",
                            "400000000", "99999999999999999999999999"})
        QTest::newRow(bad) << QString::fromUtf8(bad) << qint64(-1);
}

void TestOptions::seconds()
{
    QFETCH(QString, text);
    QFETCH(qint64, nanos);
    const Result<Nanos> result = secondsOf(QStringLiteral("--o"), text, Nanos(0));
    QCOMPARE(result ? result.value().count() : qint64(-1), nanos);
}

void TestOptions::printing()
{
    const WatchOptions options = watchOptions(QStringLiteral("--all|--bytes|--filter|type:x -y"));
    QVERIFY(options.print.all);
    QVERIFY(options.print.bytes);
    QVERIFY(!options.print.filter.isEmpty());
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"

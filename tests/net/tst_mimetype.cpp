// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/mimetype.h"
#include "core/net/reconnectpolicy.h"

#include <QTest>

using namespace sse;

namespace {

QByteArray text(const std::optional<MimeType> &type)
{
    if (!type)
        return "failure";
    QByteArray result = type->essence;
    for (const auto &[name, value] : type->parameters)
        result += '|' + name + '=' + value;
    return result;
}

} // namespace

class TestMimeType : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void extract_data();
    void extract();
    void judge_data();
    void judge();
    void utf8Labels();
};

void TestMimeType::parse_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *input, const char *expected) {
        QTest::newRow(input) << QByteArray(input) << QByteArray(expected);
    };
    row("text/event-stream", "text/event-stream");
    row(" \ttext/event-stream \r\n", "text/event-stream");
    row("TEXT/Event-Stream", "text/event-stream");
    row("text/event-stream;", "text/event-stream");
    row("text/event-stream ;charset=utf-8", "text/event-stream|charset=utf-8");
    row("text/event-stream; CHARSET=UTF-8", "text/event-stream|charset=UTF-8");
    row("text/event-stream;charset=\"utf-8\"", "text/event-stream|charset=utf-8");
    row("a/b;c=\"d\\\"e\";f=g", "a/b|c=d\"e|f=g");
    row("a/b;c=\"d", "a/b|c=d");
    row("a/b;c=\"d\"junk;e=f", "a/b|c=d|e=f");
    row("a/b;c=1;C=2", "a/b|c=1");
    row("a/b;c", "a/b");
    row("a/b;c=", "a/b");
    row("a/b;c=;d=e", "a/b|d=e");
    row("a/b;;;c=d", "a/b|c=d");
    row("a/b;c d=e", "a/b");
    row("a/b; c=d e ", "a/b|c=d e");
    row("a/b;c=\"\"", "a/b|c=");
    row("", "failure");
    row("x bogus", "failure");
    row("text", "failure");
    row("/event-stream", "failure");
    row("text/", "failure");
    row("text/;charset=utf-8", "failure");
    row("te xt/a", "failure");
    row("text/a b", "failure");
    row("text/event-stream, application/json", "failure");
}

void TestMimeType::parse()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, expected);
    QCOMPARE(text(parseMimeType(input)), expected);
}

void TestMimeType::extract_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *input, const char *expected) {
        QTest::newRow(input) << QByteArray(input) << QByteArray(expected);
    };
    row("", "failure");
    row("bogus", "failure");
    row("text/a, text/b", "text/b");
    row("text/a, bogus", "text/a");
    row("text/a, */*", "text/a");
    row("bogus, text/a,", "text/a");
    row("text/a;charset=x, text/a", "text/a|charset=x");
    row("text/a;charset=x, text/b, text/a", "text/a");
    row("text/a;charset=x, text/a;charset=y", "text/a|charset=y");
    row("text/a;b=\"c, text/d\"", "text/a|b=c, text/d");
    row("text/html;charset=gbk;a=b, text/html;x=y", "text/html|x=y|charset=gbk");
}

void TestMimeType::extract()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, expected);
    QCOMPARE(text(extractMimeType(input)), expected);
}

void TestMimeType::judge_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("accepting"); // which rules do: L, F, P, A; U: L with Utf8Only
    QTest::addColumn<bool>("foreign");
    const auto row = [](const char *type, const char *accepting, bool foreign = false) {
        QTest::newRow(type) << QByteArray(type) << QByteArray(accepting) << foreign;
    };
    row("text/event-stream", "LFPAU");
    row("text/event-stream;", "LFPAU");
    row("text/event-stream; charset=UTF-8", "LFPAU");
    row("text/event-stream; charset=\"utf-8\"", "LFPAU");
    row("text/event-stream; charset=utf8", "LFPA");
    row("text/event-stream; charset=windows-1252", "LFPA", true);
    row("text/event-stream; charset=bogus", "LFPA", true);
    row("text/event-stream; foo=bar", "LFPAU");
    row("TEXT/EVENT-STREAM", "LFAU");
    row("text/event-stream-foobar", "PA");
    row("text/event-streamx; charset=utf-8", "PA");
    row("application/json, text/event-stream", "LAU");
    row("text/event-stream, application/json", "FPA");
    row("", "A");
    row("x bogus", "A");
    row("text/plain", "A");
    row("text/html; charset=latin1", "A", true);
}

void TestMimeType::judge()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, accepting);
    QFETCH(bool, foreign);
    const auto verdictOf = [&type](MimeRule rule, CharsetRule charset = CharsetRule::Any) {
        ReconnectProfile profile;
        profile.mime = rule;
        profile.charset = charset;
        return judgeContentType(profile, type);
    };
    QCOMPARE(verdictOf(MimeRule::LastEssence).accepted, accepting.contains('L'));
    QCOMPARE(verdictOf(MimeRule::FirstEssence).accepted, accepting.contains('F'));
    QCOMPARE(verdictOf(MimeRule::Prefix).accepted, accepting.contains('P'));
    QCOMPARE(verdictOf(MimeRule::Any).accepted, accepting.contains('A'));
    QCOMPARE(verdictOf(MimeRule::LastEssence, CharsetRule::Utf8Only).accepted,
             accepting.contains('U'));
    QCOMPARE(verdictOf(MimeRule::LastEssence).foreignCharset, foreign);
}

void TestMimeType::utf8Labels()
{
    QVERIFY(isUtf8Label("UTF-8"));
    QVERIFY(isUtf8Label(" utf8 "));
    QVERIFY(isUtf8Label("x-unicode20utf8"));
    QVERIFY(!isUtf8Label("utf-16"));
    QVERIFY(!isUtf8Label(""));
}

QTEST_APPLESS_MAIN(TestMimeType)
#include "tst_mimetype.moc"

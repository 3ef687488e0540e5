// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/templatetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace sse;

class TemplateTextTest final : public QObject
{
    Q_OBJECT

private slots:
    static void expands_data();
    static void expands();
    static void resolvesEscapes_data();
    static void resolvesEscapes();
    static void refuses_data();
    static void refuses();
    static void staysWithinRandomLimits_data();
    static void staysWithinRandomLimits();
    static void needsNoValues();
    static void writesValidJson_data();
    static void writesValidJson();
    static void limitsValuesOfTheRequest();
    static void tellsWhatItUses_data();
    static void tellsWhatItUses();
    static void appends();

private:
    static TemplateText compiled(const QByteArray &text)
    {
        const auto result = TemplateText::compile(text, TemplateText::Escapes::None);
        return result ? result.value() : TemplateText();
    }
};

void TemplateTextTest::expands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expanded");
    const auto row = [](const char *text, const char *expanded) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text) << QByteArray(expanded);
    };
    row("", "");
    row("plain } }} { text\\n", "plain } }} { text\\n");
    row("{{counter}}", "-42");
    row("a{{counter}}b{{counter}}", "a-42b-42");
    row("{\"n\":{{counter}}}", "{\"n\":-42}");
    row("{{connection}}", "4000000000");
    row("{{time}}", "2023-11-14T22:13:20.009Z");
    row("{{time.ms}}", "1700000000009");
    row("{{random}}", "4294967295");
    row("{{random.1.6}}", "4");
    row("{{query}}", "a=1&b=x+y%41%zz&a=2&%62c=&d&e%2Bf=g");
    row("{{query.a}}", "1");
    row("{{query.b}}", "x yA%zz");
    row("{{query.bc}}", "");
    row("{{query.d}}|{{query.none}}", "|");
    row("{{query.e+f}}", "g");
    row("{{header.x-one}}", "first");
    row("{{header.None}}", "");
    row("{{body}}", "{\"a\":\"\xC3\xA4\"}");
    row("{{lastEventId}}", "id 7");
    row("{{literal}}counter}}", "{{counter}}");
    row("{{json:counter}}", "\"-42\"");
    row("{{json:time}}", "\"2023-11-14T22:13:20.009Z\"");
    row("{{json:body}}", "\"{\\\"a\\\":\\\"\xC3\xA4\\\"}\"");
    row("{{json:query.none}}", "\"\"");
    row("{{json:literal}}", "\"{{\"");
}

void TemplateTextTest::expands()
{
    QFETCH(QByteArray, text);
    const auto result = TemplateText::compile(text, TemplateText::Escapes::None);
    QVERIFY(bool(result));
    const HeaderList headers{{"Accept", "x"}, {"X-One", "first"}, {"x-one", "second"}};
    TemplateValues values;
    values.counter = -42;
    values.connection = 4'000'000'000;
    values.now = WallTime(std::chrono::microseconds(1'700'000'000'009'999));
    values.query = "a=1&b=x+y%41%zz&a=2&%62c=&d&e%2Bf=g";
    values.headers = &headers;
    values.body = "{\"a\":\"\xC3\xA4\"}";
    values.lastEventId = "id 7";
    values.random = [] { return std::numeric_limits<quint64>::max(); };
    QTEST(result.value().expanded(values), "expanded");
}

void TemplateTextTest::resolvesEscapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expanded");
    QTest::newRow("letters") << QByteArray(R"(\n\r\t\0\\n)") << QByteArray("\n\r\t\0\\n", 6);
    QTest::newRow("bytes") << QByteArray(R"(\xff\x00\xEF!)") << QByteArray("\xff\0\xEF!", 4);
    QTest::newRow("no template") << QByteArray(R"(\x7b{counter}})") << QByteArray("{{counter}}");
    QTest::newRow("template") << QByteArray(R"(\\{{counter}}\n)") << QByteArray("\\0\n");
}

void TemplateTextTest::resolvesEscapes()
{
    QFETCH(QByteArray, text);
    const auto result = TemplateText::compile(text, TemplateText::Escapes::Backslash);
    QVERIFY(bool(result));
    QTEST(result.value().expanded({}), "expanded");
}

void TemplateTextTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const QString open = QStringLiteral("“{{” has no “}}”. Write “{{literal}}” for two braces.");
    const auto unknown = [](const char *text, const char *shown) {
        QTest::newRow(text) << QByteArray(text)
                            << QString::fromUtf8(shown) +
                                   QStringLiteral(" is none of the templates, such as “{{counter}}”"
                                                  ", “{{time}}” or “{{query.name}}”. Write "
                                                  "“{{literal}}” for two braces.");
    };
    QTest::newRow("open") << QByteArray("a{{") << open;
    QTest::newRow("half open") << QByteArray("{{counter}") << open;
    unknown("{{}}", "“{{}}”");
    unknown("x{{Counter}}y", "“{{Counter}}”");
    unknown("{{ counter }}", "“{{ counter }}”");
    unknown("{{{counter}}}", "“{{{counter}}”");
    unknown("{{query.}}", "“{{query.}}”");
    unknown("{{header.}}", "“{{header.}}”");
    unknown("{{header.a b}}", "“{{header.a b}}”");
    unknown("{{json:}}", "“{{json:}}”");
    unknown("{{json:json:query}}", "“{{json:json:query}}”");
    unknown("{{random.6.1}}", "“{{random.6.1}}”");
    unknown("{{random.1}}", "“{{random.1}}”");
    unknown("{{random.1.x}}", "“{{random.1.x}}”");
    unknown("{{random.0.9223372036854775808}}", "“{{random.0.9223372036854775808}}”");
    unknown("{{\n\xFF}}", "“{{␊\uFFFD}}”");
    unknown("{{0123456789012345678901234567890123456789}}",
            "“{{01234567890123456789012345678901234567…”");
    const QString escape = QStringLiteral(" is no escape. There are \\n, \\r, \\t, \\0, \\\\ and "
                                          "\\xNN; in JSON the backslash is written twice.");
    const QString hex = QStringLiteral("Behind “\\x” stand two hexadecimal digits, as in “\\x0a”.");
    QTest::newRow("escape") << QByteArray("\\a") << QStringLiteral("“\\a”") + escape;
    QTest::newRow("NUL") << QByteArray("\\\0", 2) << QStringLiteral("“\\␀”") + escape;
    QTest::newRow("backslash") << QByteArray("a\\") << QStringLiteral("“\\”") + escape;
    QTest::newRow("digit") << QByteArray("\\x0") << hex;
    QTest::newRow("no digit") << QByteArray("\\x0g") << hex;
}

void TemplateTextTest::refuses()
{
    QFETCH(QByteArray, text);
    const auto result = TemplateText::compile(text, TemplateText::Escapes::Backslash);
    QVERIFY(!result);
    QCOMPARE(result.error().code, QByteArray("template"));
    QTEST(result.error().message, "message");
}

void TemplateTextTest::staysWithinRandomLimits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("random");
    QTest::addColumn<QByteArray>("expanded");
    const quint64 most = std::numeric_limits<quint64>::max();
    QTest::newRow("least") << QByteArray("{{random.1.6}}") << quint64{0} << QByteArray("1");
    QTest::newRow("most") << QByteArray("{{random.1.6}}") << quint64{5} << QByteArray("6");
    QTest::newRow("again") << QByteArray("{{random.1.6}}") << quint64{6} << QByteArray("1");
    QTest::newRow("one") << QByteArray("{{random.3.3}}") << most << QByteArray("3");
    QTest::newRow("negative") << QByteArray("{{random.-3.-2}}") << quint64{1} << QByteArray("-2");
    QTest::newRow("all") << QByteArray("{{random.-9223372036854775808.9223372036854775807}}")
                         << most << QByteArray("9223372036854775807");
    QTest::newRow("32 bits") << QByteArray("{{random}}") << quint64{1} << QByteArray("1");
}

void TemplateTextTest::staysWithinRandomLimits()
{
    QFETCH(QByteArray, text);
    QFETCH(quint64, random);
    TemplateValues values;
    values.random = [random] { return random; };
    QTEST(compiled(text).expanded(values), "expanded");
}

void TemplateTextTest::needsNoValues()
{
    QCOMPARE(compiled("{{counter}}{{connection}}{{time}}{{query}}{{query.a}}{{header.a}}{{body}}"
                      "{{lastEventId}}{{random}}")
                 .expanded({}),
             QByteArray("011970-01-01T00:00:00.000Z0"));
}

void TemplateTextTest::writesValidJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QByteArray("\"\\/") << QStringLiteral("\"\\/");
    QTest::newRow("controls") << QByteArray("\0\n\x1F\x7F", 4)
                              << QString::fromUtf8("\0\n\x1F\x7F", 4);
    QTest::newRow("not UTF-8") << QByteArray("a\xFF\xC3") << QStringLiteral("a\uFFFD\uFFFD");
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x98\x80") << QStringLiteral("😀");
}

void TemplateTextTest::writesValidJson()
{
    QFETCH(QByteArray, bytes);
    TemplateValues values;
    values.body = bytes;
    const QByteArray json = compiled("[{{json:body}}]").expanded(values);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY2(document.isArray(), json.constData());
    QTEST(document.array().at(0).toString(), "text");
}

void TemplateTextTest::limitsValuesOfTheRequest()
{
    const QByteArray body(200'000, 'b');
    const HeaderList headers{{"A", QByteArray(100'000, 'h')}};
    TemplateValues values;
    values.body = body;
    values.headers = &headers;
    const QByteArray text =
        compiled("{{body}}|{{header.a}}|{{body}}|{{counter}}|{{json:body}}").expanded(values);
    const QByteArray rest(maxTemplateValues - body.size(), 'h');
    QCOMPARE(text, body + '|' + rest + "||0|\"\"");
    // The limit never leaves half of a character in JSON.
    const QByteArray characters = QByteArray("\xE2\x82\xAC").repeated(100'000);
    values.body = characters;
    QCOMPARE(compiled("{{json:body}}").expanded(values),
             '"' + characters.first(maxTemplateValues / 3 * 3) + '"');
}

void TemplateTextTest::tellsWhatItUses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("uses");
    const auto row = [](const char *text, const char *uses) {
        QTest::newRow(*text == '\0' ? "nothing" : text) << QByteArray(text) << QByteArray(uses);
    };
    row("", "literal empty ");
    row("text", "literal ");
    row("{{literal}}", "literal ");
    row("{{counter}}", "counter ");
    row("{{json:counter}}", "counter ");
    row("{{body}}", "body empty ");
    row("{{json:body}}", "body ");
    row("{{query}}{{query.a}}{{header.a}}{{lastEventId}}", "empty ");
    row("{{query}} ", "");
    row("{{time}}", "");
    row("{{random}}", "");
}

void TemplateTextTest::tellsWhatItUses()
{
    QFETCH(QByteArray, text);
    const TemplateText all = compiled(text);
    QByteArray uses;
    if (all.isLiteral())
        uses += "literal ";
    if (all.usesCounter())
        uses += "counter ";
    if (all.usesBody())
        uses += "body ";
    if (all.mayBeEmpty())
        uses += "empty ";
    QTEST(uses, "uses");
}

void TemplateTextTest::appends()
{
    QByteArray to = "before ";
    TemplateValues values;
    values.counter = std::numeric_limits<qint64>::min();
    compiled("{{counter}}").expand(values, to);
    QCOMPARE(to, QByteArray("before -9223372036854775808"));
}

QTEST_GUILESS_MAIN(TemplateTextTest)
#include "tst_templatetext.moc"

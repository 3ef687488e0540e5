// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/builtinscenarios.h"
#include "core/scenario/scenariojson.h"
#include "tests/scenario/problemtext.h"
#include "tests/scenario/randomscenario.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace sse;
using namespace sse::test;

/// Looks at what a schema says about members, words and types; a validator of its own standing
/// checks the rest, beside the programs that others wrote.
class ScenarioSchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void describesEveryMember();
    void knowsTheParsersMembers_data();
    void knowsTheParsersMembers();
    void allowsBuiltins_data();
    void allowsBuiltins();
    void allowsWhatIsValid();

private:
    [[nodiscard]] QJsonObject resolved(const QJsonObject &schema) const;
    [[nodiscard]] bool allows(const QJsonObject &schema, const QJsonValue &value) const;
    [[nodiscard]] bool allowsMembers(const QJsonObject &schema, const QJsonObject &object) const;
    [[nodiscard]] QJsonObject at(const QStringList &path) const;

    QJsonObject m_schema;
};

void ScenarioSchemaTest::initTestCase()
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/../../resources/scenario.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_schema = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!m_schema.isEmpty());
}

QJsonObject ScenarioSchemaTest::resolved(const QJsonObject &schema) const
{
    const QString name = schema.value(QLatin1String("$ref")).toString();
    if (name.isEmpty())
        return schema;
    return m_schema.value(QLatin1String("$defs")).toObject().value(name.mid(8)).toObject();
}

QJsonObject ScenarioSchemaTest::at(const QStringList &path) const
{
    QJsonObject found = m_schema;
    for (const QString &name : path)
        found = resolved(found.value(name).toObject());
    return found;
}

bool ScenarioSchemaTest::allowsMembers(const QJsonObject &schema, const QJsonObject &object) const
{
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    const QJsonValue others = schema.value(QLatin1String("additionalProperties"));
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue property = properties.contains(it.key()) ? properties[it.key()] : others;
        if (!property.isObject() || !allows(property.toObject(), it.value()))
            return false;
    }
    const QJsonArray required = schema.value(QLatin1String("required")).toArray();
    return std::all_of(required.begin(), required.end(),
                       [&](const QJsonValue &name) { return object.contains(name.toString()); });
}

bool ScenarioSchemaTest::allows(const QJsonObject &given, const QJsonValue &value) const
{
    const QJsonObject schema = resolved(given);
    if (schema.contains(QLatin1String("oneOf"))) {
        const QJsonArray choices = schema.value(QLatin1String("oneOf")).toArray();
        return std::count_if(choices.begin(), choices.end(), [&](const QJsonValue &choice) {
                   return allows(choice.toObject(), value);
               }) == 1;
    }
    if (schema.contains(QLatin1String("const")))
        return schema.value(QLatin1String("const")) == value;
    if (schema.contains(QLatin1String("enum")))
        return schema.value(QLatin1String("enum")).toArray().contains(value);
    const QString type = schema.value(QLatin1String("type")).toString();
    if (type == QLatin1String("object"))
        return value.isObject() && allowsMembers(schema, value.toObject());
    if (type == QLatin1String("array")) {
        const QJsonArray elements = value.toArray();
        const QJsonObject items = schema.value(QLatin1String("items")).toObject();
        return value.isArray() &&
               std::all_of(elements.begin(), elements.end(),
                           [&](const QJsonValue &element) { return allows(items, element); });
    }
    if (type == QLatin1String("integer"))
        return value.isDouble() &&
               value.toDouble() >= schema.value(QLatin1String("minimum")).toDouble() &&
               value.toDouble() <= schema.value(QLatin1String("maximum")).toDouble();
    return type.isEmpty() || (type == QLatin1String("string") && value.isString()) ||
           (type == QLatin1String("boolean") && value.isBool()) ||
           (type == QLatin1String("null") && value.isNull());
}

void ScenarioSchemaTest::describesEveryMember()
{
    QList<QJsonObject> objects{m_schema};
    for (const QJsonValue &definition : m_schema.value(QLatin1String("$defs")).toObject())
        objects.append(definition.toObject());
    int members = 0;
    for (const QJsonObject &object : objects) {
        const QJsonObject properties = object.value(QLatin1String("properties")).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QJsonObject given = it.value().toObject();
            const QString text =
                given.contains(QLatin1String("description"))
                    ? given.value(QLatin1String("description")).toString()
                    : resolved(given).value(QLatin1String("description")).toString();
            QVERIFY2(text.endsWith(u'.'), qPrintable(it.key()));
            ++members;
        }
    }
    QVERIFY(members > 40);
}

void ScenarioSchemaTest::knowsTheParsersMembers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("path");
    const auto row = [](const char *title, const QByteArray &json, const char *path) {
        QTest::newRow(title) << json << QString::fromLatin1(path).split(u' ', Qt::SkipEmptyParts);
    };
    row("scenario", R"({"name":"a","?":1})", "");
    row("answer", with(R"("answers":[{"?":1}])"), "$defs answer");
    row("response", with(R"("response":{"?":1})"), "$defs response");
    row("write", with(R"("write":{"?":1})"), "$defs write");
    row("cut", with(R"("cut":{"after":1,"?":1})"), "$defs cut");
    row("event", with(R"("steps":[{"event":{"?":1}}])"), "$defs step properties event");
    row("repeat", with(R"("steps":[{"repeat":{"steps":[],"?":1}}])"),
        "$defs step properties repeat");
}

void ScenarioSchemaTest::knowsTheParsersMembers()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, path);
    QStringList known = at(path).value(QLatin1String("properties")).toObject().keys();
    const QString problems = problemsOf(json);
    QStringList told = problems.mid(problems.lastIndexOf(QLatin1String(": ")) + 2)
                           .chopped(1)
                           .split(QStringLiteral(", "));
    known.sort();
    told.sort();
    QCOMPARE(known, told);
}

void ScenarioSchemaTest::allowsBuiltins_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray &name : builtinScenarioNames())
        QTest::newRow(name.constData()) << name;
}

void ScenarioSchemaTest::allowsBuiltins()
{
    QFETCH(QByteArray, name);
    const QJsonDocument document = QJsonDocument::fromJson(builtinScenarioText(name).value());
    QVERIFY(document.isObject());
    QVERIFY(allows(m_schema, document.object()));
}

void ScenarioSchemaTest::allowsWhatIsValid()
{
    RandomScenario random(9);
    for (int round = 0; round < 300; ++round) {
        const QByteArray json = writeScenario(random.next());
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY2(allows(m_schema, document.object()), json.constData());
    }
    QVERIFY(!allows(m_schema, QJsonObject{{QStringLiteral("steps"), QJsonArray()}}));
}

QTEST_GUILESS_MAIN(ScenarioSchemaTest)
#include "tst_scenarioschema.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/schema.h"

#include "tests/support/recordedrows.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;

class SchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheAnswer();
    void sumsEveryColumn();
    void agreesWithTheDocument();
    void makesTheTables();
};

/// Against zlib in Python: crc32 of the columns as FORMAT.md tells.
void SchemaTest::knowsTheAnswer()
{
    QCOMPARE(schema::checkSum(schema::ReadRow{0, 1, 0, 0, "123456789"}), 4140382465U);
    QCOMPARE(schema::checkSum(schema::ReadRow{}), 3924573617U);
    QCOMPARE(schema::checkSum(schema::FactRow{1, 2, 3, -4, "note", "{}"}), 3205885223U);
    QCOMPARE(schema::checkSum(schema::InfoRow{5, "state", "complete"}), 2169815003U);
}

void SchemaTest::sumsEveryColumn()
{
    const schema::ReadRow read{10, 1, 20, 0, "bytes"};
    QList<quint32> sums{schema::checkSum(read)};
    for (qint64 schema::ReadRow::*column : {&schema::ReadRow::offset, &schema::ReadRow::connection,
                                            &schema::ReadRow::time, &schema::ReadRow::part}) {
        schema::ReadRow changed = read;
        changed.*column += 1;
        sums.append(schema::checkSum(changed));
    }
    schema::ReadRow changed = read;
    changed.bytes = "bytez";
    sums.append(schema::checkSum(changed));
    // Bytes can't move from one column to its neighbour unseen.
    sums.append(schema::checkSum(schema::FactRow{1, 0, 0, 0, "ab", "c"}));
    sums.append(schema::checkSum(schema::FactRow{1, 0, 0, 0, "a", "bc"}));
    QCOMPARE(QSet<quint32>(sums.begin(), sums.end()).size(), sums.size());
}

/// The worked example of FORMAT.md: the bytes that it shows give the sum that it shows.
void SchemaTest::agreesWithTheDocument()
{
    QFile file(QStringLiteral(SSE_FORMAT_DOCUMENT));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression row(QStringLiteral(
        "offset=(\\d+) connection=(\\d+) time=(\\d+) part=(\\d+) bytes=x'([0-9a-f]+)' "
        "crc=(\\d+)"));
    auto matches = row.globalMatch(text);
    int count = 0;
    for (; matches.hasNext(); ++count) {
        const QStringList columns = matches.next().capturedTexts();
        const QByteArray bytes = QByteArray::fromHex(columns[5].toLatin1());
        const schema::ReadRow shown{columns[1].toLongLong(), columns[2].toLongLong(),
                                    columns[3].toLongLong(), columns[4].toLongLong(), bytes};
        QCOMPARE(schema::checkSum(shown), columns[6].toUInt());
    }
    QVERIFY(count >= 2);
    for (const schema::Table &table : schema::tables)
        QVERIFY2(text.simplified().contains(QLatin1String(table.sql)), table.name);
}

void SchemaTest::makesTheTables()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    auto database = Database::open(path, Database::Mode::CreateNew);
    QVERIFY(database);
    for (const schema::Table &table : schema::tables)
        QVERIFY(database.value().execute(table.sql));
    // STRICT keeps out what a reader would refuse.
    QVERIFY(!database.value().execute("INSERT INTO read VALUES(0, 'x', 0, 0, x'00', 0)"));
    QVERIFY(!database.value().execute("INSERT INTO read VALUES(0, 1, 0, 0, 'text', 0)"));
    QVERIFY(!database.value().execute("INSERT INTO read VALUES(0, 1, 0, 0, NULL, 0)"));
    QVERIFY(database.value().execute("INSERT INTO read VALUES(0, 1, 0, 0, x'00', 0)"));
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"

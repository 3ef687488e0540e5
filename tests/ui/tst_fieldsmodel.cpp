// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "tests/ui/capturedstream.h"
#include "ui/models/eventcolumns.h"
#include "ui/models/fieldsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using Tester = QAbstractItemModelTester;

class TestFieldsModel final : public QObject
{
    Q_OBJECT

private slots:
    static void outcomes_data();
    static void outcomes();
    static void rawValuesAreWhole();
};

void TestFieldsModel::outcomes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rows");
    QTest::newRow("event") << QByteArray("event: tick\nid: 7\nretry: 10\ndata: a\ndata\n\n")
                           << QStringLiteral(
                                  "event | tick | Set the event type buffer\n"
                                  "id | 7 | Set the last event ID buffer\n"
                                  "retry | 10 | Set the reconnection time, in milliseconds\n"
                                  "data | a | Appended to the data buffer\n"
                                  "data |  | Appended to the data buffer\n");
    QTest::newRow("ignored") << QByteArray("Data: a\n{\"x\": 1}\nretry: 1s\nretry\nid: a\0b\n\n",
                                           41)
                             << QStringLiteral(
                                    "Data | a | Ignored: the name is not exactly “data”\n"
                                    "{\"x\" | 1} | Ignored: not a field of the standard\n"
                                    "retry | 1s | Ignored: the value is not only ASCII digits\n"
                                    "retry |  | Ignored: empty; some clients take their default\n"
                                    "id | a\u2400b | Ignored: the value contains U+0000 NULL\n");
    QTest::newRow("unfinished")
        << QByteArray("data: a\nid: 3\nretry: 5\nda")
        << QStringLiteral("data | a | Discarded: the stream ended before the blank line\n"
                          "id | 3 | Discarded: the stream ended before the blank line\n"
                          "retry | 5 | Set the reconnection time, in milliseconds\n"
                          "da |  | Never processed: the stream ended inside this line\n");
}

void TestFieldsModel::outcomes()
{
    QFETCH(QByteArray, bytes);
    CapturedStream capture;
    capture.connectionOf({bytes});
    EventText text(capture.log, capture.index);
    FieldsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setFields(text.fields(0));
    QTEST(printModel(model), "rows");
}

void TestFieldsModel::rawValuesAreWhole()
{
    CapturedStream capture;
    const QByteArray longValue(100'000, 'x');
    capture.connectionOf({"data: " + longValue + "\n\n"});
    EventText text(capture.log, capture.index);
    FieldsModel model;
    model.setFields(text.fields(0));
    const QModelIndex value = model.index(0, FieldsModel::ValueColumn);
    QCOMPARE(value.data().toString().size(), 513);
    QCOMPARE(value.data(RawValueRole).toString(), QString::fromLatin1(longValue));
    QCOMPARE(model.range(0), (std::pair<ByteOffset, quint64>(0, 100'006)));
    model.setFields({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestFieldsModel)
#include "tst_fieldsmodel.moc"

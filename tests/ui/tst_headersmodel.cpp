// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "ui/models/eventcolumns.h"
#include "ui/models/headersmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using Tester = QAbstractItemModelTester;

class TestHeadersModel final : public QObject
{
    Q_OBJECT

private slots:
    static void masksSecrets();
    static void decodesValues();
};

void TestHeadersModel::masksSecrets()
{
    HeadersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QVERIFY(!model.hasSecrets());
    model.setHeaders({{"Accept", "text/event-stream"}, {"AUTHORIZATION", "Bearer s3cret"}});
    QVERIFY(model.hasSecrets());
    QCOMPARE(printModel(model), QStringLiteral("Accept | text/event-stream\n"
                                               "AUTHORIZATION | •••••• (hidden)\n"));
    for (const int role : {int(Qt::ToolTipRole), int(RawValueRole), int(Qt::AccessibleTextRole)})
        QVERIFY(!model.index(1, 1).data(role).toString().contains(QStringLiteral("s3cret")));
    model.setSecretsRevealed(true);
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("Bearer s3cret"));
    QCOMPARE(model.index(1, 1).data(RawValueRole).toString(), QStringLiteral("Bearer s3cret"));
    model.setSecretsRevealed(false);
    QVERIFY(!printModel(model).contains(QStringLiteral("s3cret")));
}

void TestHeadersModel::decodesValues()
{
    HeadersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setHeaders(
        {{"Last-Event-ID", "\xC3\xA9"}, {"Server", "\xE9\t\x1B"}, {"X", QByteArray(600, 'x')}});
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("\u00E9"));
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("\u00E9\u2409\u241B"));
    QCOMPARE(model.index(2, 1).data().toString().size(), 513);
}

QTEST_GUILESS_MAIN(TestHeadersModel)
#include "tst_headersmodel.moc"

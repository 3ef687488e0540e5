// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/redactor.h"
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
    static void masksSecretsWithin();
    static void decodesValues();
};

void TestHeadersModel::masksSecrets()
{
    HeadersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QVERIFY(!model.hasSecrets());
    Redactor redactor(Redactor::Mode::Mask);
    model.setHeaders({{"Accept", "text/event-stream"}, {"AUTHORIZATION", "Bearer s3cret"}},
                     redactor);
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

void TestHeadersModel::masksSecretsWithin()
{
    HeadersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Redactor redactor(Redactor::Mode::Mask);
    const HeaderList headers{{"Location", "https://me:pw@h.example/?q=1&access_token=s3cret"}};
    model.setHeaders(headers, redactor);
    QVERIFY(model.hasSecrets());
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(RawValueRole)}) {
        const QString shown = model.index(0, 1).data(role).toString();
        QVERIFY2(shown.contains(QStringLiteral("h.example/?q=1")), qPrintable(shown));
        QVERIFY2(!shown.contains(QStringLiteral("s3cret")), qPrintable(shown));
        QVERIFY2(!shown.contains(QStringLiteral("pw@")), qPrintable(shown));
    }
    model.setSecretsRevealed(true);
    QCOMPARE(model.index(0, 1).data(RawValueRole).toString(),
             QString::fromLatin1(headers.first().value));
    model.setHeaders({{"Location", "https://h.example/?q=1"}}, redactor);
    QVERIFY(!model.hasSecrets());
}

void TestHeadersModel::decodesValues()
{
    HeadersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Redactor redactor(Redactor::Mode::Mask);
    model.setHeaders(
        {{"Last-Event-ID", "\xC3\xA9"}, {"Server", "\xE9\t\x1B"}, {"X", QByteArray(600, 'x')}},
        redactor);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("\u00E9"));
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("\u00E9\u2409\u241B"));
    QCOMPARE(model.index(2, 1).data().toString().size(), 513);
}

QTEST_GUILESS_MAIN(TestHeadersModel)
#include "tst_headersmodel.moc"

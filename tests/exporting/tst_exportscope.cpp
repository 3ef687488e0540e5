// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportscope.h"
#include "tests/support/indexfixture.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestExportScope final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void takesAll();
    void takesSelectedRows();
    void takesConnections();
    void takesATimeRange();
    void takesWhatTheFilterLetsThrough();
    void isBoundedByWhatWasThere();

private:
    [[nodiscard]] QByteArray taken(const ExportScope &scope) const;

    std::unique_ptr<IndexFixture> m_stream;
};

/// Rows: 0 one, 1 two, 2 a note, 3 comment, 4 three, 5 a note; the last three of connection 2.
void TestExportScope::init()
{
    m_stream = std::make_unique<IndexFixture>();
    m_stream->connectionOf({"data: one\n\n", "data: two\n\n"});
    m_stream->note("first");
    m_stream->connectionOf({":comment\n", "data: three\n\n"});
    m_stream->note("second");
}

QByteArray TestExportScope::taken(const ExportScope &scope) const
{
    QByteArray rows;
    EventText text(m_stream->log, m_stream->index);
    for (RowNumber row = 0; row < m_stream->index.rowCount(); ++row)
        rows += scope.contains(m_stream->index, text, row) ? char('0' + row) : '-';
    return rows;
}

void TestExportScope::takesAll()
{
    QCOMPARE(taken({}), QByteArray("012345"));
    QVERIFY(ExportScope().isWhole());
}

void TestExportScope::takesSelectedRows()
{
    ExportScope scope;
    scope.selection = {{{1, 2}, {4, 4}}};
    QVERIFY(!scope.isWhole());
    QCOMPARE(taken(scope), QByteArray("-12-4-"));
    scope.selection->clear();
    QCOMPARE(taken(scope), QByteArray("------"));
}

void TestExportScope::takesConnections()
{
    ExportScope scope;
    scope.connections = {2};
    QVERIFY(!scope.isWhole());
    QCOMPARE(taken(scope), QByteArray("---345"));
}

void TestExportScope::takesATimeRange()
{
    ExportScope scope;
    scope.from = m_stream->log.read(1).time;
    QCOMPARE(taken(scope), QByteArray("-12345"));
    scope.to = m_stream->log.read(2).time;
    QCOMPARE(taken(scope), QByteArray("-123--"));
    QVERIFY(!scope.isWhole());
}

void TestExportScope::takesWhatTheFilterLetsThrough()
{
    ExportScope scope;
    scope.filter = FilterExpression::parse(u"tw").value();
    QVERIFY(!scope.isWhole());
    QCOMPARE(taken(scope), QByteArray("-12--5"));
}

void TestExportScope::isBoundedByWhatWasThere()
{
    ExportScope scope;
    scope.endRow = 5;
    QCOMPARE(taken(scope), QByteArray("01234-"));
    scope.endRecord = 1;
    scope.endByte = m_stream->log.read(3).begin;
    QCOMPARE(taken(scope), QByteArray("0123--"));
    QVERIFY(scope.isWhole());
}

QTEST_GUILESS_MAIN(TestExportScope)
#include "tst_exportscope.moc"

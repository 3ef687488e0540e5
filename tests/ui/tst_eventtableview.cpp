// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/eventtableview.h"

#include "tests/ui/capturedstream.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

class tst_EventTableView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsWhenTheOldestLeave();
    void followsBeyondItsLimit();
    void keepsTheSelectionWhenTheOldestLeave();
    void forgetsTheSelectionWhenAllLeave();
    void fitsRowNumbers_data();
    void fitsRowNumbers();

private:
    void read(int events)
    {
        m_capture->read(QByteArray("data: a\n\n").repeated(events));
        // What leaves the top and what comes are two steps.
        m_table->refresh();
        m_table->refresh();
    }
    void drop(RowNumber below, int events)
    {
        m_capture->index.dropBelow(below);
        read(events);
    }
    [[nodiscard]] bool isAtEnd() const
    {
        return m_table->verticalScrollBar()->value() == m_table->verticalScrollBar()->maximum();
    }
    [[nodiscard]] RowNumber rowAtTop() const { return m_model->rowNumber(m_table->rowAt(0)); }

    std::unique_ptr<CapturedStream> m_capture;
    std::unique_ptr<EventTableModel> m_model;
    std::unique_ptr<EventTableView> m_table;
};

void tst_EventTableView::init()
{
    m_capture = std::make_unique<CapturedStream>();
    m_model = std::make_unique<EventTableModel>(m_capture->log, m_capture->index);
    m_table = std::make_unique<EventTableView>(*m_model);
    m_table->resize(600, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    m_capture->begin();
    read(100);
    QCOMPARE(m_model->rowCount(), 100);
    QVERIFY(m_table->isFollowing());
    QVERIFY(isAtEnd());
}

void tst_EventTableView::cleanup()
{
    m_table.reset();
    m_model.reset();
    m_capture.reset();
}

void tst_EventTableView::followsWhenTheOldestLeave()
{
    QVERIFY(m_table->showRow(5));
    m_table->setFollowing(true);
    const QSignalSpy follows(m_table.get(), &EventTableView::followingChanged);
    const QSignalSpy currents(m_table.get(), &EventTableView::currentRowChanged);
    drop(5, 3);
    QCOMPARE(m_table->currentRow(), std::optional<RowNumber>(5));
    QCOMPARE(m_table->selectedViewRows(10), QList<int>{0});
    for (RowNumber below = 6; below < 40; below += 4) {
        drop(below, 4);
        QVERIFY(m_table->isFollowing());
        QVERIFY(isAtEnd());
        QVERIFY(!m_table->currentIndex().isValid());
        QVERIFY(!m_table->currentRow());
        QVERIFY(m_table->selectedViewRows(10).isEmpty());
    }
    QCOMPARE(m_table->selectedSpan().rows, 0U);
    QCOMPARE(currents.size(), 1);
    QCOMPARE(follows.size(), 0);
}

void tst_EventTableView::followsBeyondItsLimit()
{
    m_model->setMostRows(100);
    m_table->setFollowing(true);
    QVERIFY(m_table->showRow(99));
    for (int round = 0; round < 30; ++round) {
        read(5);
        QVERIFY(m_table->isFollowing());
        QVERIFY(isAtEnd());
    }
    QVERIFY(m_model->firstShown() > 99);
    QVERIFY(!m_table->currentIndex().isValid());
    QVERIFY(!m_table->currentRow());
}

void tst_EventTableView::keepsTheSelectionWhenTheOldestLeave()
{
    QVERIFY(m_table->showRow(50));
    QVERIFY(!m_table->isFollowing());
    const RowNumber top = rowAtTop();
    QVERIFY(m_table->showRow(55));
    QCOMPARE(rowAtTop(), top);
    const QSignalSpy follows(m_table.get(), &EventTableView::followingChanged);
    const QSignalSpy currents(m_table.get(), &EventTableView::currentRowChanged);
    drop(20, 5);
    QCOMPARE(m_table->currentIndex().row(), 35);
    QCOMPARE(m_table->selectedViewRows(10), QList<int>{35});
    QCOMPARE(rowAtTop(), top);
    drop(top + 3, 0);
    QCOMPARE(m_table->currentRow(), std::optional<RowNumber>(55));
    QCOMPARE(rowAtTop(), top + 3);
    QVERIFY(!m_table->isFollowing());
    QCOMPARE(currents.size(), 0);
    QCOMPARE(follows.size(), 0);
}

void tst_EventTableView::forgetsTheSelectionWhenAllLeave()
{
    m_table->selectRows(40, 50);
    QCOMPARE(m_table->selectedSpan().rows, 10U);
    drop(45, 0);
    QCOMPARE(m_table->selectedSpan().rows, 5U);
    QVERIFY(!m_table->currentIndex().isValid());
    QSignalSpy spans(m_table.get(), &EventTableView::selectedSpanChanged);
    drop(100, 20);
    QCOMPARE(m_model->rowCount(), 20);
    QCOMPARE(m_table->selectedSpan().rows, 0U);
    QVERIFY(!spans.isEmpty());
    QVERIFY(!m_table->currentIndex().isValid());
    QVERIFY(!m_table->isFollowing());
}

void tst_EventTableView::fitsRowNumbers_data()
{
    QTest::addColumn<quint64>("before");
    QTest::addColumn<int>("width"); // 0: as at first
    QTest::addColumn<bool>("grows");
    QTest::newRow("few rows") << quint64{0} << 0 << false;
    QTest::newRow("six digits") << quint64{999'000} << 0 << false;
    QTest::newRow("seven digits") << quint64{1'000'000} << 0 << true;
    QTest::newRow("nine digits") << quint64{140'680'000} << 0 << true;
    QTest::newRow("widened by hand") << quint64{140'680'000} << 400 << false;
    QTest::newRow("narrowed by hand") << quint64{0} << 50 << false;
}

void tst_EventTableView::fitsRowNumbers()
{
    QFETCH(quint64, before);
    QFETCH(int, width);
    if (width > 0)
        m_table->setColumnWidth(NumberColumn, width);
    const int first = m_table->columnWidth(NumberColumn);
    m_capture->index.setRowsBefore(before);
    read(1);
    const int fitted = m_table->columnWidth(NumberColumn);
    QTEST(fitted > first, "grows");
    QVERIFY(fitted >= first);
    const QString largest =
        m_model->index(m_model->rowCount() - 1, NumberColumn).data(Qt::DisplayRole).toString();
    if (width != 50)
        QVERIFY(fitted > m_table->fontMetrics().horizontalAdvance(largest) + 8);
    // From then on it is the user's, until there is one more digit.
    m_table->setColumnWidth(NumberColumn, 45);
    read(1);
    QCOMPARE(m_table->columnWidth(NumberColumn), 45);
    m_capture->index.setRowsBefore(9'999'999'999);
    read(1);
    QVERIFY(m_table->columnWidth(NumberColumn) > first || width == 400);
    // Widths that are kept may be of shorter numbers.
    const QByteArray narrow = [this] {
        EventTableView other(*m_model);
        other.setColumnWidth(NumberColumn, 40);
        return other.saveColumns();
    }();
    m_table->restoreColumns(narrow);
    QVERIFY(m_table->columnWidth(NumberColumn) > 40);
}

QTEST_MAIN(tst_EventTableView)
#include "tst_eventtableview.moc"

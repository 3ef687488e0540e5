// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/withoutsearch.h"

#include "tests/ui/capturedstream.h"
#include "ui/views/eventtableview.h"
#include "ui/views/plaintable.h"

#include <QIdentityProxyModel>
#include <QListView>
#include <QTest>
#include <QTreeView>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr int rows = 5000;

/// Counts how often it is asked for a text.
class CountingModel final : public QIdentityProxyModel
{
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        ++asked;
        return QIdentityProxyModel::data(index, role);
    }

    mutable int asked = 0;
};

} // namespace

class tst_WithoutSearch : public QObject
{
    Q_OBJECT

private slots:
    void lettersCostNothing_data();
    void lettersCostNothing();
};

void tst_WithoutSearch::lettersCostNothing_data()
{
    QTest::addColumn<QString>("view");
    for (const char *view : {"events", "table", "tree", "list"})
        QTest::newRow(view) << QString::fromLatin1(view);
}

void tst_WithoutSearch::lettersCostNothing()
{
    QFETCH(QString, view);
    CapturedStream capture;
    capture.begin();
    capture.read(QByteArray("data: a\n\n").repeated(rows));
    EventTableModel model(capture.log, capture.index);
    model.refresh();
    CountingModel counting;
    counting.setSourceModel(&model);
    std::unique_ptr<QAbstractItemView> shown;
    if (view == QLatin1String("events"))
        shown = std::make_unique<EventTableView>(model);
    else if (view == QLatin1String("table"))
        shown = std::make_unique<PlainTable>(view);
    else if (view == QLatin1String("tree"))
        shown = std::make_unique<WithoutSearch<QTreeView>>();
    else
        shown = std::make_unique<WithoutSearch<QListView>>();
    shown->setModel(&counting);
    shown->resize(300, 200);
    shown->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
    const QModelIndex current = counting.index(3, 0);
    shown->setCurrentIndex(current);
    QCOMPARE(counting.rowCount(), rows);
    QCoreApplication::processEvents();
    counting.asked = 0;
    for (const char letter : {'x', 'q', '5'})
        QTest::keyClick(shown.get(), letter);
    // Some views look at the current row.
    QVERIFY2(counting.asked < 100, qPrintable(QString::number(counting.asked)));
    QCOMPARE(shown->currentIndex(), current);
}

QTEST_MAIN(tst_WithoutSearch)
#include "tst_withoutsearch.moc"

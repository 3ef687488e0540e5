// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/rowwindow.h"

#include <QTest>

using namespace sse::ui;
using Change = RowWindow::Change;
using Kind = RowWindow::Change::Kind;

namespace {

QString print(const Change &change)
{
    const char *const names[] = {"none", "append", "remove-top", "remove-bottom", "reset"};
    QString text = QLatin1String(names[static_cast<int>(change.kind)]);
    if (change.kind != Kind::None)
        text += QLatin1Char(' ') + QString::number(change.count);
    if (change.kind == Kind::Reset)
        text += QStringLiteral(" from ") + QString::number(change.top);
    return text;
}

/// The changes until there are none; empty when they don't end.
QString settle(RowWindow &window, std::size_t first, std::size_t end)
{
    QStringList texts;
    for (int step = 0; step < 10; ++step) {
        const Change change = window.next(first, end);
        if (change.kind == Kind::None)
            return texts.join(QStringLiteral(", "));
        texts += print(change);
        window.apply(change);
    }
    return QStringLiteral("endless");
}

} // namespace

class TestRowWindow final : public QObject
{
    Q_OBJECT

private slots:
    static void moves_data();
    static void moves();
    static void restarts();
};

void TestRowWindow::moves_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("top"); // shown at first
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("first"); // to show
    QTest::addColumn<int>("last");
    QTest::addColumn<QString>("changes");
    QTest::newRow("nothing") << 100 << 0 << 0 << 0 << 0 << "";
    QTest::newRow("first rows") << 100 << 0 << 0 << 0 << 5 << "append 5";
    QTest::newRow("more rows") << 100 << 0 << 5 << 0 << 7 << "append 2";
    QTest::newRow("up to the limit") << 100 << 0 << 5 << 0 << 100 << "append 95";
    QTest::newRow("over the limit") << 100 << 0 << 100 << 0 << 101 << "remove-top 5, append 1";
    QTest::newRow("far over the limit")
        << 100 << 0 << 100 << 0 << 150 << "remove-top 50, append 50";
    QTest::newRow("beyond all") << 100 << 0 << 100 << 0 << 1000 << "reset 100 from 900";
    QTest::newRow("from nothing beyond") << 100 << 0 << 0 << 0 << 1000 << "reset 100 from 900";
    QTest::newRow("limit of one") << 1 << 3 << 4 << 0 << 5 << "reset 1 from 4";
    QTest::newRow("back a little") << 100 << 0 << 50 << 0 << 49 << "remove-bottom 1";
    QTest::newRow("back to nothing") << 100 << 0 << 50 << 0 << 0 << "reset 0 from 0";
    QTest::newRow("back where the limit cut")
        << 100 << 50 << 150 << 0 << 149 << "reset 100 from 49";
    QTest::newRow("back above the window") << 100 << 50 << 150 << 0 << 20 << "reset 20 from 0";
    QTest::newRow("back before the first") << 100 << 10 << 20 << 10 << 5 << "reset 0 from 10";
    QTest::newRow("nothing, end before first") << 100 << 10 << 10 << 10 << 5 << "";
    QTest::newRow("oldest left") << 100 << 0 << 50 << 10 << 50 << "remove-top 10";
    QTest::newRow("oldest left, others came")
        << 100 << 0 << 50 << 10 << 60 << "remove-top 10, append 10";
    QTest::newRow("all left") << 100 << 0 << 50 << 50 << 50 << "reset 0 from 50";
    QTest::newRow("all left, others came") << 100 << 0 << 50 << 60 << 70 << "reset 10 from 60";
}

void TestRowWindow::moves()
{
    QFETCH(const int, limit);
    QFETCH(const int, top);
    QFETCH(const int, end);
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const QString, changes);
    RowWindow window(static_cast<std::size_t>(limit));
    window.apply({Kind::Reset, static_cast<std::size_t>(end - top), static_cast<std::size_t>(top)});
    QCOMPARE(settle(window, static_cast<std::size_t>(first), static_cast<std::size_t>(last)),
             changes);
    QVERIFY(window.count() <= static_cast<std::size_t>(limit));
    QCOMPARE(window.end(), static_cast<std::size_t>(std::max(first, last)));
}

void TestRowWindow::restarts()
{
    RowWindow window(100);
    window.restart(10, 60);
    QCOMPARE(window.top(), std::size_t{10});
    QCOMPARE(window.end(), std::size_t{60});
    window.restart(10, 210);
    QCOMPARE(window.top(), std::size_t{110});
    window.setLimit(5);
    window.restart(10, 210);
    QCOMPARE(window.count(), std::size_t{5});
    window.restart(10, 3);
    QCOMPARE(window.top(), std::size_t{10});
    QCOMPARE(window.count(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestRowWindow)
#include "tst_rowwindow.moc"

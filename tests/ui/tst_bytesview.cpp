// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/capturedstream.h"
#include "ui/views/bytestext.h"
#include "ui/views/bytesview.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

class TestBytesView final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void copyForms();
    static void keys_data();
    static void keys();
    static void selectsWithTheMouse();
    static void litRangeScrollsIntoView();
    static void growsWithTheLog();
    static void readsAreNamed();
    static void paintsWhatIsLit();
    static void emptyLog();
};

namespace {

/// 64 lines of 16 bytes in reads of 100 bytes.
void fillCapture(CapturedStream &capture)
{
    capture.begin();
    QByteArray bytes;
    for (int i = 0; i < 1024; ++i)
        bytes += static_cast<char>('a' + i % 26);
    for (qsizetype at = 0; at < bytes.size(); at += 100)
        capture.read(bytes.mid(at, 100));
}

void show(BytesView &view)
{
    view.resize(900, view.fontMetrics().height() * 10);
    view.show();
    view.setFocus();
}

} // namespace

void TestBytesView::copyForms()
{
    CapturedStream capture;
    capture.begin();
    capture.read(bytesOf("data: \xC3\xA9\0\xFF\r\n\r\n"));
    BytesView view(capture.log);
    QCOMPARE(view.copyText(BytesView::CopyForm::Text), QString());
    view.setLit({0, 10});
    QCOMPARE(view.copyText(BytesView::CopyForm::Text), QStringLiteral("data: \u00E9\u2400\uFFFD"));
    view.select({6, 3});
    QCOMPARE(view.copyText(BytesView::CopyForm::Hex), QStringLiteral("c3 a9 00"));
    view.setLit({0, 14});
    QCOMPARE(view.copyText(BytesView::CopyForm::Dump),
             QStringLiteral("00000000  64 61 74 61 3a 20 c3 a9 00 ff 0d 0a 0d 0a        "
                            "data:\u0020\u00B7\u00B7\u2400\u00B7\u240D\u240A\u240D\u240A\n"));
    view.setLit({0, 1'000'000});
    QCOMPARE(view.copyText(BytesView::CopyForm::Hex).size(), 14 * 3 - 1);
}

void TestBytesView::keys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<quint64>("from");
    QTest::addColumn<quint64>("caret");
    QTest::addColumn<quint64>("selected");
    const auto none = Qt::KeyboardModifiers();
    QTest::newRow("right") << Qt::Key_Right << none << quint64{5} << quint64{6} << quint64{0};
    QTest::newRow("left at 0") << Qt::Key_Left << none << quint64{0} << quint64{0} << quint64{0};
    QTest::newRow("down") << Qt::Key_Down << none << quint64{5} << quint64{21} << quint64{0};
    QTest::newRow("up at top") << Qt::Key_Up << none << quint64{5} << quint64{5} << quint64{0};
    QTest::newRow("down at end") << Qt::Key_Down << none << quint64{1020} << quint64{1023}
                                 << quint64{0};
    QTest::newRow("home") << Qt::Key_Home << none << quint64{37} << quint64{32} << quint64{0};
    QTest::newRow("end") << Qt::Key_End << none << quint64{37} << quint64{47} << quint64{0};
    QTest::newRow("ctrl home") << Qt::Key_Home << Qt::KeyboardModifiers(Qt::ControlModifier)
                               << quint64{37} << quint64{0} << quint64{0};
    QTest::newRow("ctrl end") << Qt::Key_End << Qt::KeyboardModifiers(Qt::ControlModifier)
                              << quint64{37} << quint64{1023} << quint64{0};
    QTest::newRow("shift right") << Qt::Key_Right << Qt::KeyboardModifiers(Qt::ShiftModifier)
                                 << quint64{5} << quint64{6} << quint64{2};
    QTest::newRow("shift up") << Qt::Key_Up << Qt::KeyboardModifiers(Qt::ShiftModifier)
                              << quint64{37} << quint64{21} << quint64{17};
}

void TestBytesView::keys()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(quint64, from);
    QFETCH(quint64, selected);
    CapturedStream capture;
    fillCapture(capture);
    BytesView view(capture.log);
    show(view);
    QCOMPARE(view.bytesPerLine(), 16);
    view.setLit({from, 1});
    QTest::keyClick(&view, key, modifiers);
    QTEST(view.caret(), "caret");
    QCOMPARE(view.selection().length, selected);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selection(), (BytesView::Range{from, 1}));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QString(QLatin1Char(static_cast<char>('a' + from % 26))));
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selection().length, quint64{1024});
}

void TestBytesView::selectsWithTheMouse()
{
    CapturedStream capture;
    fillCapture(capture);
    BytesView view(capture.log);
    show(view);
    QSignalSpy moved(&view, &BytesView::caretMoved);
    const QPoint topLeft(0, 3);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, topLeft);
    QCOMPARE(view.caret(), ByteOffset{0});
    QVERIFY(!moved.isEmpty());
    const QPoint rightEnd(view.viewport()->width() - 1, view.viewport()->height() - 1);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, rightEnd);
    QCOMPARE(view.caret() % 16, ByteOffset{15});
    QCOMPARE(view.selection().begin, ByteOffset{0});
    QCOMPARE(view.selection().end(), view.caret() + 1);
}

void TestBytesView::litRangeScrollsIntoView()
{
    CapturedStream capture;
    fillCapture(capture);
    BytesView view(capture.log);
    show(view);
    view.setLit({800, 40});
    const int top = view.verticalScrollBar()->value();
    QVERIFY(top <= 50 && top >= 47);
    QCOMPARE(view.caret(), ByteOffset{800});
    view.setLit({0, 4});
    QCOMPARE(view.verticalScrollBar()->value(), 0);
}

void TestBytesView::growsWithTheLog()
{
    CapturedStream capture;
    capture.begin();
    capture.read("data: 1\n\n");
    BytesView view(capture.log);
    show(view);
    QCOMPARE(view.verticalScrollBar()->maximum(), 0);
    view.setLit({0, 9});
    capture.read(QByteArray(100'000, 'x'));
    view.refresh();
    QVERIFY(view.verticalScrollBar()->maximum() > 6000);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    QCOMPARE(view.lit(), (BytesView::Range{0, 9}));
}

void TestBytesView::readsAreNamed()
{
    CapturedStream capture;
    fillCapture(capture);
    QCOMPARE(readText(capture.log, 99, true), QStringLiteral("read 1 · 22:13:20.000 · 100 B"));
    QCOMPARE(readText(capture.log, 100, true), QStringLiteral("read 2 · 22:13:20.000 · 100 B"));
    QCOMPARE(readText(capture.log, 1023, true), QStringLiteral("read 11 · 22:13:20.000 · 24 B"));
    QCOMPARE(readText(capture.log, 1024, true), QString());
}

void TestBytesView::paintsWhatIsLit()
{
    CapturedStream capture;
    fillCapture(capture);
    BytesView view(capture.log);
    show(view);
    const QImage plain = view.grab().toImage();
    view.setLit({0, 16});
    const QImage lit = view.grab().toImage();
    QVERIFY(plain != lit);
    view.select({0, 16});
    QVERIFY(view.grab().toImage() != lit);
}

void TestBytesView::emptyLog()
{
    CapturedStream capture;
    BytesView view(capture.log);
    show(view);
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(50, 5));
    QCOMPARE(view.caret(), ByteOffset{0});
    QCOMPARE(view.selection().length, quint64{0});
    QVERIFY(!view.grab().isNull());
}

QTEST_MAIN(TestBytesView)
#include "tst_bytesview.moc"

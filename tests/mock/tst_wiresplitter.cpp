// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/wiresplitter.h"

#include <QTest>

using namespace sse;

namespace {

using Per = WireControl::Per;

WireControl per(Per what, quint32 bufferBytes = 65'536)
{
    WireControl control;
    control.per = what;
    control.bufferBytes = bufferBytes;
    return control;
}

WireControl inside(bool crLf, bool utf8, bool bom)
{
    WireControl control;
    control.insideCrLf = crLf;
    control.insideUtf8 = utf8;
    control.insideBom = bom;
    return control;
}

WireControl at(const QList<quint32> &offsets, Per what = Per::Step)
{
    WireControl control = per(what);
    control.at = offsets;
    return control;
}

/// The writes there are now.
QByteArrayList taken(WireSplitter &splitter)
{
    QByteArrayList writes;
    while (const auto write = splitter.take()) {
        writes.append(write->toByteArray());
        // What says that a gap comes first must agree with what comes.
        if (splitter.hasMore())
            writes.last() += "+";
    }
    return writes;
}

} // namespace

class TestWireSplitter final : public QObject
{
    Q_OBJECT

private slots:
    void cuts_data();
    void cuts();
    void buffersOverSteps();
    void changesControlBehindWhatIsGathered();
    void givesBigStepsWithoutCopying();
};

void TestWireSplitter::cuts_data()
{
    QTest::addColumn<WireControl>("control");
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QByteArrayList>("writes");

    const QByteArray mixed = "a\nb\rc\r\nd";
    QTest::newRow("step") << WireControl() << mixed << QByteArrayList{mixed};
    QTest::newRow("nothing") << WireControl() << QByteArray() << QByteArrayList{};
    QTest::newRow("lines") << per(Per::Line) << mixed
                           << QByteArrayList{"a\n+", "b\r+", "c\r\n+", "d"};
    QTest::newRow("blank lines") << per(Per::Line) << QByteArray("\n\r\r\n\n")
                                 << QByteArrayList{"\n+", "\r+", "\r\n+", "\n"};
    QTest::newRow("bytes") << per(Per::Byte) << QByteArray("a\r\n")
                           << QByteArrayList{"a+", "\r+", "\n"};
    QTest::newRow("inside CRLF") << inside(true, false, false) << QByteArray("a\r\nb\r\n\r\nc\n\r")
                                 << QByteArrayList{"a\r+", "\nb\r+", "\n\r+", "\nc\n\r"};
    WireControl lines = per(Per::Line);
    lines.insideCrLf = true;
    QTest::newRow("lines and inside CRLF")
        << lines << QByteArray("a\r\nb\n") << QByteArrayList{"a\r+", "\n+", "b\n"};
    QTest::newRow("inside characters")
        << inside(false, true, false) << QByteArray("aé€😀z")
        << QByteArrayList{"a\xC3+", "\xA9\xE2+", "\x82+", "\xAC\xF0+", "\x9F+", "\x98+", "\x80z"};
    QTest::newRow("a stray continuation byte")
        << inside(false, true, false) << QByteArray("a\x80z") << QByteArrayList{"a\x80z"};
    QTest::newRow("inside U+FEFF")
        << inside(false, false, true) << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF é")
        << QByteArrayList{"\xEF+", "\xBB+", "\xBF\xEF+", "\xBB+", "\xBF é"};
    QTest::newRow("at offsets") << at({1, 3, 100}) << QByteArray("abcdef")
                                << QByteArrayList{"a+", "bc+", "def"};
    QTest::newRow("at offsets and lines")
        << at({1}, Per::Line) << QByteArray("ab\nc") << QByteArrayList{"a+", "b\n+", "c"};
}

void TestWireSplitter::cuts()
{
    QFETCH(const WireControl, control);
    QFETCH(const QByteArray, step);
    QFETCH(const QByteArrayList, writes);

    WireSplitter splitter(control);
    QVERIFY(!splitter.take());
    for (int round = 0; round < 2; ++round) {
        splitter.add(step);
        QCOMPARE(taken(splitter), writes);
        QVERIFY(!splitter.hasMore());
    }
}

void TestWireSplitter::buffersOverSteps()
{
    WireSplitter splitter(per(Per::Buffer, 4));
    splitter.add("abc");
    QCOMPARE(taken(splitter), QByteArrayList{});
    splitter.add("de");
    QCOMPARE(taken(splitter), QByteArrayList{"abcd"});
    splitter.add("fghijklmn");
    QCOMPARE(taken(splitter), (QByteArrayList{"efgh+", "ijkl"}));
    splitter.flush();
    QCOMPARE(taken(splitter), QByteArrayList{"mn"});
    splitter.add("o");
    QCOMPARE(taken(splitter), QByteArrayList{});
    splitter.flush();
    QCOMPARE(taken(splitter), QByteArrayList{"o"});
    splitter.flush();
    QCOMPARE(taken(splitter), QByteArrayList{});
}

void TestWireSplitter::changesControlBehindWhatIsGathered()
{
    WireSplitter splitter(per(Per::Buffer, 10));
    splitter.add("abc");
    QCOMPARE(taken(splitter), QByteArrayList{});
    splitter.setControl(per(Per::Byte));
    QCOMPARE(taken(splitter), QByteArrayList{"abc"});
    QCOMPARE(splitter.control().per, Per::Byte);
    splitter.add("de");
    QCOMPARE(taken(splitter), (QByteArrayList{"d+", "e"}));
    splitter.setControl(per(Per::Step));
    splitter.add("fg");
    QCOMPARE(taken(splitter), QByteArrayList{"fg"});
}

void TestWireSplitter::givesBigStepsWithoutCopying()
{
    const QByteArray big(1 << 20, 'x');
    WireSplitter splitter;
    splitter.add(big);
    const auto write = splitter.take();
    QVERIFY(write.has_value());
    QCOMPARE(static_cast<const void *>(write->data()), static_cast<const void *>(big.constData()));
    QCOMPARE(write->size(), big.size());
}

QTEST_GUILESS_MAIN(TestWireSplitter)
#include "tst_wiresplitter.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/linescanner.h"
#include "tests/support/randomstream.h"

#include <QTest>

#include <vector>

using namespace sse;
using sse::test::RandomStream;
using sse::wire::LineScanner;

Q_DECLARE_METATYPE(sse::wire::LineScanner::Path)

namespace {

QList<quint32> expectedIn(const QByteArray &bytes)
{
    QList<quint32> found;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n' || bytes[i] == '\r')
            found.append(static_cast<quint32>(i));
    }
    return found;
}

QList<quint32> foundIn(LineScanner &scanner, const QByteArray &bytes)
{
    // Memory of exactly this size, so that a sanitizer sees a byte too much.
    const std::vector<char> window(bytes.begin(), bytes.end());
    const std::span<const quint32> found = scanner.scan(window);
    return {found.begin(), found.end()};
}

} // namespace

class TestLineScanner final : public QObject
{
    Q_OBJECT

private slots:
    void everyByteValue_data() { paths(); }
    void everyByteValue();
    void everyPlace_data() { paths(); }
    void everyPlace();
    void fullWindows_data() { paths(); }
    void fullWindows();
    void randomWindows_data() { paths(); }
    void randomWindows();

private:
    static void paths();
};

void TestLineScanner::paths()
{
    QTest::addColumn<LineScanner::Path>("path");
    QTest::newRow("portable") << LineScanner::Path::Portable;
    // On a machine without AVX2 this is the portable path again.
    QTest::newRow("best") << LineScanner::best();
}

/// Only CR and LF, wherever they stand among 64 other bytes; not their neighbours, nor the bytes
/// that share their low half.
void TestLineScanner::everyByteValue()
{
    QFETCH(const LineScanner::Path, path);
    LineScanner scanner(path);
    for (int value = 0; value < 256; ++value) {
        const QByteArray bytes(130, static_cast<char>(value));
        QCOMPARE(foundIn(scanner, bytes), expectedIn(bytes));
    }
}

void TestLineScanner::everyPlace()
{
    QFETCH(const LineScanner::Path, path);
    LineScanner scanner(path);
    for (qsizetype size = 0; size <= 200; ++size) {
        QCOMPARE(foundIn(scanner, QByteArray(size, 'x')), QList<quint32>());
        for (qsizetype at = 0; at < size; ++at) {
            QByteArray bytes(size, 'x');
            bytes[at] = at % 2 == 0 ? '\n' : '\r';
            QCOMPARE(foundIn(scanner, bytes), QList<quint32>{static_cast<quint32>(at)});
        }
    }
}

void TestLineScanner::fullWindows()
{
    QFETCH(const LineScanner::Path, path);
    LineScanner scanner(path);
    const QByteArray blank(LineScanner::windowSize, '\n');
    QCOMPARE(foundIn(scanner, blank), expectedIn(blank));
    const QByteArray none(LineScanner::windowSize, 'x');
    QCOMPARE(foundIn(scanner, none), QList<quint32>());
}

void TestLineScanner::randomWindows()
{
    QFETCH(const LineScanner::Path, path);
    LineScanner scanner(path);
    RandomStream random(1);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray bytes = random.next();
        QCOMPARE(foundIn(scanner, bytes), expectedIn(bytes));
    }
}

QTEST_APPLESS_MAIN(TestLineScanner)
#include "tst_linescanner.moc"

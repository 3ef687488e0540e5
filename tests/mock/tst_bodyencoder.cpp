// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/bodyencoder.h"

#include <QTest>

#include <zlib.h>

using namespace sse;

namespace {

struct Inflated
{
    QByteArray bytes;
    bool complete = false;
};

/// What a reader of gzip has of \a bytes.
Inflated inflated(const QByteArray &bytes)
{
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return {};
    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    Inflated result;
    QByteArray out(4096, Qt::Uninitialized);
    int status = Z_OK;
    do {
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        status = inflate(&stream, Z_NO_FLUSH);
        result.bytes.append(out.constData(), out.size() - static_cast<qsizetype>(stream.avail_out));
    } while (status == Z_OK);
    result.complete = status == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    return result;
}

struct Dechunked
{
    QByteArrayList chunks;
    bool complete = false;
    QByteArray rest; ///< behind the last whole chunk
};

Dechunked dechunked(QByteArray bytes)
{
    Dechunked result;
    while (!bytes.isEmpty()) {
        const qsizetype lineEnd = bytes.indexOf("\r\n");
        bool isSize = false;
        const qsizetype size = bytes.left(lineEnd).toLongLong(&isSize, 16);
        if (lineEnd < 0 || !isSize || bytes.size() < lineEnd + size + 4)
            break;
        const QByteArray chunk = bytes.mid(lineEnd + 2, size);
        if (bytes.mid(lineEnd + 2 + size, 2) != "\r\n")
            break;
        bytes.remove(0, lineEnd + size + 4);
        if (size == 0) {
            result.complete = true;
            break;
        }
        result.chunks.append(chunk);
    }
    result.rest = bytes;
    return result;
}

} // namespace

class TestBodyEncoder final : public QObject
{
    Q_OBJECT

private slots:
    void framesPlainBytes();
    void ends_data();
    void ends();
    void compresses_data();
    void compresses();
    void flushesEveryWrite();
    void holdsBackWithoutFlush();
    void compressesAnEmptyBody();
};

void TestBodyEncoder::framesPlainBytes()
{
    for (const Framing framing : {Framing::Close, Framing::Length}) {
        BodyEncoder encoder(framing, GzipMode::None);
        QCOMPARE(encoder.encoded("data: x\n\n"), QByteArray("data: x\n\n"));
        QCOMPARE(encoder.encoded({}), QByteArray());
        QCOMPARE(encoder.ended(EndKind::Clean), QByteArray());
    }
    BodyEncoder encoder(Framing::Chunked, GzipMode::None);
    QCOMPARE(encoder.encoded("data: x\n\n"), QByteArray("9\r\ndata: x\n\n\r\n"));
    QCOMPARE(encoder.encoded({}), QByteArray());
    QCOMPARE(encoder.encoded(QByteArray(0x1234, 'x')),
             "1234\r\n" + QByteArray(0x1234, 'x') + "\r\n");
    QCOMPARE(encoder.ended(EndKind::Clean), QByteArray("0\r\n\r\n"));
}

void TestBodyEncoder::ends_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("last");
    const auto kind = [](EndKind what) { return static_cast<int>(what); };
    QTest::newRow("clean") << Framing::Chunked << kind(EndKind::Clean) << QByteArray("0\r\n\r\n");
    QTest::newRow("cut") << Framing::Chunked << kind(EndKind::Cut) << QByteArray();
    QTest::newRow("mid-chunk") << Framing::Chunked << kind(EndKind::MidChunk)
                               << QByteArray("400\r\n");
    QTest::newRow("reset") << Framing::Chunked << kind(EndKind::Reset) << QByteArray();
    QTest::newRow("hang") << Framing::Chunked << kind(EndKind::Hang) << QByteArray();
    QTest::newRow("mid-chunk without chunks")
        << Framing::Close << kind(EndKind::MidChunk) << QByteArray();
}

void TestBodyEncoder::ends()
{
    QFETCH(const Framing, framing);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, last);
    BodyEncoder encoder(framing, GzipMode::None);
    QVERIFY(!encoder.encoded("x").isEmpty());
    QCOMPARE(encoder.ended(static_cast<EndKind>(kind)), last);
}

void TestBodyEncoder::compresses_data()
{
    QTest::addColumn<int>("gzip");
    QTest::addColumn<Framing>("framing");
    for (const GzipMode gzip : {GzipMode::Flush, GzipMode::Whole}) {
        for (const Framing framing : {Framing::Chunked, Framing::Close}) {
            QTest::addRow("%d %d", static_cast<int>(gzip), static_cast<int>(framing))
                << static_cast<int>(gzip) << framing;
        }
    }
}

void TestBodyEncoder::compresses()
{
    QFETCH(const int, gzip);
    QFETCH(const Framing, framing);
    BodyEncoder encoder(framing, static_cast<GzipMode>(gzip));
    QByteArray body;
    QByteArray wire;
    quint32 noise = 1;
    for (int number = 0; number < 200; ++number) {
        QByteArray write = "data: " + QByteArray::number(number) + ' ';
        for (int i = 0; i < 500; ++i) {
            noise = noise * 1'664'525 + 1'013'904'223;
            write += static_cast<char>(noise >> 24);
        }
        body += write;
        wire += encoder.encoded(write);
    }
    wire += encoder.ended(EndKind::Clean);
    if (framing == Framing::Chunked) {
        const Dechunked chunks = dechunked(wire);
        QVERIFY(chunks.complete);
        QCOMPARE(chunks.rest, QByteArray());
        wire = chunks.chunks.join();
    }
    const Inflated result = inflated(wire);
    QVERIFY(result.complete);
    QCOMPARE(result.bytes, body);
}

void TestBodyEncoder::flushesEveryWrite()
{
    BodyEncoder encoder(Framing::Chunked, GzipMode::Flush);
    QByteArray wire;
    QByteArray body;
    for (const QByteArray &write : QByteArrayList{"data: 1\n\n", "data: 2\n\n", "data: 3\n\n"}) {
        body += write;
        wire += encoder.encoded(write);
        const Dechunked chunks = dechunked(wire);
        QCOMPARE(chunks.rest, QByteArray());
        QCOMPARE(inflated(chunks.chunks.join()).bytes, body);
    }
    QCOMPARE(dechunked(wire).chunks.size(), 3);
    // Cut before its end: nothing more comes, and the reader knows.
    QCOMPARE(encoder.ended(EndKind::Cut), QByteArray());
    QVERIFY(!inflated(dechunked(wire).chunks.join()).complete);
}

void TestBodyEncoder::holdsBackWithoutFlush()
{
    BodyEncoder encoder(Framing::Chunked, GzipMode::Whole);
    QByteArray wire;
    for (int number = 0; number < 10; ++number)
        wire += encoder.encoded("data: x\n\n");
    QCOMPARE(inflated(dechunked(wire).chunks.join()).bytes, QByteArray());
    wire += encoder.ended(EndKind::Clean);
    QCOMPARE(inflated(dechunked(wire).chunks.join()).bytes, QByteArray("data: x\n\n").repeated(10));
}

void TestBodyEncoder::compressesAnEmptyBody()
{
    BodyEncoder encoder(Framing::Close, GzipMode::Whole);
    QCOMPARE(encoder.encoded({}), QByteArray());
    const Inflated result = inflated(encoder.ended(EndKind::Clean));
    QVERIFY(result.complete);
    QCOMPARE(result.bytes, QByteArray());
}

QTEST_GUILESS_MAIN(TestBodyEncoder)
#include "tst_bodyencoder.moc"

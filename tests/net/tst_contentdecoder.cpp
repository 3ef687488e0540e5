// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/contentdecoder.h"

#include <QTest>

#define ZLIB_CONST
#include <zlib.h>

#include <array>
#include <vector>

using namespace sse;
using Coding = ContentDecoder::Coding;
using End = ContentDecoder::End;

namespace {

constexpr int gzipBits = MAX_WBITS + 16;
constexpr int zlibBits = MAX_WBITS;
constexpr int rawBits = -MAX_WBITS;

/// zlib's other side: \a parts, each flushed; \a lastFlush behind the last.
QByteArray compress(const QByteArrayList &parts, int windowBits, int lastFlush = Z_FINISH)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no memory");
    QByteArray result;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QByteArray &part = parts[i];
        stream.next_in = reinterpret_cast<const Bytef *>(part.constData());
        stream.avail_in = static_cast<uInt>(part.size());
        std::array<char, 4096> space{};
        do {
            stream.next_out = reinterpret_cast<Bytef *>(space.data());
            stream.avail_out = space.size();
            deflate(&stream, i + 1 == parts.size() ? lastFlush : Z_SYNC_FLUSH);
            result.append(space.data(), static_cast<qsizetype>(space.size() - stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return result;
}

/// All that comes out of \a encoded, given in pieces, into spaces of \a space bytes.
QByteArray decodeAll(ContentDecoder &decoder, const QByteArray &encoded, qsizetype piece,
                     std::size_t space)
{
    QByteArray result;
    std::vector<char> out(space);
    for (qsizetype at = 0; at < encoded.size(); at += piece) {
        QByteArray in = encoded.mid(at, piece);
        while ((!in.isEmpty() || decoder.outputPending()) && !decoder.error()) {
            const auto step =
                decoder.decode({in.constData(), static_cast<std::size_t>(in.size())}, out);
            in.remove(0, static_cast<qsizetype>(step.consumed));
            result.append(out.data(), static_cast<qsizetype>(step.produced));
        }
    }
    return result;
}

const QByteArrayList events = {"data: one\n\n", ": a comment\n", "data: two\ndata: lines\n\n"};

} // namespace

class tst_ContentDecoder : public QObject
{
    Q_OBJECT

private slots:
    void readsTheField_data();
    void readsTheField();
    void decodesAtEverySplit_data();
    void decodesAtEverySplit();
    void givesWhatWasFlushed_data();
    void givesWhatWasFlushed();
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void tellsAnyTruncation();
    void keepsWhatCameBeforeAnError_data();
    void keepsWhatCameBeforeAnError();
    void survivesEveryFlippedByte();
    void decodesABombInSmallSpaces();
};

void tst_ContentDecoder::readsTheField_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("coding"); // -1: identity, -2: error
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("identity") << QByteArray("identity") << -1;
    QTest::newRow("gzip") << QByteArray("gzip") << int(Coding::Gzip);
    QTest::newRow("case and space") << QByteArray(" GZip ") << int(Coding::Gzip);
    QTest::newRow("x-gzip") << QByteArray("x-gzip") << int(Coding::Gzip);
    QTest::newRow("deflate") << QByteArray("deflate") << int(Coding::Deflate);
    QTest::newRow("identity, gzip") << QByteArray("identity, gzip") << int(Coding::Gzip);
    QTest::newRow("empty element") << QByteArray(", gzip") << int(Coding::Gzip);
    QTest::newRow("br") << QByteArray("br") << -2;
    QTest::newRow("zstd") << QByteArray("zstd") << -2;
    QTest::newRow("two") << QByteArray("gzip, gzip") << -2;
    QTest::newRow("hostile") << QByteArray("\x1b[31m\xff") << -2;
}

void tst_ContentDecoder::readsTheField()
{
    QFETCH(QByteArray, field);
    QFETCH(int, coding);
    const auto result = ContentDecoder::parseCoding(field);
    QCOMPARE(bool(result), coding != -2);
    if (!result) {
        QCOMPARE(result.error().code, QByteArray("content-coding"));
        QVERIFY(!result.error().message.contains(QChar(0x1b)));
        return;
    }
    QCOMPARE(result.value().has_value() ? int(*result.value()) : -1, coding);
}

void tst_ContentDecoder::decodesAtEverySplit_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QByteArray>("encoded");
    const QByteArray member = compress(events, gzipBits);
    QTest::newRow("gzip") << Coding::Gzip << member;
    QTest::newRow("gzip, two members")
        << Coding::Gzip << compress(events.first(1), gzipBits) + compress(events.mid(1), gzipBits);
    QTest::newRow("gzip, empty member")
        << Coding::Gzip << compress({QByteArray()}, gzipBits) + member;
    QTest::newRow("gzip, not closed") << Coding::Gzip << compress(events, gzipBits, Z_SYNC_FLUSH);
    QTest::newRow("deflate") << Coding::Deflate << compress(events, zlibBits);
    QTest::newRow("deflate without header") << Coding::Deflate << compress(events, rawBits);
}

void tst_ContentDecoder::decodesAtEverySplit()
{
    QFETCH(Coding, coding);
    QFETCH(QByteArray, encoded);
    const QByteArray expected = events.join();
    for (qsizetype piece = 1; piece <= encoded.size(); ++piece) {
        for (const std::size_t space : {std::size_t(1), std::size_t(3), std::size_t(65536)}) {
            ContentDecoder decoder(coding);
            QCOMPARE(decodeAll(decoder, encoded, piece, space), expected);
            QVERIFY(!decoder.error());
            QVERIFY(decoder.end() != End::Cut);
            QVERIFY(!decoder.outputPending());
            QCOMPARE(decoder.encodedBytes(), static_cast<quint64>(encoded.size()));
            QCOMPARE(decoder.decodedBytes(), static_cast<quint64>(expected.size()));
        }
    }
}

void tst_ContentDecoder::givesWhatWasFlushed_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<int>("bits");
    QTest::newRow("gzip") << Coding::Gzip << gzipBits;
    QTest::newRow("deflate") << Coding::Deflate << zlibBits;
    QTest::newRow("deflate without header") << Coding::Deflate << rawBits;
}

void tst_ContentDecoder::givesWhatWasFlushed()
{
    QFETCH(Coding, coding);
    QFETCH(int, bits);
    ContentDecoder decoder(coding);
    QByteArray expected;
    qsizetype sent = 0;
    for (qsizetype count = 1; count <= events.size(); ++count) {
        // The same compressor gives the same bytes up to here.
        const QByteArray all = compress(events.first(count), bits, Z_SYNC_FLUSH);
        expected = events[count - 1];
        QCOMPARE(decodeAll(decoder, all.sliced(sent), 7, 4096), expected);
        QCOMPARE(decoder.end(), End::AtFlush);
        sent = all.size();
    }
}

void tst_ContentDecoder::tellsHowItEnded_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<End>("end");
    const QByteArray gzip = compress(events, gzipBits);
    const QByteArray flushed = compress(events, gzipBits, Z_SYNC_FLUSH);
    QTest::newRow("nothing") << Coding::Gzip << QByteArray() << End::Complete;
    QTest::newRow("whole") << Coding::Gzip << gzip << End::Complete;
    QTest::newRow("trailer cut") << Coding::Gzip << gzip.chopped(1) << End::Cut;
    QTest::newRow("flushed") << Coding::Gzip << flushed << End::AtFlush;
    QTest::newRow("in a block") << Coding::Gzip << flushed.chopped(1) << End::Cut;
    QTest::newRow("in the header") << Coding::Gzip << gzip.first(5) << End::Cut;
    QTest::newRow("in the second header") << Coding::Gzip << gzip + gzip.first(5) << End::Cut;
    QTest::newRow("deflate, one byte") << Coding::Deflate << QByteArray("\x78") << End::Cut;
    QTest::newRow("deflate, whole")
        << Coding::Deflate << compress(events, zlibBits) << End::Complete;
    QTest::newRow("raw, whole") << Coding::Deflate << compress(events, rawBits) << End::Complete;
}

void tst_ContentDecoder::tellsHowItEnded()
{
    QFETCH(Coding, coding);
    QFETCH(QByteArray, encoded);
    ContentDecoder decoder(coding);
    (void)decodeAll(decoder, encoded, 1, 64);
    QVERIFY(!decoder.error());
    QTEST(decoder.end(), "end");
}

void tst_ContentDecoder::tellsAnyTruncation()
{
    const QByteArray whole = compress(events, gzipBits);
    const QByteArray expected = events.join();
    for (qsizetype length = 1; length < whole.size(); ++length) {
        ContentDecoder decoder(Coding::Gzip);
        const QByteArray decoded = decodeAll(decoder, whole.first(length), 5, 64);
        QVERIFY(!decoder.error());
        QVERIFY(decoder.end() != End::Complete);
        QVERIFY(expected.startsWith(decoded));
        // At a flush, what came out ends where an event or a comment does.
        if (decoder.end() == End::AtFlush)
            QVERIFY(decoded.isEmpty() || decoded.endsWith('\n'));
    }
}

void tst_ContentDecoder::keepsWhatCameBeforeAnError_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("decoded");
    const QByteArray all = events.join();
    const QByteArray gzip = compress(events, gzipBits);
    QByteArray badSum = gzip;
    badSum[badSum.size() - 5] = static_cast<char>(badSum[badSum.size() - 5] ^ 1);
    const QByteArray flushed = compress(events, gzipBits, Z_SYNC_FLUSH);
    QTest::newRow("plain text") << Coding::Gzip << QByteArray("data: plain\n\n") << QByteArray();
    QTest::newRow("wrong check sum") << Coding::Gzip << badSum << all;
    QTest::newRow("bad block") << Coding::Gzip << flushed + QByteArray("\xff\xff\xff") << all;
    QTest::newRow("text behind") << Coding::Gzip << gzip + "data: x" << all;
    QTest::newRow("bytes behind deflate")
        << Coding::Deflate << compress(events, zlibBits) + "x" << all;
    QTest::newRow("plain text as deflate")
        << Coding::Deflate << QByteArray("\x06\x06\x06") // type 3
        << QByteArray();
    QTest::newRow("dictionary") << Coding::Deflate << QByteArray("\x78\xbb\x01\x02\x03\x04\x05")
                                << QByteArray();
}

void tst_ContentDecoder::keepsWhatCameBeforeAnError()
{
    QFETCH(Coding, coding);
    QFETCH(QByteArray, encoded);
    for (qsizetype piece = 1; piece <= encoded.size(); ++piece) {
        ContentDecoder decoder(coding);
        QTEST(decodeAll(decoder, encoded, piece, 64), "decoded");
        QVERIFY(decoder.error().has_value());
        QCOMPARE(decoder.error()->code, QByteArray("content-corrupt"));
        QVERIFY(decoder.error()->message.endsWith(QLatin1Char('.')));
        std::array<char, 8> space{};
        const auto step = decoder.decode(std::span<const char>("abc", 3), space);
        QCOMPARE(step.consumed + step.produced, std::size_t(0));
    }
}

void tst_ContentDecoder::survivesEveryFlippedByte()
{
    const QByteArray whole = compress(events, gzipBits);
    int errors = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray bad = whole;
        bad[at] = static_cast<char>(bad[at] ^ 0xff);
        ContentDecoder decoder(Coding::Gzip);
        const QByteArray decoded = decodeAll(decoder, bad, 3, 64);
        QVERIFY(decoded.size() < 10000);
        errors += decoder.error() || decoder.end() != End::Complete ? 1 : 0;
    }
    // Only the header's time, extra flags and system carry nothing that is checked.
    QVERIFY(errors >= whole.size() - 6);
}

void tst_ContentDecoder::decodesABombInSmallSpaces()
{
    constexpr qsizetype size = 32 << 20;
    const QByteArray bomb = compress({QByteArray(size, ':')}, gzipBits);
    QVERIFY(bomb.size() < size / 500);
    ContentDecoder decoder(Coding::Gzip);
    std::vector<char> out(4096);
    QByteArrayView in = bomb;
    quint64 produced = 0;
    while (!in.isEmpty() || decoder.outputPending()) {
        const auto step = decoder.decode({in.data(), static_cast<std::size_t>(in.size())}, out);
        in = in.sliced(static_cast<qsizetype>(step.consumed));
        produced += step.produced;
        QVERIFY(step.produced <= out.size());
        QVERIFY(step.consumed + step.produced > 0);
    }
    QVERIFY(!decoder.error());
    QCOMPARE(decoder.end(), End::Complete);
    QCOMPARE(produced, static_cast<quint64>(size));
    QVERIFY(decoder.decodedBytes() / decoder.encodedBytes() > 500);
}

QTEST_GUILESS_MAIN(tst_ContentDecoder)
#include "tst_contentdecoder.moc"

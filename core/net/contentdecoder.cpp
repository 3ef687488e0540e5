// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/contentdecoder.h"

#include "core/base/visibletext.h"

#include <QCoreApplication>
#include <QList>

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace sse {

namespace {

constexpr int gzipWindow = MAX_WBITS + 16;
constexpr int zlibWindow = MAX_WBITS;
constexpr int rawWindow = -MAX_WBITS;
constexpr std::size_t zlibHeaderSize = 2;

/// Owns zlib's state of one inflation.
class Inflater final
{
public:
    explicit Inflater(int windowBits)
    {
        // Only a lack of memory makes it fail.
        if (inflateInit2(&m_stream, windowBits) != Z_OK)
            throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    int run(std::span<const char> &in, std::span<char> &out)
    {
        constexpr std::size_t most = std::numeric_limits<uInt>::max();
        const auto inSize = static_cast<uInt>(std::min(in.size(), most));
        const auto outSize = static_cast<uInt>(std::min(out.size(), most));
        m_stream.next_in = reinterpret_cast<const Bytef *>(in.data());
        m_stream.avail_in = inSize;
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = outSize;
        const int result = inflate(&m_stream, Z_SYNC_FLUSH);
        // A call that gets nowhere forgets that the one before ended between two blocks.
        if (m_stream.avail_in != inSize || m_stream.avail_out != outSize)
            m_atBlockStart = (m_stream.data_type & 128) != 0;
        in = in.subspan(inSize - m_stream.avail_in);
        out = out.subspan(outSize - m_stream.avail_out);
        return result;
    }

    void reset() { inflateReset(&m_stream); }
    [[nodiscard]] bool atBlockStart() const { return m_atBlockStart; }
    [[nodiscard]] QByteArray message() const { return m_stream.msg; }

private:
    z_stream m_stream{};
    bool m_atBlockStart = false;
};

bool isZlibHeader(QByteArrayView head)
{
    const auto first = static_cast<quint8>(head[0]);
    const auto second = static_cast<quint8>(head[1]);
    // RFC 1950 § 2.2: deflate, a window of at most 32 KiB, and the check bits.
    return (first & 0x0f) == Z_DEFLATED && (first >> 4) <= 7 && (first * 256 + second) % 31 == 0;
}

} // namespace

struct ContentDecoder::Private
{
    explicit Private(Coding c)
        : coding(c)
    {
    }

    const Coding coding;
    std::unique_ptr<Inflater> inflater;
    QByteArray held; // of deflate, until two bytes tell its kind
    bool ended = false;
    bool pending = false;
    quint64 encoded = 0;
    quint64 decoded = 0;
    std::optional<Error> error;

    /// Makes the inflater when its kind is known; may hold back bytes for that.
    void start(std::span<const char> &in)
    {
        if (coding == Coding::Gzip) {
            inflater = std::make_unique<Inflater>(gzipWindow);
            return;
        }
        const std::size_t missing = zlibHeaderSize - static_cast<std::size_t>(held.size());
        const std::size_t taken = std::min(missing, in.size());
        held.append(in.data(), static_cast<qsizetype>(taken));
        in = in.subspan(taken);
        if (taken == missing)
            inflater = std::make_unique<Inflater>(isZlibHeader(held) ? zlibWindow : rawWindow);
    }

    void fail(const QByteArray &cause)
    {
        error = Error{
            QByteArrayLiteral("content-corrupt"),
            QCoreApplication::translate(
                "sse::ContentDecoder",
                "The body is not the %1 data that Content-Encoding announces: %2.")
                .arg(coding == Coding::Gzip ? QStringLiteral("gzip") : QStringLiteral("deflate"),
                     QString::fromLatin1(cause))};
    }

    void inflateSome(std::span<const char> &in, std::span<char> &out)
    {
        while (!error && !out.empty() && (!in.empty() || pending)) {
            if (ended) {
                if (coding == Coding::Deflate)
                    return fail("bytes follow its end");
                inflater->reset();
                ended = false;
            }
            const int result = inflater->run(in, out);
            pending = out.empty() && result == Z_OK;
            if (result == Z_STREAM_END)
                ended = true;
            else if (result != Z_OK && result != Z_BUF_ERROR)
                fail(result == Z_NEED_DICT ? "it needs a dictionary" : inflater->message());
        }
    }
};

Result<std::optional<ContentDecoder::Coding>>
ContentDecoder::parseCoding(QByteArrayView contentEncoding)
{
    std::optional<Coding> coding;
    bool known = true;
    const QList<QByteArray> names = contentEncoding.toByteArray().toLower().split(',');
    for (const QByteArray &part : names) {
        const QByteArray name = part.trimmed();
        if (name.isEmpty() || name == "identity")
            continue;
        known = known && !coding;
        if (name == "gzip" || name == "x-gzip")
            coding = Coding::Gzip;
        else if (name == "deflate")
            coding = Coding::Deflate;
        else
            known = false;
    }
    if (known)
        return coding;
    return Error{QByteArrayLiteral("content-coding"),
                 QCoreApplication::translate(
                     "sse::ContentDecoder",
                     "The body is encoded as “%1”, which was not asked for and can't be decoded: "
                     "only gzip and deflate can.")
                     .arg(toVisibleText(QString::fromLatin1(contentEncoding), 64))};
}

ContentDecoder::ContentDecoder(Coding coding)
    : d(std::make_unique<Private>(coding))
{
}

ContentDecoder::~ContentDecoder() = default;

ContentDecoder::Step ContentDecoder::decode(std::span<const char> encoded, std::span<char> decoded)
{
    if (d->error)
        return {};
    std::span<const char> in = encoded;
    std::span<char> out = decoded;
    if (!d->inflater && !in.empty())
        d->start(in);
    if (d->inflater) {
        if (!d->held.isEmpty()) {
            std::span<const char> head(d->held.constData(),
                                       static_cast<std::size_t>(d->held.size()));
            d->inflateSome(head, out);
            d->held = d->held.last(static_cast<qsizetype>(head.size()));
        }
        if (d->held.isEmpty())
            d->inflateSome(in, out);
    }
    const Step step{encoded.size() - in.size(), decoded.size() - out.size()};
    d->encoded += step.consumed;
    d->decoded += step.produced;
    return step;
}

bool ContentDecoder::outputPending() const
{
    return !d->error && (d->pending || (d->inflater && !d->held.isEmpty()));
}

const std::optional<Error> &ContentDecoder::error() const
{
    return d->error;
}

ContentDecoder::End ContentDecoder::end() const
{
    if (d->encoded == 0 || d->ended)
        return End::Complete;
    return d->inflater && d->inflater->atBlockStart() ? End::AtFlush : End::Cut;
}

quint64 ContentDecoder::encodedBytes() const
{
    return d->encoded;
}

quint64 ContentDecoder::decodedBytes() const
{
    return d->decoded;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/bodyencoder.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace sse {

namespace {

/// A gzip file (RFC 1952) that is written piece by piece.
class GzipWriter final
{
public:
    GzipWriter()
    {
        constexpr int gzipWindow = 15 + 16;
        if (deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~GzipWriter() { deflateEnd(&m_stream); }
    GzipWriter(const GzipWriter &) = delete;
    GzipWriter &operator=(const GzipWriter &) = delete;

    void write(QByteArrayView bytes, int flush, QByteArray &to)
    {
        do {
            constexpr qsizetype most = std::numeric_limits<uInt>::max();
            const QByteArrayView piece = bytes.first(std::min(bytes.size(), most));
            bytes = bytes.sliced(piece.size());
            // zlib takes a pointer to what it does not change.
            m_stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(piece.data()));
            m_stream.avail_in = static_cast<uInt>(piece.size());
            drain(bytes.isEmpty() ? flush : Z_NO_FLUSH, to);
        } while (!bytes.isEmpty());
    }

private:
    void drain(int flush, QByteArray &to)
    {
        do {
            m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data());
            m_stream.avail_out = static_cast<uInt>(m_out.size());
            deflate(&m_stream, flush);
            to.append(m_out.data(), static_cast<qsizetype>(m_out.size() - m_stream.avail_out));
        } while (m_stream.avail_out == 0);
    }

    z_stream m_stream{};
    std::array<char, 16'384> m_out{};
};

QByteArray asChunk(QByteArrayView bytes)
{
    QByteArray chunk;
    chunk.reserve(bytes.size() + 20);
    chunk += QByteArray::number(bytes.size(), 16);
    chunk += "\r\n";
    chunk += bytes;
    chunk += "\r\n";
    return chunk;
}

} // namespace

struct BodyEncoder::Private
{
    Framing framing;
    GzipMode gzip;
    std::unique_ptr<GzipWriter> writer;

    [[nodiscard]] QByteArray framed(QByteArrayView bytes) const
    {
        // A chunk of no bytes would be the last one.
        if (bytes.isEmpty())
            return {};
        return framing == Framing::Chunked ? asChunk(bytes) : bytes.toByteArray();
    }
};

BodyEncoder::BodyEncoder(Framing framing, GzipMode gzip)
    : d(new Private{framing, gzip, nullptr})
{
    if (gzip != GzipMode::None)
        d->writer = std::make_unique<GzipWriter>();
}

BodyEncoder::~BodyEncoder() = default;
BodyEncoder::BodyEncoder(BodyEncoder &&) noexcept = default;
BodyEncoder &BodyEncoder::operator=(BodyEncoder &&) noexcept = default;

QByteArray BodyEncoder::encoded(QByteArrayView bytes)
{
    if (bytes.isEmpty() || !d->writer)
        return d->framed(bytes);
    QByteArray compressed;
    d->writer->write(bytes, d->gzip == GzipMode::Flush ? Z_SYNC_FLUSH : Z_NO_FLUSH, compressed);
    return d->framed(compressed);
}

QByteArray BodyEncoder::ended(EndKind kind)
{
    const bool chunked = d->framing == Framing::Chunked;
    if (kind == EndKind::MidChunk) {
        // Announced and not brought: the body holds what was sent before and not a byte more.
        return chunked ? QByteArrayLiteral("400\r\n") : QByteArray();
    }
    if (kind != EndKind::Clean)
        return {};
    QByteArray rest;
    if (d->writer)
        d->writer->write({}, Z_FINISH, rest);
    return d->framed(rest) + (chunked ? QByteArrayLiteral("0\r\n\r\n") : QByteArray());
}

} // namespace sse

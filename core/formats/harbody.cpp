// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/harbody.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/formats/maskedbody.h"

#include <algorithm>

namespace sse {

namespace {

constexpr quint64 pieceSize = quint64{64} << 10;

/// Calls \a take with the bytes of \a slices, some at a time, until it returns false.
void readSlices(const CaptureLog &log, const BodySlices &slices,
                const std::function<bool(QByteArrayView)> &take)
{
    LogCursor cursor(log);
    BodySlices::Reader reader(slices);
    ByteOffset begin = 0;
    ByteOffset end = 0;
    // Short slices that follow each other are read at once.
    for (bool more = true; more || begin < end;) {
        const std::optional<BodySlice> slice = more ? reader.next() : std::nullopt;
        more = slice.has_value();
        if (slice && slice->begin == end) {
            end = slice->end();
            if (end - begin < pieceSize)
                continue;
        }
        while (begin < end) {
            const quint64 length = std::min(end - begin, pieceSize);
            if (!take(cursor.bytes(begin, length)))
                return;
            begin += length;
        }
        if (slice && slice->end() != end) {
            begin = slice->begin;
            end = slice->end();
        }
    }
}

/// How many bytes at the end of \a bytes may be the beginning of a character that goes on.
qsizetype openCharacter(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = static_cast<uchar>(bytes[bytes.size() - back]);
        if (byte < 0x80)
            return 0;
        if (byte >= 0xC0) {
            const qsizetype whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return back < whole ? back : 0;
        }
    }
    return 0;
}

bool isUtf8(const CaptureLog &log, const BodySlices &slices, ExportOutput &out)
{
    bool wellFormed = true;
    QByteArray open;
    readSlices(log, slices, [&](QByteArrayView bytes) {
        const QByteArray text = open + bytes;
        const qsizetype left = openCharacter(text);
        wellFormed = isWellFormedUtf8(QByteArrayView(text).chopped(left));
        open = text.last(left);
        return wellFormed && out.goesOn();
    });
    return wellFormed && open.isEmpty();
}

/// Appends pieces of one JSON string: text, or Base64.
class StringPieces final
{
public:
    StringPieces(ExportOutput &out, bool base64)
        : m_out(out)
        , m_base64(base64)
    {
    }

    void append(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const QByteArrayView piece =
                bytes.first(std::min(bytes.size(), static_cast<qsizetype>(pieceSize)));
            bytes = bytes.sliced(piece.size());
            m_joined = m_open;
            const QByteArrayView whole =
                m_open.isEmpty() ? piece : QByteArrayView(m_joined.append(piece));
            const qsizetype left = m_base64 ? whole.size() % 3 : openCharacter(whole);
            write(whole.chopped(left));
            m_open = whole.last(left).toByteArray();
        }
    }
    void finish() { write(std::exchange(m_open, {})); }

private:
    void write(QByteArrayView bytes)
    {
        if (m_base64) {
            m_out.buffer += bytes.toByteArray().toBase64();
        } else {
            const qsizetype before = m_out.buffer.size();
            m_out.buffer.resize(before + jsonTextRoom(bytes.size()));
            const char *const end = writeJsonText(m_out.buffer.data() + before, bytes);
            m_out.buffer.resize(end - m_out.buffer.constData());
        }
        // Who stopped it is asked elsewhere.
        static_cast<void>(m_out.goesOn());
    }

    ExportOutput &m_out;
    bool m_base64;
    QByteArray m_open; // bytes of what goes on in the next piece
    QByteArray m_joined;
};

/// Follows where the ends of reads, and places, come to lie in what is written.
class ReadEnds final
{
public:
    /// \a places outlive it.
    ReadEnds(const BodySlices &slices, const std::vector<quint64> &places)
        : m_reader(slices)
        , m_slice(m_reader.next())
        , m_places(places)
    {
        m_sliceEnd = m_slice ? m_slice->length : 0;
    }

    /// \a length bytes became \a written ones.
    void pass(quint64 length, quint64 written)
    {
        // A block that was written anew keeps its end in the read that it came with.
        const auto placeOf = [&](quint64 place) {
            const quint64 within = place - std::min(place, m_read);
            return m_written + (length == written ? within : within * written / length);
        };
        while (m_slice && m_sliceEnd <= m_read + length) {
            const quint64 end = placeOf(m_sliceEnd);
            const WallTime time = m_slice->time;
            nextSlice();
            if (!m_slice || !m_slice->goesOn)
                endRead(end, time);
        }
        for (; placesPassed() < m_places.size(); m_body.places.push_back(placeOf(nextPlace()))) {
            if (nextPlace() > m_read + length)
                break;
        }
        m_read += length;
        m_written += written;
    }
    [[nodiscard]] WrittenBody take()
    {
        m_body.size = m_written;
        m_body.places.resize(m_places.size(), m_written);
        return std::move(m_body);
    }

private:
    [[nodiscard]] std::size_t placesPassed() const { return m_body.places.size(); }
    [[nodiscard]] quint64 nextPlace() const { return m_places[placesPassed()]; }
    void nextSlice()
    {
        m_slice = m_reader.next();
        m_sliceEnd += m_slice ? m_slice->length : 0;
    }
    void endRead(quint64 end, WallTime time)
    {
        const ByteOffset begin = m_body.reads.last().end();
        if (end > begin)
            m_body.reads.append({begin, end - begin, time});
    }

    BodySlices::Reader m_reader;
    std::optional<BodySlice> m_slice;
    const std::vector<quint64> &m_places;
    quint64 m_sliceEnd = 0; // in the bytes that are read, as is:
    quint64 m_read = 0;
    quint64 m_written = 0;
    WrittenBody m_body;
};

} // namespace

WrittenBody writeHarBody(const ExportContext &context, const BodySlices &slices,
                         const std::vector<quint64> &places, ExportOutput &out)
{
    const bool base64 = !isUtf8(context.log, slices, out);
    out.buffer += R"(,"text":")";
    StringPieces pieces(out, base64);
    ReadEnds reads(slices, places);
    const auto take = [&](quint64 length, QByteArrayView bytes) {
        pieces.append(bytes);
        reads.pass(length, static_cast<quint64>(bytes.size()));
    };
    if (context.redactor.mode() == Redactor::Mode::Mask) {
        MaskedBody masked(context.redactor, take);
        readSlices(context.log, slices, [&](QByteArrayView bytes) {
            masked.feed(bytes);
            return out.goesOn();
        });
        masked.finish();
    } else {
        readSlices(context.log, slices, [&](QByteArrayView bytes) {
            take(static_cast<quint64>(bytes.size()), bytes);
            return out.goesOn();
        });
    }
    pieces.finish();
    out.buffer += base64 ? R"(","encoding":"base64")" : "\"";
    return reads.take();
}

} // namespace sse

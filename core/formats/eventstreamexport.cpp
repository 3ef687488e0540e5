// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/eventstreamexport.h"

#include "core/log/logcursor.h"

#include <algorithm>

namespace sse {

namespace {

constexpr quint64 piece = quint64{256} << 10;
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

struct ByteRange
{
    ByteOffset begin = 0;
    ByteOffset end = 0;
};

/// Whether all rows of the connections that the scope names are in it.
bool hasWholeConnections(const ExportScope &scope)
{
    return !scope.selection && scope.filter.isEmpty() && !scope.from && !scope.to;
}

class EventStreamExporter final : public Exporter
{
public:
    explicit EventStreamExporter(const ExportContext &context)
        : m_context(context)
        , m_cursor(context.log)
        , m_isWhole(hasWholeConnections(context.scope))
    {
        const auto &connections = context.survey.connections;
        const auto body =
            std::find_if(connections.begin(), connections.end(), [](const ExportConnection &c) {
                return c.rows > 0 || c.bodyEnd > c.bodyBegin;
            });
        const auto rows = std::find_if(connections.begin(), connections.end(),
                                       [](const ExportConnection &c) { return c.rows > 0; });
        const auto &found = rows != connections.end() ? rows : body;
        if (found != connections.end())
            m_body = {found->bodyBegin, found->bodyEnd};
        m_next = m_body.begin;
    }

    void begin(ExportOutput &) override {}

    void row(RowNumber row, ExportOutput &out) override
    {
        const EventRow &place = m_context.index.row(row);
        if (place.kind == RowKind::Fact || place.begin < m_body.begin || place.begin >= m_body.end)
            return;
        const ByteRange range{place.begin, place.begin + m_context.index.lengthOf(row)};
        if (m_isWhole)
            pass(range.end, out);
        else if (place.kind == RowKind::Comment)
            addComment(range, out);
        else
            addBlock(range, out);
    }

    void end(ExportOutput &out) override
    {
        if (m_isWhole) {
            pass(m_body.end, out);
            return;
        }
        writeComments(out);
        writeLineFeed(out);
    }

private:
    void pass(ByteOffset end, ExportOutput &out);
    void addComment(ByteRange range, ExportOutput &out);
    void addBlock(ByteRange range, ExportOutput &out);
    void writeComments(ExportOutput &out);
    void writeRange(ByteRange range, ExportOutput &out);
    void writeLineFeed(ExportOutput &out);
    [[nodiscard]] ByteOffset withLineFeed(ByteOffset end);
    [[nodiscard]] bool blankLineBetween(ByteOffset begin, ByteOffset end);

    const ExportContext &m_context;
    LogCursor m_cursor;
    bool m_isWhole;
    ByteRange m_body;
    ByteOffset m_next = 0; // what lies before was written or left out
    bool m_hasWritten = false;
    std::vector<ByteRange> m_comments; // that may lie within a block which is still to come
};

/// Writes all up to \a end. In pieces, so that a body of any size fits.
void EventStreamExporter::pass(ByteOffset end, ExportOutput &out)
{
    for (end = std::min(end, m_body.end); m_next < end;) {
        const quint64 length = std::min(end - m_next, piece);
        out.buffer += m_cursor.bytes(m_next, length);
        m_next += length;
        if (!out.goesOn())
            return;
    }
}

void EventStreamExporter::addComment(ByteRange range, ExportOutput &out)
{
    if (!m_comments.empty()) {
        const ByteOffset end = withLineFeed(m_comments.back().end);
        if (end == range.begin) {
            m_comments.back().end = range.end;
            return;
        }
        if (blankLineBetween(end, range.begin))
            writeComments(out);
    }
    m_comments.push_back(range);
}

void EventStreamExporter::addBlock(ByteRange range, ExportOutput &out)
{
    // The block has them.
    while (!m_comments.empty() && m_comments.back().begin >= range.begin)
        m_comments.pop_back();
    writeComments(out);
    writeRange(range, out);
}

void EventStreamExporter::writeComments(ExportOutput &out)
{
    for (const ByteRange &comment : m_comments)
        writeRange(comment, out);
    m_comments.clear();
}

void EventStreamExporter::writeRange(ByteRange range, ExportOutput &out)
{
    writeLineFeed(out);
    // What begins with a byte-order mark would lose it to the reader, were it first in the file.
    const quint64 first = std::min<quint64>(range.end - range.begin, byteOrderMark.size());
    if (!m_hasWritten && m_cursor.bytes(range.begin, first) == byteOrderMark)
        out.buffer += byteOrderMark;
    m_hasWritten = true;
    m_next = range.begin;
    pass(range.end, out);
}

/// The LF of a CRLF at the end of what was written last. It may have arrived after the row that it
/// ended.
void EventStreamExporter::writeLineFeed(ExportOutput &out)
{
    if (m_hasWritten)
        pass(withLineFeed(m_next), out);
}

ByteOffset EventStreamExporter::withLineFeed(ByteOffset end)
{
    const ByteOffset there = std::min(m_body.end, m_context.log.byteCount());
    if (end <= m_body.begin || end >= there)
        return end;
    const QByteArrayView around = m_cursor.bytes(end - 1, 2);
    return around == QByteArrayView("\r\n") ? end + 1 : end;
}

/// Whether a line of [\a begin, \a end), which begins with a line, is empty.
bool EventStreamExporter::blankLineBetween(ByteOffset begin, ByteOffset end)
{
    char before = '\n'; // the end of a line, whichever
    while (begin < end) {
        const QByteArrayView bytes = m_cursor.bytes(begin, std::min(end - begin, piece));
        for (const char byte : bytes) {
            const bool endsLine = byte == '\n' || byte == '\r';
            const bool isSameEnd = byte == '\n' && before == '\r';
            if (endsLine && !isSameEnd && (before == '\n' || before == '\r'))
                return true;
            before = byte;
        }
        begin += static_cast<quint64>(bytes.size());
    }
    return false;
}

} // namespace

std::unique_ptr<Exporter> eventStreamExporter(const ExportContext &context)
{
    return std::make_unique<EventStreamExporter>(context);
}

} // namespace sse

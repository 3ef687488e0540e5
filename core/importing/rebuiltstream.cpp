// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/rebuiltstream.h"

#include "core/importing/textlines.h"

#include <algorithm>
#include <utility>

namespace sse {

namespace {

constexpr qsizetype longestRead = qsizetype{64} << 10; // a longer one comes in several
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

class NoSink final : public BlockSink
{
public:
    void comment(const ParsedLine &, ByteOffset) override {}
    void block(const ParsedBlock &) override {}
};

/// Where the comments in \a block end, in order: behind their ends of line.
std::vector<qsizetype> commentEnds(QByteArrayView block)
{
    std::vector<qsizetype> ends;
    for (qsizetype at = 0; at < block.size();) {
        const qsizetype end = lineEnd(block, at);
        const qsizetype next = nextLine(block, end);
        if (block[at] == ':' && next > end)
            ends.push_back(next);
        at = next;
    }
    return ends;
}

} // namespace

RebuiltStream::RebuiltStream(LogBuilder &builder)
    : m_builder(builder)
{
    m_parser.beginConnection();
}

void RebuiltStream::beginBody()
{
    flush();
    m_parser.setLastEventId(m_builder.lastEventId());
    m_parser.beginConnection();
    m_begun = false;
}

void RebuiltStream::comment(WallTime time, QByteArrayView text,
                            const std::optional<QByteArray> &raw)
{
    if (raw) {
        m_held.push_back({time, *raw, {}});
        ++m_heldComments;
        return;
    }
    while (!m_held.empty())
        writeHeld();
    write(time, QByteArray(':' + text.toByteArray() + '\n'));
}

void RebuiltStream::note(WallTime time, const NoteRecord &note)
{
    m_held.push_back({time, {}, note});
}

void RebuiltStream::block(WallTime time, QByteArray bytes, bool exact,
                          const std::optional<QByteArray> &lastEventId)
{
    const std::vector<qsizetype> ends = exact ? commentEnds(bytes) : std::vector<qsizetype>();
    const std::size_t inside = std::min(ends.size(), m_heldComments);
    while (m_heldComments > inside)
        writeHeld();
    writeNotes(time);
    parse(bytes);
    if (lastEventId && m_parser.lastEventId() != *lastEventId) {
        ++m_addedIds;
        const QByteArray line = "id: " + *lastEventId + '\n';
        m_parser.setLastEventId(*lastEventId);
        if (exact)
            write(time, QByteArray(line + '\n'));
        else
            bytes.prepend(line);
    }
    // A comment inside of it came with a read of its own, perhaps.
    qsizetype from = 0;
    for (std::size_t i = ends.size() - inside; i < ends.size(); ++i) {
        writeNotes();
        m_held.front().comment = bytes.sliced(from, ends[i] - from);
        writeHeld();
        from = ends[i];
    }
    writeNotes(time);
    write(time, QByteArrayView(bytes).sliced(from));
    writeNotes();
}

void RebuiltStream::flush()
{
    while (!m_held.empty())
        writeHeld();
    writeWaiting();
}

/// The first comment or note.
void RebuiltStream::writeHeld()
{
    const Held held = std::move(m_held.front());
    m_held.pop_front();
    if (held.note) {
        writeWaiting();
        m_builder.tell(held.time, *held.note);
        return;
    }
    --m_heldComments;
    write(held.time, held.comment);
}

/// The notes in front of the first comment that are not later than \a until.
void RebuiltStream::writeNotes(WallTime until)
{
    while (!m_held.empty() && m_held.front().note && m_held.front().time <= until)
        writeHeld();
}

void RebuiltStream::writeWaiting()
{
    if (!m_waiting.isEmpty())
        m_builder.read(m_time, m_waiting);
    m_waiting.clear();
}

void RebuiltStream::write(WallTime time, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (time != m_time || m_waiting.size() >= longestRead)
        writeWaiting();
    m_time = time;
    // One mark is removed from the beginning of a body.
    if (!std::exchange(m_begun, true) && bytes.startsWith(byteOrderMark))
        m_waiting += byteOrderMark;
    m_waiting += bytes;
}

/// What \a bytes do to the last event ID.
void RebuiltStream::parse(QByteArrayView bytes)
{
    NoSink none;
    m_parser.feed({bytes.data(), static_cast<std::size_t>(bytes.size())}, none);
}

} // namespace sse

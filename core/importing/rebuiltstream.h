// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/logbuilder.h"

#include <deque>

namespace sse {

/// Writes the body of a stream anew, block by block, into the reads of a LogBuilder: what has the
/// same time in the same connection comes in one read. One thread.
class RebuiltStream final
{
public:
    /// \a builder must outlive it.
    explicit RebuiltStream(LogBuilder &builder);

    /// A body begins: it was opened in the builder, or the next block opens it.
    void beginBody();
    /// A comment; \a raw are its exact bytes with their end of line, when they are known.
    void comment(WallTime time, QByteArrayView text, const std::optional<QByteArray> &raw);
    /// A note within the body. It stands behind the bytes of a block that follows it and is
    /// earlier: an unfinished one has its row where the body ended.
    void note(WallTime time, const NoteRecord &note);
    /// A block and its blank line. \a exact: its bytes as they came, with the comments inside of
    /// it. \a lastEventId: in force behind it, when that is known; what sets it is added where the
    /// block does not.
    void block(WallTime time, QByteArray bytes, bool exact,
               const std::optional<QByteArray> &lastEventId);
    /// Hands what waits to the builder. Call it before the builder is used in another way.
    void flush();

    /// How often the last event ID had to be added.
    [[nodiscard]] quint64 addedIds() const { return m_addedIds; }

private:
    struct Held
    {
        WallTime time;
        QByteArray comment;
        std::optional<NoteRecord> note; // instead of a comment
    };

    void write(WallTime time, QByteArrayView bytes);
    void writeWaiting();
    void writeHeld();
    void writeNotes(WallTime until = WallTime::max());
    void parse(QByteArrayView bytes);

    LogBuilder &m_builder;
    StreamParser m_parser; // ahead of the builder's
    // Exact comments, which the block they stand in repeats, and notes.
    std::deque<Held> m_held;
    std::size_t m_heldComments = 0;
    QByteArray m_waiting; // of one read
    WallTime m_time;
    bool m_begun = false; // bytes of this body were written
    quint64 m_addedIds = 0;
};

} // namespace sse

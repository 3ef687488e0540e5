// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>

#include <span>

namespace sse {

/// What a line of the stream is, HTML standard § 9.2.6 "Interpreting an event stream".
enum class FieldName : quint8 { Comment, Data, Event, Id, Retry, Unknown };

/// What the standard did with a line.
enum class FieldOutcome : quint8 {
    Comment,      ///< begins with U+003A: ignored, kept as a row of its own
    Appended,     ///< data: appended to the data buffer
    Set,          ///< event, id, retry: buffer or reconnection time set
    UnknownName,  ///< ignored: no such field
    ContainsNul,  ///< id ignored: the value contains U+0000
    NotDigits,    ///< retry ignored: the value is not only ASCII digits
    EmptyRetry,   ///< retry without a value: ignored by the standard, clients differ
    Unterminated, ///< the stream ended inside this line: never processed
};

/// One line that is not blank.
struct ParsedLine
{
    ByteOffset begin = 0; ///< of its first byte, from the start of the connection's body
    quint64 length = 0;   ///< in bytes, without its end of line
    FieldName name = FieldName::Unknown;
    FieldOutcome outcome = FieldOutcome::UnknownName;
    friend bool operator==(const ParsedLine &, const ParsedLine &) = default;
};

/// What became of a block. The first that applies, in this order.
enum class BlockKind : quint8 {
    Event,      ///< dispatched
    Dropped,    ///< an event field but no data: nothing dispatched
    Id,         ///< sets the last event ID, nothing else to see
    Retry,      ///< sets the reconnection time only
    Ignored,    ///< every field was ignored
    Unfinished, ///< the stream ended inside the block: discarded
};

/// A block as it ends. Views are valid during the call only.
struct ParsedBlock
{
    BlockKind kind = BlockKind::Ignored;
    /// The last event ID buffer was set in this block, and took effect.
    bool setsLastEventId = false;
    ByteOffset begin = 0; ///< of its first line that is not a comment
    /// Behind the end of line of its blank line. Of a CRLF there, the LF is not counted: it may
    /// arrive later; see wire::blockEnd().
    ByteOffset end = 0;
    /// Its lines in order, comments among them included, the blank line not.
    std::span<const ParsedLine> lines;
    /// The event type as received, not decoded; empty means "message".
    QByteArrayView type;
};

/// Receives what the parser finds, in the order of the bytes.
class BlockSink
{
public:
    BlockSink() = default;
    BlockSink(const BlockSink &) = delete;
    BlockSink &operator=(const BlockSink &) = delete;
    virtual ~BlockSink() = default;

    /// A comment line, as soon as it ends. \a end is behind its end of line, counted as
    /// ParsedBlock::end is.
    virtual void comment(const ParsedLine &line, ByteOffset end) = 0;
    virtual void block(const ParsedBlock &block) = 0;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/parsedblock.h"

#include <QByteArray>
#include <QList>

namespace sse::wire {

/// A line taken apart, § 9.2.6: name before the first colon, value behind it without one leading
/// space. Views into the line; bytes are not decoded.
struct SplitLine
{
    QByteArrayView name;
    QByteArrayView value;
    FieldName field = FieldName::Unknown;
};

/// \a line without its end of line. A comment has an empty name, its value is the text behind the
/// colon, verbatim.
[[nodiscard]] SplitLine splitLine(QByteArrayView line);

/// What stands behind the colon of a comment's bytes, verbatim; they may end with their end of
/// line.
[[nodiscard]] QByteArrayView commentText(QByteArrayView bytes);

/// "process the field": what the standard does with a complete line.
[[nodiscard]] FieldOutcome outcomeOf(const SplitLine &line);
[[nodiscard]] FieldOutcome outcomeOf(FieldName field, QByteArrayView value);

/// Where a block or comment ends in \a body, the connection's bytes so far: its \a end as the
/// parser gives it, and behind the LF when a CRLF stands there.
[[nodiscard]] qsizetype blockEnd(QByteArrayView body, qsizetype end);

/// A line of a block that lies in memory as a whole.
struct BlockLine
{
    SplitLine text;
    FieldOutcome outcome = FieldOutcome::UnknownName;
    qsizetype begin = 0;  ///< offset in the block's bytes
    qsizetype length = 0; ///< without its end of line
};

/// The lines of \a block, a ParsedBlock's or a comment's bytes; \a unfinished when the stream ended
/// inside it, so that a last line without end of line was never processed. Comments included, blank
/// lines not. Views into \a block.
[[nodiscard]] QList<BlockLine> linesOf(QByteArrayView block, bool unfinished);

/// The event as dispatched, from its block's lines; UTF-8, decoded as the Encoding Standard says.
struct DispatchedEvent
{
    QByteArray type; ///< "message" when none was set
    QByteArray data;
};
[[nodiscard]] DispatchedEvent dispatch(const QList<BlockLine> &lines);

/// The reconnection time in a valid retry value, without leading zeros, of any length.
[[nodiscard]] QByteArray retryDigits(QByteArrayView value);
/// The same in ms, 2^64 − 1 at most.
[[nodiscard]] quint64 retryMilliseconds(QByteArrayView value);

} // namespace sse::wire

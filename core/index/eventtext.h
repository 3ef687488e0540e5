// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/logcursor.h"
#include "core/wire/field.h"

#include <QString>

namespace sse {

/// One row's text, built on demand. Bytes are well-formed UTF-8, decoded as the standard says.
struct RowText
{
    RowKind kind = RowKind::Event;
    QByteArray type;        ///< Event: "message" when none was set
    QByteArray data;        ///< Event: the data; Comment: its text; Retry: the value
    QByteArray lastEventId; ///< in force behind this row
};

/// One field of a block, for the Fields view and for --all.
struct FieldText
{
    QByteArray name;
    QByteArray value;
    FieldName field = FieldName::Unknown;
    FieldOutcome outcome = FieldOutcome::UnknownName;
    bool unfinished = false; ///< its block was discarded at the end of the stream
    ByteOffset begin = 0;    ///< of the line, in the log
    quint64 length = 0;      ///< of the line without its end
};

/// "appended", "set", "unknown", …: the command line's word for what became of a field.
[[nodiscard]] QByteArray outcomeName(const FieldText &field);

/// Turns rows of an index into text; one thread, keeps a cursor into the log.
class EventText final
{
public:
    EventText(const CaptureLog &log, const EventIndex &index)
        : m_log(log)
        , m_index(index)
        , m_cursor(log)
    {}

    [[nodiscard]] RowText text(RowNumber row);
    /// Like text().data of an Event or Comment, but at most about \a maxBytes of it.
    [[nodiscard]] QByteArray dataPrefix(RowNumber row, qsizetype maxBytes);
    /// Bytes of data of an Event or Comment, without building it all where that is not needed.
    [[nodiscard]] quint64 dataSize(RowNumber row);
    [[nodiscard]] QByteArray lastEventId(RowNumber row);
    [[nodiscard]] QByteArray type(RowNumber row);
    [[nodiscard]] QList<FieldText> fields(RowNumber row);
    /// Where the row's exact bytes lie in the log: of a CRLF at its end the LF is part of it, once
    /// it has arrived in the same connection.
    [[nodiscard]] std::pair<ByteOffset, quint64> rawRange(RowNumber row);
    /// The row's exact bytes; the view is valid until the next call of anything here.
    [[nodiscard]] QByteArrayView raw(RowNumber row);
    /// When the row's last byte, or its fact, was logged.
    [[nodiscard]] MonoTime time(RowNumber row) const;
    [[nodiscard]] ConnectionId connection(RowNumber row) const;
    /// The record of a Fact row.
    [[nodiscard]] const LogRecord &record(RowNumber row) const;

private:
    [[nodiscard]] QByteArrayView block(RowNumber row);

    const CaptureLog &m_log;
    const EventIndex &m_index;
    LogCursor m_cursor;
};

} // namespace sse

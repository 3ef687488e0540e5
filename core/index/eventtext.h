// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/logcursor.h"
#include "core/wire/field.h"

#include <QHash>
#include <QString>

#include <optional>

namespace sse {

/// One row's text, built on demand. Bytes are well-formed UTF-8, decoded as the standard says.
struct RowText
{
    RowKind kind = RowKind::Event;
    QByteArray type; ///< Event: "message" when none was set
    /// Event: the data. Comment: its text. Retry: the last valid value. Otherwise empty.
    QByteArray data;
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

/// The word for a kind of row, on the command line and in exports: "event", "comment", …, "fact".
[[nodiscard]] QByteArrayView rowKindName(RowKind kind);
/// The kind of block, or the comment, that \a name is the word for.
[[nodiscard]] std::optional<RowKind> rowKindNamed(QStringView name);

/// The command line's word for what became of a field: appended, set, unknown, nul, not-digits,
/// empty, unterminated, or discarded for what an unfinished block would have set.
[[nodiscard]] QByteArrayView outcomeName(FieldName field, FieldOutcome outcome, bool unfinished);
[[nodiscard]] QByteArray outcomeName(const FieldText &field);

/// Turns rows of an index into text; one thread, keeps a cursor into the log.
class EventText final
{
public:
    EventText(const CaptureLog &log, const EventIndex &index)
        : m_log(log)
        , m_index(index)
        , m_cursor(log)
    {
    }

    [[nodiscard]] const CaptureLog &log() const { return m_log; }
    [[nodiscard]] RowText text(RowNumber row);
    /// Like the first \a maxBytes of text().data, cut back to a whole character. Of long blocks
    /// only as much is read as that takes.
    [[nodiscard]] QByteArray dataPrefix(RowNumber row, qsizetype maxBytes);
    /// The size of text().data in bytes, without building it when the bytes are well-formed UTF-8.
    /// Sizes of long blocks are remembered.
    [[nodiscard]] quint64 dataSize(RowNumber row);
    /// RowText::lastEventId.
    [[nodiscard]] QByteArray lastEventId(RowNumber row);
    /// RowText::type.
    [[nodiscard]] QByteArray type(RowNumber row);
    /// The fields of a block in order; comments among them have rows of their own. Empty for
    /// Comment and Fact rows.
    [[nodiscard]] QList<FieldText> fields(RowNumber row);
    /// Where the row's exact bytes lie in the log: of a CRLF at its end the LF is part of it, once
    /// it has arrived in the same connection.
    [[nodiscard]] std::pair<ByteOffset, quint64> rawRange(RowNumber row);
    /// The row's exact bytes; the view is valid until the next call of anything here.
    [[nodiscard]] QByteArrayView raw(RowNumber row);
    /// The same as ParsedBlock counts them: a CRLF's LF at the end left out.
    [[nodiscard]] QByteArrayView bytes(RowNumber row);
    /// When the row's last byte, or its fact, was logged.
    [[nodiscard]] MonoTime time(RowNumber row) const;
    [[nodiscard]] ConnectionId connection(RowNumber row) const;
    /// The record of a Fact row.
    [[nodiscard]] const LogRecord &record(RowNumber row) const;

private:
    // Blocks above this size are not looked through again for every repaint of a cell.
    static constexpr quint64 longBlock = 16'384;
    static constexpr int mostCached = 1024;

    const CaptureLog &m_log;
    const EventIndex &m_index;
    LogCursor m_cursor;
    quint32 m_lastIdRow = 0; // EventRow::idRow of m_lastId
    QByteArray m_lastId;
    QHash<RowNumber, QByteArray> m_longIds;
    QHash<RowNumber, quint64> m_longSizes;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

#include <QStringList>

namespace sse {

/// One row as reports for people show it: secrets are masked, hidden characters are still in it.
/// Types and IDs are cut at 512 bytes: a long ID is in force behind many rows.
struct ReportRow
{
    quint64 number = 0; ///< in the window's table
    RowKind kind = RowKind::Event;
    bool bad = false; ///< isBadNews()
    ConnectionId connection = 0;
    std::optional<WallTime> time; ///< nothing when times mean nothing
    std::optional<Nanos> delta;   ///< since the row that was read before
    QString word;                 ///< the event's type, the fact's word, or the kind
    std::optional<QString> id;    ///< in force behind an event; of other blocks: what they set
    quint64 size = 0;             ///< of the block in bytes; 0 of a fact
    /// Event, Comment: their text. Other blocks: their lines "name: value". At most so many bytes
    /// in UTF-8 as the reader was told.
    QString data;
    quint64 moreBytes = 0;  ///< of data that were left out
    QString sentence;       ///< rowSentence()
    QStringList otherLines; ///< of an event: retry, and what was ignored, as "name: value (set)"
};

/// Reads the rows of an export one after the other.
class ReportRows final
{
public:
    /// \a context must outlive it. \a mostData: bytes of ReportRow::data.
    ReportRows(const ExportContext &context, qsizetype mostData);
    [[nodiscard]] ReportRow read(RowNumber row);

private:
    void readBlock(RowNumber row, ReportRow &to);
    void readEvent(RowNumber row, ReportRow &to);
    void setData(ReportRow &to, const QByteArray &data, TextPlace place);
    [[nodiscard]] QByteArray linesOf(RowNumber row);
    [[nodiscard]] QStringList otherLinesOf(const std::vector<wire::BlockLine> &others);
    [[nodiscard]] QString shortText(const QByteArray &text, TextPlace place);

    const ExportContext &m_context;
    EventText m_text;
    qsizetype m_mostData;
    std::optional<MonoTime> m_before;
};

/// \a bytes more: what stands behind data that was cut.
[[nodiscard]] QString moreBytesNote(quint64 bytes);

} // namespace sse

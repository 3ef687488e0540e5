// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/jsonlines.h"
#include "core/importing/import.h"
#include "core/index/logindexer.h"

namespace sse::test {

/// Every row of a log as JSON lines, notes on the import left out.
[[nodiscard]] inline QByteArray linesOf(const CaptureLog &log, const EventIndex &index,
                                        const JsonLineOptions &options = {true, false, true})
{
    EventText text(log, index);
    QByteArray lines;
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        if (index.row(row).kind == RowKind::Fact) {
            const auto *note = std::get_if<NoteRecord>(&text.record(row).fact);
            if (note && note->code == "imported")
                continue;
        }
        appendJsonLine(lines, index, text, row, options);
    }
    return lines;
}

[[nodiscard]] inline QByteArray linesOf(const CaptureLog &log,
                                        const JsonLineOptions &options = {true, false, true})
{
    EventIndex index;
    LogIndexer indexer(log, index);
    indexer.finish();
    return linesOf(log, index, options);
}

/// "attempt GET http://…, state 0, response 200, …": the facts of a log in order, one a line, with
/// their connections; notes on the import and what has no row but is no state left out.
[[nodiscard]] inline QByteArray factsOf(const CaptureLog &log)
{
    QByteArrayList lines;
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const LogRecord &record = log.record(i);
        QByteArray line = QByteArray::number(record.connection) + ' ';
        if (const auto *attempt = std::get_if<AttemptRecord>(&record.fact))
            line += "attempt " + attempt->method + ' ' + attempt->url.toEncoded() + " hop " +
                    QByteArray::number(attempt->hop) + " id " + attempt->lastEventId;
        else if (const auto *response = std::get_if<ResponseRecord>(&record.fact))
            line += "response " + QByteArray::number(response->status);
        else if (const auto *state = std::get_if<StateRecord>(&record.fact))
            line += "state " + QByteArray::number(static_cast<int>(state->state));
        else if (const auto *end = std::get_if<EndRecord>(&record.fact))
            line += "end " + endReasonName(end->reason) + (end->failed ? "!" : "");
        else if (const auto *reconnect = std::get_if<ReconnectRecord>(&record.fact))
            line += "reconnect " + QByteArray::number(qint64{reconnect->delay.count()});
        else if (std::holds_alternative<BodyEndRecord>(record.fact))
            line += "body-end";
        else if (const auto *note = std::get_if<NoteRecord>(&record.fact))
            line += "note " + note->code;
        else
            continue;
        if (!line.endsWith(" note imported"))
            lines += line;
    }
    return lines.join('\n');
}

/// "6 3 12": the lengths of all reads.
[[nodiscard]] inline QByteArray readsOf(const CaptureLog &log)
{
    QByteArrayList lengths;
    for (std::size_t i = 0; i < log.readCount(); ++i)
        lengths += QByteArray::number(log.read(i).length);
    return lengths.join(' ');
}

/// Where two texts differ first, for people; empty when they are equal.
[[nodiscard]] inline QByteArray differenceOf(const QByteArray &actual, const QByteArray &expected)
{
    const QByteArrayList got = actual.split('\n');
    const QByteArrayList wanted = expected.split('\n');
    for (qsizetype i = 0; i < std::max(got.size(), wanted.size()); ++i) {
        if (got.value(i) != wanted.value(i) || i >= got.size() || i >= wanted.size()) {
            return "line " + QByteArray::number(i + 1) + "\n  actual:   " + got.value(i) +
                   "\n  expected: " + wanted.value(i);
        }
    }
    return {};
}

[[nodiscard]] inline QByteArray bodyOf(const CaptureLog &log)
{
    LogCursor cursor(log);
    return cursor.bytes(0, log.byteCount()).toByteArray();
}

[[nodiscard]] inline Result<Imported> import(const QByteArray &bytes)
{
    const WallTime noon(std::chrono::seconds(1'900'000'000));
    return importBytes({bytes, QStringLiteral("file"), noon});
}

} // namespace sse::test

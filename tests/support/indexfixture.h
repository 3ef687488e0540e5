// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/visibletext.h"
#include "core/index/eventtext.h"
#include "core/index/indexer.h"
#include "tests/support/fakeclock.h"

#include <array>

namespace sse::test {

/// A log with its index, fed by hand. The clock moves on by 1 ns before every read.
struct IndexFixture
{
    FakeClock clock;
    CaptureLog log{clock};
    EventIndex index;
    Indexer indexer{log, index};
    ConnectionId connection = 0;

    void begin() { indexer.beginConnection(++connection); }
    void end() { indexer.endConnection(); }
    void note(const QByteArray &code)
    {
        indexer.addFact(log.appendRecord(connection, NoteRecord{code, QString()}));
    }
    void read(QByteArrayView bytes)
    {
        clock.advance(Nanos(1));
        log.appendRead(connection, bytes);
        indexer.feedNew();
    }
    /// One connection with these reads, from its begin to its end.
    void connectionOf(const QList<QByteArray> &reads)
    {
        begin();
        for (const QByteArray &bytes : reads)
            read(bytes);
        end();
    }
};

[[nodiscard]] inline QByteArray kindName(RowKind kind)
{
    static constexpr std::array names{"event",   "dropped",    "id",      "retry",
                                      "ignored", "unfinished", "comment", "fact"};
    return names.at(static_cast<std::size_t>(kind));
}

/// A literal's bytes, NULs among them included.
template <std::size_t Size>
[[nodiscard]] QByteArray bytesOf(const char (&literal)[Size])
{
    return {literal, Size - 1};
}

/// \a text as a JSON string.
[[nodiscard]] inline QByteArray quoted(QByteArrayView text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

/// "event message "data" id "1"": what a row says.
[[nodiscard]] inline QByteArray printRow(const EventIndex &index, EventText &text, RowNumber row)
{
    const RowText shown = text.text(row);
    QByteArray out = kindName(shown.kind);
    if (index.row(row).kind == RowKind::Fact)
        return out + ' ' + std::get<NoteRecord>(text.record(row).fact).code;
    if (!shown.type.isEmpty())
        out += ' ' + shown.type;
    if (shown.kind == RowKind::Event || shown.kind == RowKind::Comment ||
        shown.kind == RowKind::Retry)
        out += ' ' + quoted(shown.data);
    if (!shown.lastEventId.isEmpty())
        out += " id " + quoted(shown.lastEventId);
    return out;
}

/// All rows, one a line.
[[nodiscard]] inline QByteArray printRows(const IndexFixture &fixture)
{
    EventText text(fixture.log, fixture.index);
    QByteArrayList lines;
    for (RowNumber row = 0; row < fixture.index.rowCount(); ++row)
        lines << printRow(fixture.index, text, row);
    return lines.join('\n');
}

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/harexport.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/exporting/blocklines.h"
#include "core/formats/harbody.h"
#include "core/formats/harentry.h"
#include "core/formats/harvalues.h"

#include <algorithm>
#include <optional>

namespace sse {

namespace {

class HarExporter final : public Exporter
{
public:
    explicit HarExporter(const ExportContext &context)
        : m_context(context)
        , m_text(context.log, context.index)
        , m_finder(*context.survey.facts)
        , m_eventLimits(harEventLimits(context.survey))
    {
    }

    void begin(ExportOutput &out) override;
    void row(RowNumber row, ExportOutput &out) override;
    void end(ExportOutput &out) override;

private:
    /// The entry whose events are being written.
    struct OpenEntry
    {
        const ExportConnection *connection = nullptr;
        HarHop hop;
        BodySlices body;
        std::vector<HarFact> facts;
        bool hasMessages = false;
    };

    /// Of RowText; valid until the next use of m_text.
    struct EventViews
    {
        QByteArrayView type;
        QByteArrayView id;
        QByteArrayView data;
    };

    void takeReads(ByteOffset end, ExportOutput &out);
    void takeRowBytes(RowNumber row);
    void takeFact(std::size_t number, ExportOutput &out);
    void appendMessage(RowNumber row, QByteArray &out);
    void appendMasked(QByteArray &out, QByteArrayView key, QByteArrayView text, TextPlace place);
    [[nodiscard]] EventViews viewsOf(RowNumber row);
    [[nodiscard]] TextPlace placeOfId(RowNumber row);
    [[nodiscard]] bool enter(ConnectionId id, ExportOutput &out);
    void open(const ExportConnection &connection, ExportOutput &out);
    void leave(ExportOutput &out);
    void beginEntry(QByteArray &out);
    /// The entries of hops without a body that lead to the last one, which is returned.
    [[nodiscard]] HarHop writeRedirects(const ExportConnection &connection, ExportOutput &out);
    [[nodiscard]] bool knowsReads() const { return m_context.survey.hasTimes; }

    const ExportContext &m_context;
    EventText m_text;
    RowText m_event; // what views can't show
    HarFactFinder m_finder;
    QHash<ConnectionId, quint64> m_eventLimits;
    std::vector<HarFact> m_ahead; // facts in front of the first connection
    std::optional<OpenEntry> m_open;
    std::size_t m_nextConnection = 0; // of the survey's: none of its entries is written
    std::size_t m_nextRead = 0;       // of the log's: not taken yet
    quint32 m_idRow = 0;              // EventRow::idRow of the ID that stood last
    bool m_hasEntries = false;
};

void HarExporter::begin(ExportOutput &out)
{
    out.buffer +=
        R"({"log":{"version":"1.2","creator":{"name":"SSE Inspector","version":")" SSE_VERSION
        R"("},"entries":[)";
}

void HarExporter::row(RowNumber row, ExportOutput &out)
{
    const EventRow &place = m_context.index.row(row);
    const bool isFact = place.kind == RowKind::Fact;
    if (m_context.survey.whole)
        takeReads(isFact ? m_text.record(row).position
                         : place.begin + m_context.index.lengthOf(row),
                  out);
    if (isFact) {
        takeFact(place.source, out);
        return;
    }
    if (!enter(m_text.connection(row), out))
        return;
    if (!m_context.survey.whole)
        takeRowBytes(row);
    if (place.idRow == row + 1)
        m_idRow = place.idRow;
    if (place.kind == RowKind::Event)
        appendMessage(row, out.buffer);
}

void HarExporter::end(ExportOutput &out)
{
    if (m_context.survey.whole)
        takeReads(std::numeric_limits<ByteOffset>::max(), out);
    leave(out);
    while (m_nextConnection < m_context.survey.connections.size() && out.goesOn()) {
        // It has no row: perhaps bytes, of which none are in the scope.
        static_cast<void>(enter(m_context.survey.connections[m_nextConnection].id, out));
        leave(out);
    }
    out.buffer += "\n]}}\n";
}

void HarExporter::takeReads(ByteOffset end, ExportOutput &out)
{
    const CaptureLog &log = m_context.log;
    for (const std::size_t count = log.readCount(); m_nextRead < count; ++m_nextRead) {
        const ReadRecord &read = log.read(m_nextRead);
        if (read.begin >= end)
            return;
        if (!enter(read.connection, out))
            continue;
        const ExportConnection &connection = *m_open->connection;
        BodySlice slice{read.begin, read.length, m_context.survey.anchor.toWall(read.time)};
        slice.length =
            std::min(slice.end(), std::max(connection.bodyEnd, slice.begin)) - slice.begin;
        if (slice.length > 0 && slice.begin >= connection.bodyBegin)
            m_open->body.append(slice);
    }
}

void HarExporter::takeRowBytes(RowNumber row)
{
    const CaptureLog &log = m_context.log;
    const auto [begin, length] = m_text.rawRange(row);
    const ByteOffset end = std::min(begin + length, m_open->connection->bodyEnd);
    // Comments within a block have come before it.
    m_open->body.takeBack(begin);
    for (ByteOffset at = std::max(begin, m_open->body.last().end()); at < end;) {
        const ReadRecord &read = log.read(log.readAt(at));
        const ByteOffset readEnd = std::max(std::min(read.begin + read.length, end), at + 1);
        const bool goesOn = read.begin < m_open->body.last().end();
        m_open->body.append({at, readEnd - at, m_context.survey.anchor.toWall(read.time), goesOn});
        at = readEnd;
    }
}

void HarExporter::takeFact(std::size_t number, ExportOutput &out)
{
    std::optional<HarFact> fact = m_finder.find(number);
    if (!fact)
        return;
    const ConnectionId connection = m_context.survey.facts->record(number).connection;
    if (connection > 0 && !enter(connection, out))
        return;
    fact->bytes = m_open ? m_open->body.size() : 0;
    (m_open ? m_open->facts : m_ahead).push_back(*fact);
}

/// The ID in force may have been set by a row that is not in the scope.
TextPlace HarExporter::placeOfId(RowNumber row)
{
    const quint32 idRow = m_context.index.row(row).idRow;
    return std::exchange(m_idRow, idRow) == idRow ? TextPlace::Elsewhere : TextPlace::EventId;
}

void HarExporter::appendMessage(RowNumber row, QByteArray &out)
{
    out += std::exchange(m_open->hasMessages, true) ? ",\n" : ",\"_eventSourceMessages\":[\n";
    out += R"({"time":)";
    const auto time = knowsReads() ? m_context.survey.anchor.toWall(m_text.time(row)) : WallTime();
    appendHarSeconds(out, time);
    const EventViews event = viewsOf(row);
    appendMasked(out, R"(,"eventName":)", event.type, TextPlace::Elsewhere);
    appendMasked(out, R"(,"eventId":)", event.id, placeOfId(row));
    appendMasked(out, R"(,"data":)", event.data, TextPlace::Elsewhere);
    out += '}';
}

void HarExporter::appendMasked(QByteArray &out, QByteArrayView key, QByteArrayView text,
                               TextPlace place)
{
    out += key;
    if (m_context.redactor.isClean(text))
        appendJsonString(out, text);
    else
        appendJsonString(out, m_context.redactor.text(text, place));
}

HarExporter::EventViews HarExporter::viewsOf(RowNumber row)
{
    if (m_context.index.row(row).idRow != row + 1)
        m_event.lastEventId = m_text.lastEventId(row);
    const QByteArrayView block = m_text.bytes(row);
    if (!isWellFormedUtf8(block)) {
        m_event = m_text.text(row);
        return {m_event.type, m_event.lastEventId, m_event.data};
    }
    EventViews event{"message", m_event.lastEventId, {}};
    BlockLines lines(block, false);
    wire::BlockLine line;
    for (int dataLines = 0; lines.next(line);) {
        if (line.text.field == FieldName::Event) {
            event.type = line.text.value.isEmpty() ? QByteArrayView("message") : line.text.value;
        } else if (line.text.field == FieldName::Id && line.outcome == FieldOutcome::Set) {
            event.id = line.text.value;
        } else if (line.text.field == FieldName::Data) {
            if (++dataLines == 1) {
                event.data = line.text.value;
                continue;
            }
            if (dataLines == 2)
                m_event.data = event.data.toByteArray();
            event.data = m_event.data.append('\n').append(line.text.value);
        }
    }
    return event;
}

bool HarExporter::enter(ConnectionId id, ExportOutput &out)
{
    if (m_open && m_open->connection->id == id)
        return true;
    const std::vector<ExportConnection> &all = m_context.survey.connections;
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(m_nextConnection);
    const auto found = std::find_if(
        from, all.end(), [id](const ExportConnection &connection) { return connection.id == id; });
    if (found == all.end())
        return false;
    leave(out);
    for (auto it = from; it != found; ++it) {
        open(*it, out);
        leave(out);
    }
    open(*found, out);
    m_nextConnection = static_cast<std::size_t>(found - all.begin()) + 1;
    return true;
}

void HarExporter::open(const ExportConnection &connection, ExportOutput &out)
{
    m_open = OpenEntry{
        &connection, writeRedirects(connection, out), {}, std::exchange(m_ahead, {}), false};
}

void HarExporter::leave(ExportOutput &out)
{
    if (!m_open)
        return;
    if (m_open->hasMessages)
        out.buffer += "\n]";
    const HarEntryWriter entry(m_context, m_open->hop);
    entry.beginResponse(out.buffer);
    WrittenBody written;
    std::vector<quint64> places;
    for (const HarFact &fact : m_open->facts)
        places.push_back(fact.bytes);
    if (!m_open->body.isEmpty())
        written = writeHarBody(m_context, m_open->body, places, out);
    entry.end(out, written, m_open->facts);
    m_open.reset();
}

void HarExporter::beginEntry(QByteArray &out)
{
    out += std::exchange(m_hasEntries, true) ? ",\n" : "\n";
}

HarHop HarExporter::writeRedirects(const ExportConnection &connection, ExportOutput &out)
{
    std::vector<HarHop> hops = hopsOf(connection, *m_context.survey.facts);
    if (const auto limit = m_eventLimits.constFind(connection.id); limit != m_eventLimits.cend())
        hops.back().maxEvents = *limit;
    for (const HarHop &hop : hops) {
        const HarEntryWriter entry(m_context, hop);
        beginEntry(out.buffer);
        entry.begin(out.buffer);
        if (hop.isLast)
            continue;
        entry.beginResponse(out.buffer);
        entry.end(out, {}, {});
    }
    return hops.back();
}

} // namespace

std::unique_ptr<Exporter> harExporter(const ExportContext &context)
{
    return std::make_unique<HarExporter>(context);
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/harexport.h"

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
        bool hasMessages = false;
    };

    void takeReads(ByteOffset end, ExportOutput &out);
    void takeRowBytes(RowNumber row);
    void appendMessage(RowNumber row, QByteArray &out);
    [[nodiscard]] bool enter(ConnectionId id, ExportOutput &out);
    void leave(ExportOutput &out);
    void beginEntry(QByteArray &out);
    /// The entries of hops without a body that lead to the last one, which is returned.
    [[nodiscard]] HarHop writeRedirects(const ExportConnection &connection, ExportOutput &out);
    [[nodiscard]] bool knowsReads() const { return m_context.survey.hasTimes; }

    const ExportContext &m_context;
    EventText m_text;
    std::optional<OpenEntry> m_open;
    std::size_t m_nextConnection = 0; // of the survey's: none of its entries is written
    std::size_t m_nextRead = 0;       // of the log's: not taken yet
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
        takeReads(place.begin + (isFact ? 0 : m_context.index.lengthOf(row)), out);
    if (isFact || !enter(m_text.connection(row), out))
        return;
    if (!m_context.survey.whole)
        takeRowBytes(row);
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

void HarExporter::appendMessage(RowNumber row, QByteArray &out)
{
    out += std::exchange(m_open->hasMessages, true) ? ",\n" : ",\"_eventSourceMessages\":[\n";
    const RowText text = m_text.text(row);
    Redactor &redactor = m_context.redactor;
    out += R"({"time":)";
    const auto time = knowsReads() ? m_context.survey.anchor.toWall(m_text.time(row)) : WallTime();
    appendHarSeconds(out, time);
    appendHarText(out += ',', "eventName",
                  redactor.text(QByteArrayView(text.type), TextPlace::EventType));
    appendHarText(out += ',', "eventId",
                  redactor.text(QByteArrayView(text.lastEventId), TextPlace::EventId));
    appendHarText(out += ',', "data",
                  redactor.text(QByteArrayView(text.data), TextPlace::EventData));
    out += '}';
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
        m_open = OpenEntry{&*it, writeRedirects(*it, out), {}, false};
        leave(out);
    }
    m_open = OpenEntry{&*found, writeRedirects(*found, out), {}, false};
    m_nextConnection = static_cast<std::size_t>(found - all.begin()) + 1;
    return true;
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
    if (!m_open->body.isEmpty())
        written = writeHarBody(m_context, m_open->body, out);
    entry.end(out, written.size, written.reads);
    m_open.reset();
}

void HarExporter::beginEntry(QByteArray &out)
{
    out += std::exchange(m_hasEntries, true) ? ",\n" : "\n";
}

HarHop HarExporter::writeRedirects(const ExportConnection &connection, ExportOutput &out)
{
    const std::vector<HarHop> hops = hopsOf(connection, *m_context.survey.facts);
    for (const HarHop &hop : hops) {
        const HarEntryWriter entry(m_context, hop);
        beginEntry(out.buffer);
        entry.begin(out.buffer);
        if (hop.isLast)
            continue;
        entry.beginResponse(out.buffer);
        entry.end(out, 0, {});
    }
    return hops.back();
}

} // namespace

std::unique_ptr<Exporter> harExporter(const ExportContext &context)
{
    return std::make_unique<HarExporter>(context);
}

} // namespace sse

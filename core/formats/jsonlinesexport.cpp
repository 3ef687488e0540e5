// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/jsonlinesexport.h"

#include "core/exporting/jsonlines.h"
#include "core/formats/isostamp.h"
#include "core/formats/jsonfacts.h"
#include "core/formats/maskedrow.h"

namespace sse {

namespace {

class JsonLinesExporter final : public Exporter
{
public:
    explicit JsonLinesExporter(const ExportContext &context)
        : m_context(context)
        , m_row(context)
    {
    }

    void begin(ExportOutput &) override {}
    void row(RowNumber row, ExportOutput &out) override;
    void end(ExportOutput &) override {}

private:
    void beginLine(JsonSink &to, QByteArrayView kind, MonoTime time, ConnectionId connection);
    void writeFact(JsonSink &to, std::size_t number);
    void writeKeys(JsonSink &to);
    void writeData(JsonSink &to);
    void writeFields(JsonSink &to);

    const ExportContext &m_context;
    MaskedRow m_row;
    IsoStamp m_stamp;
    QByteArray m_escaped; // the row's data as it stands in JSON: mostly written twice
    QByteArrayView m_escapedData;
};

void JsonLinesExporter::beginLine(JsonSink &to, QByteArrayView kind, MonoTime time,
                                  ConnectionId connection)
{
    to.raw("{\"kind\":\"");
    to.raw(kind);
    if (m_context.survey.hasTimes) {
        to.raw("\",\"time\":\"");
        to.raw(m_stamp.text(m_context.log.anchor().toWall(time)));
    }
    to.raw("\",\"connection\":");
    to.number(connection);
}

void JsonLinesExporter::writeFact(JsonSink &to, std::size_t number)
{
    const QByteArrayView kind = jsonKindOf(*m_context.survey.facts, number);
    if (kind.isEmpty())
        return;
    const LogRecord &record = m_context.log.record(number);
    beginLine(to, kind, record.time, record.connection);
    writeJsonFact(to, record, m_context.redactor);
    to.raw("}\n");
}

void JsonLinesExporter::row(RowNumber row, ExportOutput &out)
{
    JsonSink to(out);
    const EventRow &place = m_context.index.row(row);
    if (place.kind == RowKind::Fact) {
        writeFact(to, place.source);
        return;
    }
    const ReadRecord &read = m_context.log.read(place.source);
    m_row.load(row);
    m_escapedData = {};
    beginLine(to, rowKindName(place.kind), read.time, read.connection);
    writeKeys(to);
    if (place.kind != RowKind::Comment)
        writeFields(to);
    to.raw("}\n");
}

void JsonLinesExporter::writeKeys(JsonSink &to)
{
    switch (m_row.kind()) {
    case RowKind::Event:
        to.raw(",\"type\":");
        to.string(m_row.type());
        to.raw(",\"data\":\"");
        writeData(to);
        to.raw("\",\"lastEventId\":");
        to.string(m_row.lastEventId());
        return;
    case RowKind::Comment:
        to.raw(",\"text\":");
        to.string(m_row.data());
        return;
    case RowKind::Retry:
        to.raw(",\"value\":");
        to.string(m_row.data());
        if (m_row.isRetryMasked())
            return;
        to.raw(",\"ms\":");
        to.raw(retryMillisecondsAsJson(m_row.data()));
        return;
    case RowKind::Id:
        to.raw(",\"lastEventId\":");
        to.string(m_row.lastEventId());
        return;
    case RowKind::Dropped:
    case RowKind::Ignored:
    case RowKind::Unfinished:
    case RowKind::Fact:
        return;
    }
}

void JsonLinesExporter::writeData(JsonSink &to)
{
    constexpr qsizetype longest = 4096; // longer ones are not held once more
    const QByteArrayView data = m_row.data();
    if (data.isEmpty() || data.size() > longest) {
        to.text(data);
        return;
    }
    m_escaped.resize(jsonTextRoom(longest));
    char *begin = m_escaped.data();
    m_escapedData = QByteArrayView(begin, writeJsonText(begin, data) - begin);
    to.raw(m_escapedData);
}

void JsonLinesExporter::writeFields(JsonSink &to)
{
    const bool unfinished = m_row.kind() == RowKind::Unfinished;
    to.raw(",\"fields\":[");
    bool first = true;
    for (const MaskedField &field : m_row.fields()) {
        to.raw(std::exchange(first, false) ? "{\"name\":\"" : ",{\"name\":\"");
        to.text(field.name);
        to.raw("\",\"value\":\"");
        if (!m_escapedData.isNull() && field.value.data() == m_row.data().data() &&
            field.value.size() == m_row.data().size())
            to.raw(m_escapedData);
        else
            to.text(field.value);
        to.raw("\",\"outcome\":\"");
        to.raw(outcomeName(field.field, field.outcome, unfinished));
        to.raw("\"}");
    }
    to.raw("]");
}

} // namespace

std::unique_ptr<Exporter> jsonLinesExporter(const ExportContext &context)
{
    return std::make_unique<JsonLinesExporter>(context);
}

} // namespace sse

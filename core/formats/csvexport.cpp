// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/csvexport.h"

#include "core/base/utf8.h"
#include "core/formats/isostamp.h"
#include "core/formats/jsonfacts.h"
#include "core/formats/maskedrow.h"
#include "core/formats/rowsentence.h"

namespace sse {

namespace {

constexpr QByteArrayView heading = "row,time,connection,kind,type,id,size,data,detail\r\n";

/// What a spreadsheet takes for the beginning of a formula.
bool looksLikeFormula(QByteArrayView text)
{
    return !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front());
}

bool needsQuotes(QByteArrayView text)
{
    constexpr QByteArrayView marks(",\"\r\n");
    return std::any_of(marks.begin(), marks.end(), [&](char mark) { return text.contains(mark); });
}

class CsvExporter final : public Exporter
{
public:
    explicit CsvExporter(const ExportContext &context)
        : m_context(context)
        , m_text(context.log, context.index)
        , m_row(context)
    {
    }

    void begin(ExportOutput &out) override { out.buffer.append(heading); }
    void row(RowNumber row, ExportOutput &out) override;
    void end(ExportOutput &) override {}

private:
    void beginRecord(JsonSink &to, RowNumber row);
    void writeText(JsonSink &to, QByteArrayView wellFormed);
    void writeBlock(JsonSink &to, RowNumber row);

    const ExportContext &m_context;
    EventText m_text;
    MaskedRow m_row;
    IsoStamp m_stamp;
};

void CsvExporter::row(RowNumber row, ExportOutput &out)
{
    JsonSink to(out);
    const EventRow &place = m_context.index.row(row);
    beginRecord(to, row);
    if (place.kind == RowKind::Fact) {
        writeText(to, jsonKindOf(*m_context.survey.facts, place.source));
        to.raw(",,,,,");
        writeText(to, factSentence(m_text.record(row), m_context.redactor).toUtf8());
    } else {
        writeBlock(to, row);
    }
    to.raw("\r\n");
}

void CsvExporter::beginRecord(JsonSink &to, RowNumber row)
{
    to.number(m_context.index.numberOf(row));
    to.raw(",");
    if (m_context.survey.hasTimes)
        to.raw(m_stamp.text(m_context.log.anchor().toWall(m_text.time(row))));
    to.raw(",");
    to.number(m_text.connection(row));
    to.raw(",");
}

void CsvExporter::writeBlock(JsonSink &to, RowNumber row)
{
    m_row.load(row);
    const RowKind kind = m_row.kind();
    to.raw(jsonKindOf(kind));
    to.raw(",");
    writeText(to, m_row.type());
    to.raw(",");
    if (kind == RowKind::Event || kind == RowKind::Id)
        writeText(to, m_row.lastEventId());
    to.raw(",");
    if (kind == RowKind::Event || kind == RowKind::Comment)
        to.number(m_text.dataSize(row));
    to.raw(",");
    writeText(to, m_row.data());
    to.raw(",");
    if (kind != RowKind::Event && kind != RowKind::Comment)
        writeText(to, reasonSentence(kind).toUtf8());
}

void CsvExporter::writeText(JsonSink &to, QByteArrayView text)
{
    const bool guarded = !m_context.rawCells && looksLikeFormula(text);
    const bool quoted = needsQuotes(text);
    if (quoted)
        to.raw("\"");
    if (guarded)
        to.raw("'");
    while (quoted) {
        const qsizetype quote = text.indexOf('"');
        if (quote < 0)
            break;
        to.raw(text.first(quote + 1));
        to.raw("\"");
        text = text.sliced(quote + 1);
    }
    to.raw(text);
    if (quoted)
        to.raw("\"");
}

} // namespace

std::unique_ptr<Exporter> csvExporter(const ExportContext &context)
{
    return std::make_unique<CsvExporter>(context);
}

} // namespace sse

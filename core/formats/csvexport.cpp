// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/csvexport.h"

#include "core/formats/isostamp.h"
#include "core/formats/jsonfacts.h"
#include "core/formats/maskedrow.h"
#include "core/formats/rowsentence.h"
#include "core/formats/words.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr QByteArrayView heading = "row,time,connection,kind,type,id,size,data,detail\r\n";

/// What some spreadsheet takes for the beginning of a formula; the wide forms among them.
bool looksLikeFormula(QByteArrayView text)
{
    constexpr std::array<QByteArrayView, 4> wide{"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                                 "\xEF\xBC\xA0"};
    return !text.isEmpty() &&
           (QByteArrayView("=+-@\t\r\n").contains(text.front()) ||
            std::any_of(wide.begin(), wide.end(),
                        [text](QByteArrayView character) { return text.startsWith(character); }));
}

bool needsQuotes(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char character) {
        return character == ',' || character == '"' || character == '\r' || character == '\n';
    });
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
    to.raw(rowKindName(kind));
    to.raw(",");
    writeText(to, m_row.type());
    to.raw(",");
    if (kind == RowKind::Event || kind == RowKind::Id)
        writeText(to, m_row.lastEventId());
    to.raw(",");
    if (kind == RowKind::Event || kind == RowKind::Comment || kind == RowKind::Retry)
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
    const bool hasNul = text.contains('\0');
    if (quoted)
        to.raw("\"");
    if (guarded)
        to.raw("'");
    // Readers end a text at U+0000, or refuse it: it becomes visible.
    while (quoted || hasNul) {
        const auto found =
            std::find_if(text.begin(), text.end(), [](char c) { return c == '"' || c == '\0'; });
        if (found == text.end())
            break;
        const qsizetype at = found - text.begin();
        to.raw(text.first(at));
        to.raw(*found == '"' ? "\"\"" : "\xE2\x90\x80");
        text = text.sliced(at + 1);
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

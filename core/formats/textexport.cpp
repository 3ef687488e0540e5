// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/textexport.h"

#include "core/base/visibletext.h"
#include "core/formats/connectionlist.h"
#include "core/formats/figures.h"
#include "core/formats/isostamp.h"
#include "core/formats/reportrow.h"
#include "core/formats/reportsummary.h"
#include "core/formats/words.h"

#include <QCoreApplication>

#include <limits>

namespace sse {

namespace {

constexpr qsizetype mostData = std::numeric_limits<qsizetype>::max();
constexpr qsizetype labelWidth = 12;
constexpr qsizetype timeWidth = 12;
constexpr qsizetype numberWidth = 7;
constexpr qsizetype connectionWidth = 5;
constexpr qsizetype deltaWidth = 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::TextExport)
};

QByteArray oneLine(QStringView text)
{
    return toVisibleText(text, text.size()).toUtf8();
}

/// Appends \a text line by line, marked and indented so that none can pass for a row.
void appendIndented(QByteArray &out, QStringView text)
{
    for (const QStringView line : text.tokenize(QLatin1Char('\n')))
        out += "    | " + toVisibleText(line, line.size(), true).toUtf8() + '\n';
}

class TextExporter final : public Exporter
{
public:
    explicit TextExporter(const ExportContext &context)
        : m_context(context)
        , m_rows(context, mostData)
        , m_severalConnections(context.survey.connections.size() > 1)
    {
    }

    void begin(ExportOutput &out) override
    {
        writeSummary(out.buffer);
        writeHeading(out.buffer);
    }

    void row(RowNumber row, ExportOutput &out) override
    {
        const ReportRow read = m_rows.read(row);
        QByteArray &buffer = out.buffer;
        appendColumns(buffer, read);
        buffer += what(read) + '\n';
        if (read.kind == RowKind::Fact)
            writeHead(buffer, m_context.index.row(row).source);
        if (!read.data.isEmpty())
            appendIndented(buffer, read.data);
        for (const QString &line : read.otherLines)
            buffer += "    + " + oneLine(line) + '\n';
    }

    void end(ExportOutput &out) override
    {
        constexpr qsizetype most = 1000;
        const QStringList redactions = redactionTexts(m_context.redactor, most);
        if (redactions.isEmpty())
            return;
        out.buffer += '\n' + Words::tr("What was masked:").toUtf8() + '\n';
        for (const QString &redaction : redactions)
            out.buffer += "  " + oneLine(redaction) + '\n';
    }

private:
    void writeSummary(QByteArray &out) const;
    void writeHead(QByteArray &out, std::size_t number) const;
    void writeHeading(QByteArray &out) const;
    /// The columns in front of what(); those that mean nothing here are left out.
    void appendColumns(QByteArray &out, const ReportRow &row);
    [[nodiscard]] static QByteArray what(const ReportRow &row);

    const ExportContext &m_context;
    ReportRows m_rows;
    IsoStamp m_stamp;
    bool m_severalConnections;
};

void TextExporter::writeHeading(QByteArray &out) const
{
    QString line;
    if (m_context.survey.hasTimes) {
        line += Words::tr("Time (UTC)").leftJustified(timeWidth) +
                Words::tr("Delta").rightJustified(deltaWidth + 1);
    }
    line += Words::tr("Row").rightJustified(numberWidth);
    if (m_severalConnections)
        line += Words::tr("Conn").rightJustified(connectionWidth);
    line += QStringLiteral("  ") + Words::tr("What");
    out += '\n' + line.toUtf8() + '\n';
}

void TextExporter::appendColumns(QByteArray &out, const ReportRow &row)
{
    if (row.time) {
        const QString delta = row.delta ? deltaFigure(*row.delta) : QString();
        out.append(IsoStamp::clockOf(m_stamp.text(*row.time)));
        out += delta.rightJustified(deltaWidth + 1).toUtf8();
    }
    out += QByteArray::number(row.number).rightJustified(numberWidth);
    if (m_severalConnections)
        out += QByteArray::number(row.connection).rightJustified(connectionWidth);
    out += "  ";
}

void TextExporter::writeSummary(QByteArray &out) const
{
    const ReportSummary summary = summaryOf(m_context, ExportFormat::Text);
    const QByteArray title = oneLine(summary.title);
    out += title + '\n' + QByteArray(std::min<qsizetype>(title.size(), 100), '=') + '\n';
    const auto line = [&out](const QString &label, const QString &value) {
        out += label.leftJustified(labelWidth).toUtf8() + ' ' + oneLine(value) + '\n';
    };
    for (const ReportSummary::Line &each : summary.lines)
        line(each.label, each.value);
    line(Words::tr("Masking"), summary.secrets);
    for (qsizetype i = 0; i < summary.losses.size(); ++i)
        line(i == 0 ? Words::tr("Left out") : QString(), summary.losses.at(i));
}

void TextExporter::writeHead(QByteArray &out, std::size_t number) const
{
    const LogRecord &record = m_context.survey.facts->record(number);
    for (const QString &line : headerLines(record, m_context.redactor))
        out += "    : " + oneLine(line) + '\n';
    const auto *attempt = std::get_if<AttemptRecord>(&record.fact);
    if (attempt && !attempt->body.isEmpty())
        appendIndented(out, requestBody(*attempt, m_context.redactor, mostData).first);
}

QByteArray TextExporter::what(const ReportRow &row)
{
    QByteArray text;
    switch (row.kind) {
    case RowKind::Event:
        text = kindWord(row.kind).toUtf8() + " \"" + oneLine(row.word) + '"';
        break;
    case RowKind::Fact:
        text = "-- " + oneLine(row.word);
        break;
    case RowKind::Dropped:
    case RowKind::Id:
    case RowKind::Retry:
    case RowKind::Ignored:
    case RowKind::Unfinished:
    case RowKind::Comment:
        text = oneLine(row.word);
        break;
    }
    if (row.id && !row.id->isEmpty())
        text += ", id \"" + oneLine(*row.id) + '"';
    if (row.kind != RowKind::Fact)
        text += ", " + bytesFigure(row.size).toUtf8();
    if (!row.sentence.isEmpty())
        text += ": " + oneLine(row.sentence);
    return text;
}

} // namespace

std::unique_ptr<Exporter> textExporter(const ExportContext &context)
{
    return std::make_unique<TextExporter>(context);
}

} // namespace sse

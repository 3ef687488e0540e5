// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/markdownexport.h"

#include "core/formats/connectionlist.h"
#include "core/formats/figures.h"
#include "core/formats/isostamp.h"
#include "core/formats/markdowntext.h"
#include "core/formats/reportrow.h"
#include "core/formats/reportsummary.h"

#include <QCoreApplication>

namespace sse {

namespace {

constexpr qsizetype mostData = 64 << 10;
constexpr qsizetype mostBody = 16 << 10;
// Longer data, or some of several lines, gets a block of its own.
constexpr qsizetype mostInTable = 240;
constexpr std::size_t mostHeads = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::MarkdownExport)
};

class MarkdownExporter final : public Exporter
{
public:
    explicit MarkdownExporter(const ExportContext &context)
        : m_context(context)
        , m_rows(context, mostData)
        , m_severalConnections(context.survey.connections.size() > 1)
    {
    }

    void begin(ExportOutput &out) override
    {
        writeSummary(out.buffer);
        writeConnections(out.buffer);
        out.buffer += "\n## " + Words::tr("Events").toUtf8() + '\n';
    }

    void row(RowNumber row, ExportOutput &out) override
    {
        const ReportRow read = m_rows.read(row);
        const bool isShort = read.data.size() <= mostInTable &&
                             !read.data.contains(QLatin1Char('\n')) &&
                             read.sentence.size() <= 4 * mostInTable;
        if (isShort)
            writeTableRow(out.buffer, read);
        else
            writeBlock(out.buffer, read);
    }

    void end(ExportOutput &out) override
    {
        constexpr qsizetype most = 100;
        const QStringList redactions = redactionTexts(m_context.redactor, most);
        if (!redactions.isEmpty()) {
            out.buffer += "\n## " + Words::tr("What was masked").toUtf8() + "\n\n";
            for (const QString &redaction : redactions)
                out.buffer += "- " + markdownCode(redaction) + '\n';
        }
    }

private:
    void writeSummary(QByteArray &out) const;
    void writeConnections(QByteArray &out) const;
    void writeHeads(QByteArray &out, const std::vector<ConnectionLine> &lines) const;
    void writeHead(QByteArray &out, const ConnectionLine &line) const;
    void writeTableHead(QByteArray &out) const;
    void writeTableRow(QByteArray &out, const ReportRow &row);
    void writeBlock(QByteArray &out, const ReportRow &row);
    [[nodiscard]] static QByteArray word(const ReportRow &row);
    [[nodiscard]] static QByteArray otherLines(const ReportRow &row);

    const ExportContext &m_context;
    ReportRows m_rows;
    IsoStamp m_stamp;
    bool m_severalConnections;
    bool m_inTable = false;
};

void MarkdownExporter::writeSummary(QByteArray &out) const
{
    const ReportSummary summary = summaryOf(m_context, ExportFormat::Markdown);
    out += "# " + markdownWords(summary.title) + "\n\n";
    for (const ReportSummary::Line &line : summary.lines) {
        out += "- **" + line.label.toUtf8() + ":** " +
               (line.foreign ? markdownCode(line.value) : line.value.toUtf8()) + '\n';
    }
    const QByteArray secrets = summary.secrets.toUtf8();
    out += "- " + (summary.masks ? secrets : QByteArray("**" + secrets + "**")) + '\n';
    for (const QString &loss : summary.losses)
        out += "- " + markdownWords(loss) + '\n';
}

void MarkdownExporter::writeConnections(QByteArray &out) const
{
    const std::vector<ConnectionLine> lines = connectionLines(m_context);
    if (!areWorthTelling(lines))
        return;
    const TextTable table = connectionTable(lines);
    out += "\n## " + Words::tr("Connections").toUtf8() + "\n\n|";
    for (const QString &column : table.columns)
        out += ' ' + column.toUtf8() + " |";
    out += "\n|" + QByteArray("---|").repeated(table.columns.size()) + '\n';
    for (const QStringList &row : table.rows) {
        out += '|';
        for (const QString &cell : row)
            out += ' ' + markdownWords(cell) + " |";
        out += '\n';
    }
    writeHeads(out, lines);
}

void MarkdownExporter::writeHeads(QByteArray &out, const std::vector<ConnectionLine> &lines) const
{
    std::size_t written = 0;
    for (const ConnectionLine &line : lines) {
        if (!line.attempt && !line.response)
            continue;
        if (++written > mostHeads) {
            out += '\n' +
                   Words::tr("The requests of the other connections are left out.").toUtf8() + '\n';
            break;
        }
        writeHead(out, line);
    }
}

void MarkdownExporter::writeHead(QByteArray &out, const ConnectionLine &line) const
{
    const CaptureLog &facts = *m_context.survey.facts;
    QStringList lines;
    if (line.attempt) {
        const LogRecord &record = facts.record(*line.attempt);
        const auto &attempt = std::get<AttemptRecord>(record.fact);
        lines += QString::fromLatin1(attempt.method) + QLatin1Char(' ') +
                 QString::fromUtf8(m_context.redactor.address(attempt.url));
        lines += headerLines(record, m_context.redactor);
        const auto [body, more] = requestBody(attempt, m_context.redactor, mostBody);
        if (!body.isEmpty())
            lines += QLatin1Char('\n') + body;
        if (more > 0)
            lines += moreBytesNote(more);
    }
    if (line.response) {
        if (!lines.isEmpty())
            lines += QString();
        lines += QStringLiteral("HTTP ") + line.status;
        lines += headerLines(facts.record(*line.response), m_context.redactor);
    }
    out += '\n' + Words::tr("Request and response of connection %1:").arg(line.number).toUtf8() +
           "\n\n";
    appendMarkdownFence(out, lines.join(QLatin1Char('\n')));
}

void MarkdownExporter::writeTableHead(QByteArray &out) const
{
    const bool hasTimes = m_context.survey.hasTimes;
    out += "\n| # |";
    QByteArray line = "\n|--:|";
    if (hasTimes) {
        out += ' ' + Words::tr("Time (UTC)").toUtf8() + " | \u0394 |";
        line += "---|--:|";
    }
    if (m_severalConnections) {
        out += ' ' + Words::tr("Conn.").toUtf8() + " |";
        line += "--:|";
    }
    out += ' ' + Words::tr("Type").toUtf8() + " | " + Words::tr("ID").toUtf8() + " | " +
           Words::tr("Size").toUtf8() + " | " + Words::tr("Data").toUtf8() + " |";
    out += line + "---|---|--:|---|\n";
}

QByteArray MarkdownExporter::word(const ReportRow &row)
{
    return row.kind == RowKind::Event ? markdownCode(row.word)
                                      : QByteArray('*' + row.word.toUtf8() + '*');
}

QByteArray MarkdownExporter::otherLines(const ReportRow &row)
{
    return row.otherLines.isEmpty() ? QByteArray()
                                    : markdownCode(row.otherLines.join(QStringLiteral(", ")));
}

void MarkdownExporter::writeTableRow(QByteArray &out, const ReportRow &row)
{
    if (!m_inTable)
        writeTableHead(out);
    m_inTable = true;
    out += "| " + QByteArray::number(row.number) + " |";
    if (row.time) {
        out.append(' ').append(IsoStamp::clockOf(m_stamp.text(*row.time)));
        out += " | " + (row.delta ? deltaFigure(*row.delta).toUtf8() : QByteArray()) + " |";
    }
    if (m_severalConnections)
        out += ' ' + QByteArray::number(row.connection) + " |";
    out += ' ' + word(row) + " | " + markdownCode(row.id.value_or(QString())) + " | " +
           (row.kind == RowKind::Fact ? QByteArray() : bytesFigure(row.size).toUtf8()) + " | ";
    QByteArrayList parts{markdownWords(row.sentence), markdownCode(row.data), otherLines(row)};
    parts.removeAll(QByteArray());
    out += parts.join(" \u00B7 ") + " |\n";
}

void MarkdownExporter::writeBlock(QByteArray &out, const ReportRow &row)
{
    m_inTable = false;
    // Not "#12": that would become a link to an issue.
    QByteArrayList parts{"**" + Words::tr("Row %1").arg(row.number).toUtf8() + "**"};
    if (row.time)
        parts += IsoStamp::clockOf(m_stamp.text(*row.time)).toByteArray();
    if (row.delta)
        parts += deltaFigure(*row.delta).toUtf8();
    if (m_severalConnections)
        parts += Words::tr("connection %1").arg(row.connection).toUtf8();
    parts += word(row);
    if (row.id && !row.id->isEmpty())
        parts += Words::tr("ID").toUtf8() + ' ' + markdownCode(*row.id);
    if (row.kind != RowKind::Fact)
        parts += bytesFigure(row.size).toUtf8();
    if (!row.otherLines.isEmpty())
        parts += otherLines(row);
    out += '\n' + parts.join(" \u00B7 ") + "\n\n";
    if (!row.sentence.isEmpty() && !row.data.isEmpty())
        out += markdownWords(row.sentence) + "\n\n";
    appendMarkdownFence(out, row.data.isEmpty() ? row.sentence : row.data);
    if (row.moreBytes > 0)
        out += "\n*" + moreBytesNote(row.moreBytes).toUtf8() + "*\n";
}

} // namespace

std::unique_ptr<Exporter> markdownExporter(const ExportContext &context)
{
    return std::make_unique<MarkdownExporter>(context);
}

} // namespace sse

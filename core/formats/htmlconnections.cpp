// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/htmlconnections.h"

#include "core/base/utf8.h"
#include "core/formats/connectionlist.h"
#include "core/formats/htmltext.h"
#include "core/formats/reportrow.h"
#include "core/formats/rowsentence.h"

#include <QCoreApplication>

namespace sse {

namespace {

constexpr qsizetype mostBody = 64 << 10;
constexpr std::size_t mostDetails = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::HtmlConnections)
};

class Writer
{
public:
    Writer(QByteArray &out, const ExportContext &context)
        : m_out(out)
        , m_context(context)
        , m_lines(connectionLines(context))
    {
    }

    void write()
    {
        if (!areWorthTelling(m_lines))
            return;
        m_out +=
            "<section id=\"connections\">\n<h2>" + toHtml(Words::tr("Connections")) + "</h2>\n";
        writeTable();
        std::size_t written = 0;
        for (const ConnectionLine &line : m_lines) {
            if (!line.attempt && !line.response && !line.end)
                continue;
            if (++written > mostDetails) {
                m_out += "<p>" +
                         toHtml(Words::tr("The requests of the other connections are left out.")) +
                         "</p>\n";
                break;
            }
            writeDetails(line);
        }
        m_out += "</section>\n";
    }

private:
    void writeTable();
    void writeDetails(const ConnectionLine &line);
    void writeSummary(const ConnectionLine &line);
    void writeRequest(const AttemptRecord &attempt);
    void writeHeaders(const HeaderList &headers, TextPlace place);

    template <typename Fact>
    [[nodiscard]] const Fact *fact(std::optional<std::size_t> number) const
    {
        return number ? std::get_if<Fact>(&m_context.survey.facts->record(*number).fact) : nullptr;
    }
    [[nodiscard]] QByteArray heading(const QString &text) const
    {
        return "<h3>" + toHtml(text) + "</h3>\n";
    }

    QByteArray &m_out;
    const ExportContext &m_context;
    std::vector<ConnectionLine> m_lines;
};

void Writer::writeTable()
{
    const TextTable table = connectionTable(m_lines);
    m_out += "<section class=\"wide\" tabindex=\"0\" aria-label=\"" +
             toHtml(Words::tr("Connections")) + "\"><table class=\"list\">\n<thead><tr>";
    for (const QString &column : table.columns)
        m_out += "<th scope=\"col\">" + toHtml(column) + "</th>";
    m_out += "</tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        m_out += m_lines[i].bad ? "<tr class=\"bad\">" : "<tr>";
        for (const QString &cell : table.rows[i]) {
            const bool bad = m_lines[i].bad && cell == m_lines[i].endedBy && !cell.isEmpty();
            m_out += bad ? "<td class=\"bad\">" : "<td>";
            m_out += toHtml(cell) + "</td>";
        }
        m_out += "</tr>\n";
    }
    m_out += "</tbody></table></section>\n";
}

void Writer::writeSummary(const ConnectionLine &line)
{
    m_out += line.bad ? "<summary class=\"bad\">" : "<summary>";
    m_out += toHtml(Words::tr("Connection %1").arg(line.number));
    if (const auto *attempt = fact<AttemptRecord>(line.attempt)) {
        m_out += " \u00B7 <code>" + toHtml(QString::fromLatin1(attempt->method)) + ' ' +
                 toHtml(QString::fromUtf8(m_context.redactor.address(attempt->url))) + "</code>";
    }
    QStringList came{line.status, line.endedBy};
    came.removeAll(QString());
    if (!came.isEmpty())
        m_out += " <span class=\"status\">\u2192 " + toHtml(came.join(QStringLiteral(" \u00B7 "))) +
                 "</span>";
    m_out += "</summary>\n";
}

void Writer::writeDetails(const ConnectionLine &line)
{
    m_out += "<details>";
    writeSummary(line);
    m_out += "<div>\n";
    if (const auto *attempt = fact<AttemptRecord>(line.attempt))
        writeRequest(*attempt);
    if (const auto *response = fact<ResponseRecord>(line.response)) {
        m_out += heading(Words::tr("Response: %1").arg(line.status));
        writeHeaders(response->headers, TextPlace::ResponseHeader);
    }
    for (const std::optional<std::size_t> &number : {line.end, line.reconnect}) {
        if (!number)
            continue;
        const LogRecord &record = m_context.survey.facts->record(*number);
        m_out += heading(number == line.end ? Words::tr("End") : Words::tr("Reconnect")) + "<p>" +
                 toHtml(factSentence(record, m_context.redactor)) + "</p>\n";
    }
    m_out += "</div></details>\n";
}

void Writer::writeRequest(const AttemptRecord &attempt)
{
    m_out += heading(Words::tr("Request"));
    writeHeaders(attempt.headers, TextPlace::RequestHeader);
    if (attempt.body.isEmpty())
        return;
    const auto [body, more] = requestBody(attempt, m_context.redactor, mostBody);
    m_out += heading(Words::tr("Request body")) + "<pre>\n";
    appendHtml(m_out, body, true);
    m_out += "</pre>\n";
    if (more > 0)
        m_out += "<p class=\"more\">" + toHtml(moreBytesNote(more)) + "</p>\n";
}

void Writer::writeHeaders(const HeaderList &headers, TextPlace place)
{
    if (headers.isEmpty()) {
        m_out += "<p>" + toHtml(Words::tr("No header fields are known.")) + "</p>\n";
        return;
    }
    m_out += "<table class=\"fields mono\"><tbody>\n";
    for (const HeaderField &header : headers) {
        m_out += "<tr><td>" + toHtml(decodeUtf8(header.name)) + "</td><td>" +
                 toHtml(decodeUtf8(m_context.redactor.headerValue(header, place))) + "</td></tr>\n";
    }
    m_out += "</tbody></table>\n";
}

} // namespace

void appendHtmlConnections(QByteArray &out, const ExportContext &context)
{
    Writer(out, context).write();
}

} // namespace sse

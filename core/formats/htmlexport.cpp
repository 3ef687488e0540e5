// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/htmlexport.h"

#include "core/formats/figures.h"
#include "core/formats/htmlconnections.h"
#include "core/formats/htmlstyle.h"
#include "core/formats/htmltext.h"
#include "core/formats/isostamp.h"
#include "core/formats/reportrow.h"
#include "core/formats/reportsummary.h"
#include "core/formats/timelinesvg.h"
#include "core/formats/words.h"

#include <QCoreApplication>

#include <array>

namespace sse {

namespace {

constexpr qsizetype mostData = 64 << 10;
// Rows of a table: browsers lay out one that is out of sight only when it comes into sight.
constexpr quint64 rowsOfPart = 400;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::HtmlExport)
};

QByteArrayView classOf(const ReportRow &row)
{
    switch (row.kind) {
    case RowKind::Event:
        return "event";
    case RowKind::Comment:
    case RowKind::Id:
    case RowKind::Retry:
        return "quiet";
    case RowKind::Dropped:
    case RowKind::Ignored:
    case RowKind::Unfinished:
        return "lost";
    case RowKind::Fact:
        return row.bad ? QByteArrayView("fact bad") : QByteArrayView("fact");
    }
    Q_UNREACHABLE();
}

class HtmlExporter final : public Exporter
{
public:
    explicit HtmlExporter(const ExportContext &context)
        : m_context(context)
        , m_rows(context, mostData)
        , m_severalConnections(context.survey.connections.size() > 1)
    {
    }

    void begin(ExportOutput &out) override
    {
        const ReportSummary summary = summaryOf(m_context, ExportFormat::Html);
        writeHead(out.buffer, summary);
        writeSummary(out.buffer, summary);
        if (m_context.survey.hasTimes)
            writeTimeline(out.buffer);
        appendHtmlConnections(out.buffer, m_context);
        out.buffer += "<section id=\"rows\">\n<h2>" + toHtml(Words::tr("Events")) + "</h2>\n";
    }

    void row(RowNumber row, ExportOutput &out) override
    {
        const ReportRow read = m_rows.read(row);
        if (m_written % rowsOfPart == 0)
            beginPart(out.buffer, read.number);
        ++m_written;
        writeRow(out.buffer, read);
        if (m_written % rowsOfPart == 0)
            endPart(out.buffer);
    }

    void end(ExportOutput &out) override
    {
        if (m_written % rowsOfPart != 0)
            endPart(out.buffer);
        out.buffer += "</section>\n";
        writeRedactions(out.buffer);
        out.buffer += "</main>\n<footer><p>" +
                      toHtml(Words::tr("Written by SSE Inspector %1. Row numbers are those of its "
                                       "table; sizes are those of the blocks as received.")
                                 .arg(QStringLiteral(SSE_VERSION))) +
                      "</p></footer>\n</body>\n</html>\n";
    }

private:
    void writeHead(QByteArray &out, const ReportSummary &summary) const;
    void writeSummary(QByteArray &out, const ReportSummary &summary) const;
    void writeTimeline(QByteArray &out) const;
    void writeRedactions(QByteArray &out) const;
    void beginPart(QByteArray &out, quint64 number) const;
    static void endPart(QByteArray &out) { out += "</tbody></table></div>\n"; }
    void writeRow(QByteArray &out, const ReportRow &row);
    static void writeData(QByteArray &out, const ReportRow &row);

    const ExportContext &m_context;
    ReportRows m_rows;
    IsoStamp m_stamp;
    bool m_severalConnections;
    quint64 m_written = 0;
};

void HtmlExporter::writeHead(QByteArray &out, const ReportSummary &summary) const
{
    out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"generator\" content=\"SSE Inspector " SSE_VERSION "\">\n<title>";
    appendHtml(out, summary.title);
    out += " \u2013 SSE Inspector</title>\n<style>";
    out += htmlStyle();
    out += "</style>\n</head>\n<body>\n";
}

void HtmlExporter::writeSummary(QByteArray &out, const ReportSummary &summary) const
{
    out += "<header>\n<p class=\"kicker\">" + toHtml(Words::tr("Event stream report")) +
           "</p>\n<h1>" + toHtml(summary.title) + "</h1>\n<dl class=\"facts\">\n";
    for (const ReportSummary::Line &line : summary.lines) {
        const QByteArray value = toHtml(line.value);
        out += "<dt>" + toHtml(line.label) + "</dt><dd>" +
               (line.foreign ? "<code>" + value + "</code>" : value) + "</dd>\n";
    }
    out += "</dl>\n<p class=\"secrets" + QByteArray(summary.masks ? "" : " kept") + "\">" +
           toHtml(summary.secrets) + "</p>\n";
    if (!summary.losses.isEmpty()) {
        out += "<ul class=\"losses\">\n";
        for (const QString &loss : summary.losses)
            out += "<li>" + toHtml(loss) + "</li>\n";
        out += "</ul>\n";
    }
    out += "</header>\n<main>\n";
}

void HtmlExporter::writeTimeline(QByteArray &out) const
{
    const TimelinePicture picture = timelinePicture(m_context.survey);
    out += "<section id=\"timeline\">\n<h2>" + toHtml(Words::tr("Timeline")) + "</h2>\n<figure>\n" +
           picture.svg + "<figcaption>" + toHtml(picture.words) +
           "</figcaption>\n</figure>\n<ul class=\"legend\">\n";
    const std::array legend{
        std::pair("<rect class=\"state0\" width=\"100%\" height=\"100%\"/>",
                  readyStateWord(ReadyState::Connecting)),
        std::pair("<rect class=\"state1\" width=\"100%\" height=\"100%\"/>",
                  readyStateWord(ReadyState::Open)),
        std::pair("<rect class=\"state2\" width=\"100%\" height=\"100%\"/>",
                  readyStateWord(ReadyState::Closed)),
        std::pair("<rect class=\"bar\" x=\"20%\" width=\"60%\" y=\"0\" height=\"100%\"/>",
                  Words::tr("Arrivals")),
        std::pair("<rect class=\"gap\" width=\"100%\" height=\"100%\"/>",
                  Words::tr("Silence while OPEN")),
        std::pair("<rect class=\"wait\" width=\"100%\" height=\"100%\"/>",
                  Words::tr("Waiting to reconnect")),
        std::pair("<text class=\"end\" x=\"2\" y=\"12\">\u2715</text>",
                  Words::tr("End of a connection, red when it is a failure")),
    };
    for (const auto &[drawing, word] : legend) {
        out += "<li><svg aria-hidden=\"true\">" + QByteArray(drawing) + "</svg>" + toHtml(word) +
               "</li>\n";
    }
    out += "<li>" + toHtml(Words::tr("Times are UTC")) + "</li>\n</ul>\n</section>\n";
}

void HtmlExporter::writeRedactions(QByteArray &out) const
{
    constexpr qsizetype most = 200;
    const QStringList redactions = redactionTexts(m_context.redactor, most);
    if (redactions.isEmpty())
        return;
    out += "<section id=\"masked\">\n<h2>" + toHtml(Words::tr("What was masked")) +
           "</h2>\n<ul class=\"losses\">\n";
    for (const QString &redaction : redactions)
        out += "<li>" + toHtml(redaction) + "</li>\n";
    out += "</ul>\n</section>\n";
}

void HtmlExporter::beginPart(QByteArray &out, quint64 number) const
{
    const bool hasTimes = m_context.survey.hasTimes;
    out += "<div class=\"part\"><table class=\"rows\">\n";
    if (m_written > 0) {
        out += "<caption>" + toHtml(Words::tr("From row %1 on").arg(countFigure(number))) +
               "</caption>\n";
    }
    out += "<colgroup><col class=\"c-n\">";
    out += hasTimes ? "<col class=\"c-t\"><col class=\"c-d\">" : "";
    out += m_severalConnections ? "<col class=\"c-c\">" : "";
    out += "<col class=\"c-k\"><col class=\"c-i\"><col class=\"c-s\"><col></colgroup>\n<thead><tr>"
           "<th scope=\"col\" class=\"number\">#</th>";
    const auto head = [&out](const QString &text, bool isNumber = false) {
        out += isNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
        out += toHtml(text) + "</th>";
    };
    if (hasTimes) {
        head(Words::tr("Time (UTC)"));
        head(QStringLiteral("\u0394"), true);
    }
    if (m_severalConnections)
        head(Words::tr("Conn."), true);
    head(Words::tr("Type"));
    head(Words::tr("ID"));
    head(Words::tr("Size"), true);
    head(Words::tr("Data"));
    out += "</tr></thead>\n<tbody>\n";
}

void HtmlExporter::writeRow(QByteArray &out, const ReportRow &row)
{
    const QByteArray number = QByteArray::number(row.number);
    constexpr qsizetype tall = 2000; // such a row may be broken between pages
    out += "<tr id=\"r" + number + "\" class=\"" + classOf(row).toByteArray() +
           (row.data.size() > tall ? " tall" : "") + "\"><td class=\"n number\"><a href=\"#r" +
           number + "\">" + number + "</a></td>";
    if (row.time) {
        const QByteArrayView stamp = m_stamp.text(*row.time);
        out.append("<td class=\"t\" title=\"").append(stamp).append("\">");
        out.append(IsoStamp::clockOf(stamp)).append("</td><td class=\"d number\">");
        if (row.delta)
            appendHtml(out, deltaFigure(*row.delta));
        out += "</td>";
    }
    if (m_severalConnections)
        out += "<td class=\"c number\">" + QByteArray::number(row.connection) + "</td>";
    out += "<td class=\"k\">";
    appendHtml(out, row.word);
    out += "</td><td class=\"i mono\">";
    if (row.id)
        appendHtml(out, *row.id);
    out += "</td><td class=\"s number\">";
    if (row.kind != RowKind::Fact)
        appendHtml(out, bytesFigure(row.size));
    out += "</td><td class=\"x\">";
    writeData(out, row);
    out += "</td></tr>\n";
}

void HtmlExporter::writeData(QByteArray &out, const ReportRow &row)
{
    if (!row.sentence.isEmpty())
        out += "<span class=\"why\">" + toHtml(row.sentence, true) + "</span>";
    if (!row.data.isEmpty()) {
        // What scrolls must be reachable with the keyboard.
        constexpr qsizetype scrolls = 2000;
        out += row.data.size() > scrolls ? "<code class=\"text\" tabindex=\"0\">"
                                         : "<code class=\"text\">";
        appendHtml(out, row.data, true);
        out += "</code>";
    }
    if (row.moreBytes > 0)
        out += "<span class=\"more\">" + toHtml(moreBytesNote(row.moreBytes)) + "</span>";
    if (!row.otherLines.isEmpty()) {
        out += "<span class=\"also\">" +
               toHtml(Words::tr("In this block, too: %1")
                          .arg(row.otherLines.join(QStringLiteral(", ")))) +
               "</span>";
    }
}

} // namespace

std::unique_ptr<Exporter> htmlExporter(const ExportContext &context)
{
    return std::make_unique<HtmlExporter>(context);
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportsurvey.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace sse {

namespace {

/// Reports cut longer data.
constexpr quint64 longestInReport = quint64{64} << 10;
/// Markdown tells the headers of so many connections.
constexpr std::size_t mostHeadsInMarkdown = 5;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::ExportLosses", text);
}

/// \a many with %n; the source language has no translation that would know \a one.
QString counted(quint64 count, const char *one, const char *many)
{
    const auto most = static_cast<quint64>(std::numeric_limits<int>::max());
    return count == 1 ? tr(one)
                      : QCoreApplication::translate("sse::ExportLosses", many, nullptr,
                                                    static_cast<int>(std::min(count, most)));
}

/// Things that are lost, as a list in a sentence.
class Things
{
public:
    void add(quint64 count, const char *one, const char *many)
    {
        if (count > 0)
            m_list.append(counted(count, one, many));
    }
    void add(const QString &thing) { m_list.append(thing); }
    [[nodiscard]] bool isEmpty() const { return m_list.isEmpty(); }
    [[nodiscard]] QString text() const
    {
        if (m_list.size() < 2)
            return m_list.value(0);
        return tr("%1 and %2").arg(m_list.mid(0, m_list.size() - 1).join(tr(", ")), m_list.last());
    }

private:
    QStringList m_list;
};

struct Lost
{
    explicit Lost(const ExportSurvey &survey_)
        : survey(survey_)
    {
        for (const ExportConnection &connection : survey.connections)
            requests += connection.attempts.size();
        for (const ExportConnection &connection : survey.connections) {
            for (const std::size_t number : connection.responses)
                addResponse(survey.facts->record(number));
        }
    }

    void addComments(Things &to) const
    {
        to.add(survey.rowsOf(RowKind::Comment), "1 comment", "%n comments");
    }
    void addRetries(Things &to, quint64 shown = 0) const
    {
        to.add(survey.retryFields - std::min(survey.retryFields, shown), "1 retry value",
               "%n retry values");
    }
    void addIgnored(Things &to) const
    {
        to.add(survey.ignoredFields, "1 ignored line", "%n ignored lines");
    }
    void addBlocks(Things &to) const
    {
        to.add(survey.rowsOf(RowKind::Dropped) + survey.rowsOf(RowKind::Id) +
                   survey.rowsOf(RowKind::Ignored) + survey.rowsOf(RowKind::Unfinished),
               "1 block that dispatched nothing", "%n blocks that dispatched nothing");
    }
    // Requests and reads are those of whole connections, which a scope may hold in part.
    void addReads(Things &to) const
    {
        if (survey.hasTimes && survey.whole)
            to.add(survey.reads, "where the one read ended", "the boundaries of %n reads");
        else if (survey.hasTimes && survey.reads > 0)
            to.add(tr("the boundaries of reads"));
    }
    void addRequests(Things &to) const
    {
        if (survey.whole) {
            to.add(requests, "the headers and the body of 1 request",
                   "the headers and bodies of %n requests");
        } else if (requests > 0) {
            to.add(tr("the headers and bodies of requests"));
        }
        if (responses > 0)
            to.add(tr("the headers of responses"));
    }
    [[nodiscard]] quint64 facts() const { return survey.rowsOf(RowKind::Fact); }

    const ExportSurvey &survey;
    quint64 requests = 0;
    quint64 responses = 0;
    bool hasReasonPhrases = false;

private:
    void addResponse(const LogRecord &record)
    {
        ++responses;
        const auto *response = std::get_if<ResponseRecord>(&record.fact);
        hasReasonPhrases = hasReasonPhrases || (response && !response->reasonPhrase.isEmpty());
    }
};

void addIllFormed(QStringList &to, const ExportSurvey &survey)
{
    if (survey.badUtf8 > 0) {
        to.append(counted(survey.badUtf8,
                          "The bytes of 1 row are not well-formed UTF-8; U+FFFD takes the place of "
                          "what is ill-formed.",
                          "The bytes of %n rows are not well-formed UTF-8; U+FFFD takes the place "
                          "of what is ill-formed."));
    }
}

void addLinesAndReads(QStringList &to, const Lost &lost)
{
    Things things;
    lost.addReads(things);
    to.append(things.isEmpty()
                  ? tr("How lines ended (LF, CR or CRLF) is not kept.")
                  : tr("How lines ended (LF, CR or CRLF) is not kept, nor %1.").arg(things.text()));
}

void addPartOfBlocks(QStringList &to, const ExportSurvey &survey)
{
    if (!survey.whole) {
        to.append(tr("Rows that are left out may have set last event IDs and reconnection times "
                     "that were in force behind them."));
    }
}

QStringList ofCsv(const Lost &lost)
{
    QStringList losses;
    Things things;
    lost.addRequests(things);
    lost.addRetries(things, lost.survey.rowsOf(RowKind::Retry));
    lost.addIgnored(things);
    lost.addReads(things);
    if (!things.isEmpty())
        losses.append(tr("CSV has no place for %1.").arg(things.text()));
    losses.append(tr("CSV tells what each block meant, not its lines one by one."));
    addIllFormed(losses, lost.survey);
    return losses;
}

QStringList ofHar(const Lost &lost)
{
    QStringList losses;
    Things things;
    lost.addComments(things);
    lost.addRetries(things);
    lost.addIgnored(things);
    lost.addBlocks(things);
    // Of the stream as a whole they stand with its first connection.
    const quint64 notes = lost.survey.connections.empty() ? 0 : lost.survey.notes;
    things.add(notes, "1 note on what happened", "%n notes on what happened");
    lost.addReads(things);
    if (!things.isEmpty()) {
        losses.append(tr("HAR has no place for %1; other programs won't see them. SSE Inspector "
                         "finds them again.")
                          .arg(things.text()));
    }
    if (lost.survey.notes > notes) {
        losses.append(counted(lost.survey.notes - notes, "1 note on what happened is left out.",
                              "%n notes on what happened are left out."));
    }
    if (!lost.survey.hasTimes)
        losses.append(tr("HAR wants times, and there are none: 1970 stands in their place."));
    return losses;
}

QStringList ofEventStream(const Lost &lost)
{
    QStringList losses;
    Things things;
    lost.addRequests(things);
    things.add(lost.facts(), "1 life-cycle row", "%n life-cycle rows");
    lost.addReads(things);
    if (lost.survey.hasTimes) {
        losses.append(things.isEmpty()
                          ? tr("The text of an event stream has no times.")
                          : tr("The text of an event stream has no times, and no place for %1.")
                                .arg(things.text()));
    }
    losses.append(tr("Secrets are not masked: the bytes are exactly those that came."));
    return losses;
}

QStringList ofReport(const Lost &lost, ExportFormat format)
{
    QStringList losses;
    if (lost.survey.longestRow > longestInReport && format != ExportFormat::Text)
        losses.append(tr("Data beyond 64 KiB is cut; a note stands in the place of the rest."));
    const std::size_t connections = lost.survey.connections.size();
    if (connections > mostHeadsInMarkdown && format == ExportFormat::Markdown) {
        losses.append(counted(connections - mostHeadsInMarkdown,
                              "The headers and the request's body of 1 connection are left out: "
                              "they are told of the first 5.",
                              "The headers and the requests' bodies of %n connections are left "
                              "out: they are told of the first 5."));
    }
    addLinesAndReads(losses, lost);
    addIllFormed(losses, lost.survey);
    return losses;
}

} // namespace

QStringList lossesOf(ExportFormat format, const ExportSurvey &survey, bool masks)
{
    const Lost lost(survey);
    QStringList losses;
    switch (format) {
    case ExportFormat::JsonLines:
        addLinesAndReads(losses, lost);
        if (lost.hasReasonPhrases)
            losses.append(tr("The reason phrases of responses, such as “OK”, are left out."));
        addIllFormed(losses, survey);
        break;
    case ExportFormat::Csv:
        losses = ofCsv(lost);
        break;
    case ExportFormat::Har:
        losses = ofHar(lost);
        break;
    case ExportFormat::EventStream:
        losses = ofEventStream(lost);
        break;
    case ExportFormat::Markdown:
    case ExportFormat::Html:
    case ExportFormat::Text:
        losses = ofReport(lost, format);
        break;
    }
    addPartOfBlocks(losses, survey);
    // Reports say so themselves.
    const bool tells = format == ExportFormat::JsonLines || format == ExportFormat::Csv ||
                       format == ExportFormat::Har;
    if (masks && tells)
        losses.append(
            tr("What looks like a secret will be masked, and the export can't bring it back."));
    return losses;
}

} // namespace sse

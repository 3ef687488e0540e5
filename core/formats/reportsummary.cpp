// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/reportsummary.h"

#include "core/formats/figures.h"

#include <QCoreApplication>

namespace sse {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::ReportSummary)
};

/// Qt's plural forms put in numbers without group separators.
QString counted(const char *text, const char *plural, quint64 count)
{
    return (count == 1 ? Words::tr(text) : Words::tr(plural)).arg(countFigure(count));
}

QString timesText(const ExportSurvey &survey)
{
    const QString begin = dateTimeFigure(survey.anchor.toWall(survey.begin));
    const QString end = dateTimeFigure(survey.anchor.toWall(survey.finish));
    const QString day = begin.left(10);
    return Words::tr("%1 to %2 UTC (%3)")
        .arg(begin, end.startsWith(day) ? end.mid(11) : end,
             durationFigure(survey.finish - survey.begin));
}

QString requestText(const ExportContext &context)
{
    const CaptureLog &facts = *context.survey.facts;
    for (const ExportConnection &connection : context.survey.connections) {
        if (connection.attempts.empty())
            continue;
        const auto &attempt =
            std::get<AttemptRecord>(facts.record(connection.attempts.front()).fact);
        return QString::fromLatin1(attempt.method) + QLatin1Char(' ') +
               QString::fromUtf8(context.redactor.address(attempt.url));
    }
    return {};
}

/// \a before: some were masked when the stream was recorded.
QString secretsText(bool masks, bool before)
{
    if (masks) {
        return before ? Words::tr("Secrets are masked: equal ones have equal marks, but those that "
                                  "were masked when this was recorded keep their marks of then.")
                      : Words::tr("Secrets are masked: equal ones have equal marks.");
    }
    return before ? Words::tr("This report may hold secrets: nothing is masked in it but what was "
                              "masked when this was recorded. Think before you pass it on.")
                  : Words::tr("This report may hold secrets: nothing is masked in it. Think before "
                              "you pass it on.");
}

QString bodyText(const ExportSurvey &survey)
{
    quint64 bytes = 0;
    for (const ExportConnection &connection : survey.connections)
        bytes += connection.bodyEnd - connection.bodyBegin;
    if (!survey.whole) {
        return Words::tr("%1 of the body, which has %2 in %3")
            .arg(bytesFigure(survey.dataBytes), bytesFigure(bytes),
                 counted(QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 read"),
                         QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 reads"), survey.reads));
    }
    if (!survey.hasTimes)
        return bytesFigure(bytes);
    return Words::tr("%1 in %2")
        .arg(bytesFigure(bytes),
             counted(QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 read"),
                     QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 reads"), survey.reads));
}

} // namespace

QString rowCountsText(const ExportSurvey &survey)
{
    const quint64 events = survey.rowsOf(RowKind::Event);
    const quint64 comments = survey.rowsOf(RowKind::Comment);
    const quint64 others = survey.rowCount() - events - comments - survey.rowsOf(RowKind::Fact);
    QStringList texts{counted(QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 event"),
                              QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 events"), events)};
    if (comments > 0) {
        texts += counted(QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 comment"),
                         QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 comments"), comments);
    }
    if (others > 0) {
        texts += counted(
            QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 block that dispatched nothing"),
            QT_TRANSLATE_NOOP("sse::ReportSummary", "%1 blocks that dispatched nothing"), others);
    }
    return texts.join(QStringLiteral(", "));
}

ReportSummary summaryOf(const ExportContext &context, ExportFormat format)
{
    const ExportSurvey &survey = context.survey;
    ReportSummary summary;
    summary.title = context.redactor.text(context.title, TextPlace::Message);
    const QString request = requestText(context);
    if (!request.isEmpty())
        summary.lines.push_back({Words::tr("Request"), request, true});
    if (survey.hasTimes)
        summary.lines.push_back({Words::tr("Recorded"), timesText(survey)});
    summary.lines.push_back({Words::tr("Stream"), rowCountsText(survey)});
    summary.lines.push_back({Words::tr("Body"), bodyText(survey)});
    summary.lines.push_back({Words::tr("Connections"), countFigure(survey.connections.size())});
    if (!survey.whole) {
        summary.lines.push_back(
            {Words::tr("Scope"), Words::tr("A part of the stream; the rest was left out.")});
    }
    summary.masks = context.redactor.mode() == Redactor::Mode::Mask;
    summary.secrets = secretsText(summary.masks, survey.maskedBefore > 0);
    summary.losses = lossesOf(format, survey, summary.masks);
    return summary;
}

QStringList redactionTexts(const Redactor &redactor, qsizetype most)
{
    QStringList texts;
    const QList<Redaction> redactions = redactor.redactions();
    for (const Redaction &redaction : redactions) {
        if (texts.size() + 1 == most && redactions.size() > most) {
            texts += Words::tr("\u2026 and %1 more kinds")
                         .arg(countFigure(static_cast<quint64>(redactions.size() - most + 1)));
            break;
        }
        texts += toText(redaction);
    }
    return texts;
}

} // namespace sse

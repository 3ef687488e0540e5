// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/timelinesvg.h"

#include "core/formats/figures.h"
#include "core/formats/htmltext.h"
#include "core/formats/timeaxis.h"
#include "core/formats/words.h"
#include "core/stats/timeline.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

using namespace std::chrono_literals;

// Heights in pixels; widths are percent, so that the picture fits every screen and print.
constexpr int bandHeight = 22;
constexpr int arrivalsTop = 28;
constexpr int arrivalsBottom = 92;
constexpr int height = 118;
constexpr std::size_t bars = 240;
constexpr int mostMarks = 6;
constexpr std::size_t mostGaps = 12;
// Of marks of a kind that lie closer together only one is drawn.
constexpr double finest = 0.05;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::TimelineSvg)
};

QByteArray percent(double value)
{
    return QByteArray::number(value, 'f', 3) + '%';
}

class Picture
{
public:
    explicit Picture(const ExportSurvey &survey)
        : m_survey(survey)
        , m_span{survey.begin, std::max(survey.finish, survey.begin + 1ms)}
        , m_history(*survey.facts)
    {
        m_history.extend();
        m_states = m_history.states(m_span.end);
        m_reconnects = m_history.reconnects(m_span.end);
        findGaps();
    }

    TimelinePicture draw()
    {
        const QString words = describe();
        m_out += "<svg class=\"timeline\" role=\"img\" width=\"100%\" height=\"" +
                 QByteArray::number(height) +
                 "\" aria-labelledby=\"timeline-title timeline-words\">\n<title "
                 "id=\"timeline-title\">" +
                 toHtml(Words::tr("Timeline of the stream")) +
                 "</title>\n<desc id=\"timeline-words\">" + toHtml(words) +
                 "</desc>\n<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
                 "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line x1=\"0\" "
                 "y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs>\n";
        drawGaps();
        drawReconnects();
        drawArrivals();
        drawStates();
        drawEnds();
        drawAxis();
        m_out += "</svg>\n";
        return {m_out, words};
    }

private:
    [[nodiscard]] double place(MonoTime time) const
    {
        const auto offset = static_cast<double>((time - m_span.begin).count());
        return std::clamp(100 * offset / static_cast<double>(m_span.length().count()), 0.0, 100.0);
    }
    [[nodiscard]] QString clock(MonoTime time) const
    {
        return clockFigure(m_survey.anchor.toWall(time));
    }
    /// Whether a mark at \a at would only hide behind the \a last one that was drawn.
    static bool hides(double at, double width, double &last)
    {
        if (width < finest && at - last < finest)
            return true;
        last = at;
        return false;
    }

    void rect(const QByteArray &cssClass, double x, double width, int top, int bottom,
              const QString &title)
    {
        m_out += "<rect class=\"" + cssClass + "\" x=\"" + percent(x) + "\" width=\"" +
                 percent(width) + "\" y=\"" + QByteArray::number(top) + "\" height=\"" +
                 QByteArray::number(bottom - top) + "\"><title>" + toHtml(title) +
                 "</title></rect>\n";
    }
    void text(const QByteArray &cssClass, double x, int y, QByteArrayView anchor,
              const QString &text)
    {
        m_out += "<text class=\"" + cssClass + "\" x=\"" + percent(x) + "\" y=\"" +
                 QByteArray::number(y) + "\" text-anchor=\"" + anchor.toByteArray() + "\">" +
                 toHtml(text) + "</text>\n";
    }

    void findGaps();
    void drawStates();
    void drawArrivals();
    void drawGaps();
    void drawReconnects();
    void drawEnds();
    void drawAxis();
    [[nodiscard]] QString describe() const;
    [[nodiscard]] QString describeGaps() const;

    const ExportSurvey &m_survey;
    TimeSpan m_span;
    StateHistory m_history;
    std::vector<StateSpan> m_states;
    std::vector<ReconnectSpan> m_reconnects;
    std::vector<TimeSpan> m_gaps; // longest first
    QByteArray m_out;
};

void Picture::findGaps()
{
    std::vector<std::pair<MonoTime, MonoTime>> silences = m_survey.arrivals.silences();
    if (m_survey.arrivals.total() == 0) {
        silences.emplace_back(m_span.begin, m_span.end);
    } else {
        silences.emplace_back(m_span.begin, m_survey.arrivals.first());
        silences.emplace_back(m_survey.arrivals.last(), m_span.end);
    }
    const Nanos least = m_span.length() / 30;
    for (const auto &[begin, end] : silences) {
        for (const StateSpan &state : m_states) {
            const TimeSpan open{std::max(begin, state.time.begin), std::min(end, state.time.end)};
            if (state.state == ReadyState::Open && open.length() >= least)
                m_gaps.push_back(open);
        }
    }
    std::stable_sort(m_gaps.begin(), m_gaps.end(),
                     [](const TimeSpan &a, const TimeSpan &b) { return a.length() > b.length(); });
    m_gaps.resize(std::min(m_gaps.size(), mostGaps));
}

void Picture::drawStates()
{
    constexpr std::array<double, 3> roomForWord{14, 9, 11};
    constexpr double roomForNumber = 1.8;
    double last = -1;
    for (const StateSpan &state : m_states) {
        const double x = place(state.time.begin);
        const double width = place(state.time.end) - x;
        if (hides(x, width, last))
            continue;
        const auto number = static_cast<std::size_t>(state.state);
        const QString word = readyStateWord(state.state);
        rect("state" + QByteArray::number(static_cast<int>(number)), x, std::max(width, finest), 0,
             bandHeight,
             Words::tr("%1 from %2, %3")
                 .arg(word, clock(state.time.begin), durationFigure(state.time.length())));
        const bool hasRoom = width >= roomForWord.at(number);
        if (hasRoom || width >= roomForNumber) {
            text("word" + QByteArray::number(static_cast<int>(number)), x + width / 2, 15, "middle",
                 hasRoom ? word : QString::number(number));
        }
    }
}

void Picture::drawArrivals()
{
    const std::vector<quint64> counts = m_survey.arrivals.counts(m_span.begin, m_span.end, bars);
    const quint64 peak = std::max<quint64>(*std::max_element(counts.begin(), counts.end()), 1);
    constexpr double step = 100.0 / bars;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        const double share = static_cast<double>(counts[i]) / static_cast<double>(peak);
        const int tall = std::max(2, static_cast<int>(share * (arrivalsBottom - arrivalsTop)));
        const MonoTime at =
            m_span.begin + m_span.length() / static_cast<qint64>(bars) * static_cast<qint64>(i);
        rect("bar", step * static_cast<double>(i), step * 0.8, arrivalsBottom - tall,
             arrivalsBottom, Words::tr("%1 from %2").arg(countFigure(counts[i]), clock(at)));
    }
}

void Picture::drawGaps()
{
    for (const TimeSpan &gap : m_gaps) {
        const double x = place(gap.begin);
        const double width = place(gap.end) - x;
        const QString length = durationFigure(gap.length());
        rect("gap", x, width, arrivalsTop, arrivalsBottom,
             Words::tr("Nothing arrived for %1 from %2").arg(length, clock(gap.begin)));
        if (width > 9)
            text("note", x + width / 2, 56, "middle", Words::tr("gap %1").arg(length));
    }
}

void Picture::drawReconnects()
{
    double last = -1;
    for (const ReconnectSpan &wait : m_reconnects) {
        const double x = place(wait.time.begin);
        const double width = place(wait.time.end) - x;
        if (hides(x, width, last))
            continue;
        const QString length = durationFigure(wait.delay);
        rect("wait", x, std::max(width, finest), arrivalsTop, arrivalsBottom,
             Words::tr("Reconnect in %1 (%2) from %3")
                 .arg(length, delaySourceWord(wait.source), clock(wait.time.begin)));
        if (width > 12)
            text("note", x + width / 2, 74, "middle", Words::tr("reconnect in %1").arg(length));
    }
}

void Picture::drawEnds()
{
    double last = -1;
    for (const EndMark &end : m_history.ends()) {
        const double x = place(end.time);
        if (hides(x, 0, last))
            continue;
        const QByteArray kind = isFailedEnd(end.reason) ? "end bad" : "end";
        m_out += "<line class=\"" + kind + "\" x1=\"" + percent(x) + "\" x2=\"" + percent(x) +
                 "\" y1=\"0\" y2=\"" + QByteArray::number(arrivalsBottom) + "\"/>\n";
        m_out += "<text class=\"" + kind + "\" x=\"" + percent(x) + "\" y=\"40\" text-anchor=\"" +
                 (x < 2    ? "start"
                  : x > 98 ? "end"
                           : "middle") +
                 "\">\u2715<title>" +
                 toHtml(Words::tr("Connection %1 ended at %2: %3")
                            .arg(QString::number(end.connection), clock(end.time),
                                 endReasonWord(end.reason))) +
                 "</title></text>\n";
    }
}

void Picture::drawAxis()
{
    const QByteArray bottom = QByteArray::number(arrivalsBottom);
    m_out +=
        "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + bottom + "\" y2=\"" + bottom + "\"/>\n";
    const WallTime begin = m_survey.anchor.toWall(m_span.begin);
    const WallTime end = m_survey.anchor.toWall(m_span.end);
    const auto length = static_cast<double>((end - begin).count());
    for (const auto &[time, word] : axisMarks(begin, end, mostMarks)) {
        const double x = 100 * static_cast<double>((time - begin).count()) / length;
        m_out += "<line class=\"axis\" x1=\"" + percent(x) + "\" x2=\"" + percent(x) + "\" y1=\"" +
                 bottom + "\" y2=\"" + QByteArray::number(arrivalsBottom + 5) + "\"/>\n";
        text("mark", x, height - 8, x < 4 ? "start" : x > 96 ? "end" : "middle", word);
    }
}

QString Picture::describeGaps() const
{
    constexpr std::size_t most = 3;
    if (m_gaps.empty())
        return {};
    QStringList gaps;
    for (std::size_t i = 0; i < std::min(m_gaps.size(), most); ++i) {
        gaps +=
            Words::tr("%1 from %2").arg(durationFigure(m_gaps[i].length()), clock(m_gaps[i].begin));
    }
    return Words::tr("The longest silences while OPEN: %1.").arg(gaps.join(QStringLiteral(", ")));
}

QString Picture::describe() const
{
    Nanos open{0};
    for (const StateSpan &state : m_states)
        open += state.state == ReadyState::Open ? state.time.length() : Nanos::zero();
    QStringList sentences;
    if (!m_states.empty()) {
        sentences += Words::tr("readyState was OPEN for %1 of %2.")
                         .arg(durationFigure(open), durationFigure(m_span.length()));
    }
    const std::vector<quint64> counts = m_survey.arrivals.counts(m_span.begin, m_span.end, bars);
    const quint64 peak = *std::max_element(counts.begin(), counts.end());
    if (peak > 0) {
        sentences += Words::tr("The highest bar is %1 in %2.")
                         .arg(countFigure(peak),
                              durationFigure(m_span.length() / static_cast<qint64>(bars)));
    }
    sentences += describeGaps();
    if (!m_history.ends().empty()) {
        sentences +=
            Words::tr("Ends: %1; reconnects: %2.")
                .arg(countFigure(m_history.ends().size()), countFigure(m_reconnects.size()));
    }
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace

TimelinePicture timelinePicture(const ExportSurvey &survey)
{
    return Picture(survey).draw();
}

} // namespace sse

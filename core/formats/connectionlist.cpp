// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/connectionlist.h"

#include "core/base/utf8.h"
#include "core/formats/figures.h"
#include "core/formats/rowsentence.h"
#include "core/formats/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

namespace sse {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::ConnectionList)
};

/// Finds which facts belong to which request.
class Collector
{
public:
    explicit Collector(const ExportSurvey &survey)
        : m_survey(survey)
    {
        for (const ExportConnection &connection : survey.connections)
            m_lines[connection.id];
    }

    std::vector<ConnectionLine> collect()
    {
        for (std::size_t number = 0; number < m_survey.facts->recordCount(); ++number)
            take(m_survey.facts->record(number), number);
        std::vector<ConnectionLine> lines;
        for (const ExportConnection &connection : m_survey.connections) {
            auto &own = m_lines[connection.id];
            if (own.empty())
                own.emplace_back().connection = connection.id;
            for (std::size_t i = 0; i < own.size(); ++i) {
                own[i].isLast = i + 1 == own.size();
                own[i].readyState = statesText(connection.id, own[i]);
                lines.push_back(std::move(own[i]));
            }
        }
        return lines;
    }

private:
    void take(const LogRecord &record, std::size_t number)
    {
        const ConnectionId id = record.connection;
        const auto found = m_lines.find(id);
        if (found == m_lines.end())
            return;
        auto &own = found->second;
        if (std::holds_alternative<AttemptRecord>(record.fact)) {
            ConnectionLine &line = own.emplace_back();
            line.connection = id;
            line.attempt = number;
            return;
        }
        if (own.empty()) {
            // The state that an attempt starts with is logged ahead of it, and goes without saying.
            if (std::holds_alternative<StateRecord>(record.fact))
                return;
            if (!std::holds_alternative<ResponseRecord>(record.fact) &&
                !std::holds_alternative<EndRecord>(record.fact))
                return;
            own.emplace_back().connection = id;
        }
        if (std::holds_alternative<ResponseRecord>(record.fact))
            own.back().response = number;
        else if (std::holds_alternative<EndRecord>(record.fact))
            own.back().end = number;
        else if (std::holds_alternative<ReconnectRecord>(record.fact))
            own.back().reconnect = number;
        else if (const auto *state = std::get_if<StateRecord>(&record.fact))
            m_states[{id, own.size()}].append(readyStateWord(state->state));
    }

    [[nodiscard]] QString statesText(ConnectionId id, const ConnectionLine &line)
    {
        const auto &own = m_lines[id];
        const auto place = static_cast<std::size_t>(&line - own.data()) + 1;
        QStringList states = m_states[{id, place}];
        if (states.size() > 1 && states.front() == readyStateWord(ReadyState::Connecting))
            states.removeFirst();
        return states.join(QStringLiteral(" \u2192 "));
    }

    const ExportSurvey &m_survey;
    std::map<ConnectionId, std::vector<ConnectionLine>> m_lines;
    std::map<std::pair<ConnectionId, std::size_t>, QStringList> m_states;
};

/// Writes the texts of one line.
class Describer
{
public:
    Describer(const ExportContext &context, const ExportConnection &connection,
              ConnectionLine &line, std::optional<MonoTime> next)
        : m_context(context)
        , m_connection(connection)
        , m_line(line)
        , m_next(next)
    {
    }

    void describe()
    {
        describeRequest();
        describeResponse();
        describeTimes();
        describeEnd();
        if (!m_line.isLast)
            return;
        m_line.events = countFigure(m_connection.events);
        m_line.bytes = bytesFigure(m_connection.bodyEnd - m_connection.bodyBegin);
    }

private:
    template <typename Fact>
    [[nodiscard]] const Fact *fact(std::optional<std::size_t> number) const
    {
        return number ? std::get_if<Fact>(&m_context.survey.facts->record(*number).fact) : nullptr;
    }

    void describeRequest()
    {
        m_line.number = QString::number(m_line.connection);
        const auto *attempt = fact<AttemptRecord>(m_line.attempt);
        if (!attempt)
            return;
        if (attempt->hop > 0)
            m_line.number += QLatin1Char('.') + QString::number(attempt->hop);
        m_line.lastEventId = decodeUtf8(
            m_context.redactor.text(QByteArrayView(attempt->lastEventId), TextPlace::EventId));
    }

    void describeResponse()
    {
        const auto *response = fact<ResponseRecord>(m_line.response);
        if (!response)
            return;
        const QByteArray phrase =
            m_context.redactor.text(QByteArrayView(response->reasonPhrase), TextPlace::Message);
        m_line.status = QString::number(response->status);
        if (!phrase.isEmpty())
            m_line.status += QLatin1Char(' ') + decodeUtf8(phrase);
    }

    void describeTimes()
    {
        const ExportSurvey &survey = m_context.survey;
        if (!survey.hasTimes)
            return;
        const MonoTime begin =
            m_line.attempt ? survey.facts->record(*m_line.attempt).time : m_connection.begin;
        MonoTime end = m_line.isLast ? m_connection.finish : begin;
        if (m_line.end)
            end = survey.facts->record(*m_line.end).time;
        else if (!m_line.isLast && m_next)
            end = *m_next;
        m_line.begin = begin;
        m_line.started = clockFigure(survey.anchor.toWall(begin));
        m_line.duration = durationFigure(end - begin);
        if (m_line.isLast && m_connection.reads > 0)
            m_line.firstByte = durationFigure(m_connection.firstByte - begin);
    }

    void describeEnd()
    {
        if (const auto *end = fact<EndRecord>(m_line.end)) {
            const auto *response = fact<ResponseRecord>(m_line.response);
            m_line.endedBy = end->reason == EndReason::Status && response
                                 ? Words::tr("HTTP status %1").arg(response->status)
                                 : endReasonWord(end->reason);
            m_line.bad = isBadNews(m_context.survey.facts->record(*m_line.end));
        } else if (!m_line.isLast) {
            m_line.endedBy = endReasonWord(EndReason::Redirect);
        }
        if (const auto *reconnect = fact<ReconnectRecord>(m_line.reconnect)) {
            m_line.nextIn = QStringLiteral("%1 (%2)").arg(millisecondsFigure(reconnect->delay),
                                                          delaySourceWord(reconnect->source));
        }
    }

    const ExportContext &m_context;
    const ExportConnection &m_connection;
    ConnectionLine &m_line;
    std::optional<MonoTime> m_next;
};

} // namespace

std::vector<ConnectionLine> connectionLines(const ExportContext &context)
{
    std::vector<ConnectionLine> lines = Collector(context.survey).collect();
    auto connection = context.survey.connections.begin();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (connection->id != lines[i].connection)
            ++connection;
        std::optional<MonoTime> next;
        if (!lines[i].isLast && lines[i + 1].attempt)
            next = context.survey.facts->record(*lines[i + 1].attempt).time;
        Describer(context, *connection, lines[i], next).describe();
    }
    return lines;
}

bool areWorthTelling(const std::vector<ConnectionLine> &lines)
{
    return lines.size() > 1 ||
           std::any_of(lines.begin(), lines.end(), [](const ConnectionLine &line) {
               return line.attempt || line.response || line.end;
           });
}

TextTable connectionTable(const std::vector<ConnectionLine> &lines)
{
    const std::array columns{
        std::pair(Words::tr("#"), &ConnectionLine::number),
        std::pair(Words::tr("Started"), &ConnectionLine::started),
        std::pair(Words::tr("readyState"), &ConnectionLine::readyState),
        std::pair(Words::tr("Status"), &ConnectionLine::status),
        std::pair(Words::tr("First Byte"), &ConnectionLine::firstByte),
        std::pair(Words::tr("Duration"), &ConnectionLine::duration),
        std::pair(Words::tr("Events"), &ConnectionLine::events),
        std::pair(Words::tr("Bytes"), &ConnectionLine::bytes),
        std::pair(Words::tr("Ended By"), &ConnectionLine::endedBy),
        std::pair(Words::tr("Next In (From)"), &ConnectionLine::nextIn),
        std::pair(Words::tr("Last-Event-ID Sent"), &ConnectionLine::lastEventId),
    };
    TextTable table;
    table.rows.resize(lines.size());
    for (const auto &[title, member] : columns) {
        const QString ConnectionLine::*text = member;
        if (std::all_of(lines.begin(), lines.end(),
                        [text](const ConnectionLine &line) { return (line.*text).isEmpty(); }))
            continue;
        table.columns += title;
        for (std::size_t i = 0; i < lines.size(); ++i)
            table.rows[i] += lines[i].*text;
    }
    return table;
}

QStringList headerLines(const LogRecord &record, Redactor &redactor)
{
    const auto *attempt = std::get_if<AttemptRecord>(&record.fact);
    const auto *response = std::get_if<ResponseRecord>(&record.fact);
    if (!attempt && !response)
        return {};
    QStringList lines;
    for (const HeaderField &header : attempt ? attempt->headers : response->headers) {
        const TextPlace place = attempt ? TextPlace::RequestHeader : TextPlace::ResponseHeader;
        lines += decodeUtf8(header.name) + QStringLiteral(": ") +
                 decodeUtf8(redactor.headerValue(header, place));
    }
    return lines;
}

std::pair<QString, quint64> requestBody(const AttemptRecord &attempt, Redactor &redactor,
                                        qsizetype mostBytes)
{
    const QByteArray whole =
        toWellFormedUtf8(redactor.text(QByteArrayView(attempt.body), TextPlace::RequestBody));
    const QByteArray shown = toWellFormedUtf8Prefix(whole, mostBytes);
    return {decodeUtf8(shown), static_cast<quint64>(whole.size() - shown.size())};
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/harfacts.h"

#include "core/base/utf8.h"
#include "core/formats/harvalues.h"

#include <algorithm>

namespace sse {

namespace {

QByteArrayView nameOf(HarStage stage)
{
    switch (stage) {
    case HarStage::Nothing:
        break;
    case HarStage::Request:
        return "request";
    case HarStage::Response:
        return "response";
    case HarStage::Open:
        return "open";
    case HarStage::Body:
        return "body";
    case HarStage::End:
        return "end";
    case HarStage::Reconnect:
        return "reconnect";
    }
    return {};
}

void appendNumber(QByteArray &out, QByteArrayView key, qint64 number)
{
    out += key;
    out += QByteArray::number(number);
}

/// What was told of \a record, and when.
void appendMessage(QByteArray &out, const ExportContext &context, const LogRecord &record,
                   const QString &message)
{
    appendHarText(out += ',', "message",
                  context.redactor.text(message, TextPlace::Message).toUtf8());
    if (context.survey.hasTimes) {
        const WallTime time = context.survey.anchor.toWall(record.time);
        appendNumber(out, R"(,"time":)", time.time_since_epoch().count());
    }
}

void appendReconnect(QByteArray &out, const ExportContext &context, const LogRecord &record)
{
    const auto &reconnect = std::get<ReconnectRecord>(record.fact);
    appendNumber(out, R"("delayMs":)", reconnect.delay.count());
    appendHarText(out += ',', "from", delaySourceName(reconnect.source));
    appendMessage(out, context, record, reconnect.message);
}

void appendFact(QByteArray &out, const ExportContext &context, const HarFact &fact, quint64 bytes)
{
    const LogRecord &record = context.survey.facts->record(fact.number);
    const auto *note = std::get_if<NoteRecord>(&record.fact);
    out += note ? R"({"kind":"note",)" : R"({"kind":"reconnect",)";
    if (fact.behind != HarStage::Nothing) {
        appendHarText(out, "behind", nameOf(fact.behind));
        out += ',';
    }
    if (fact.hop > 0) {
        appendNumber(out, R"("hop":)", fact.hop);
        out += ',';
    }
    if (fact.behind == HarStage::Open && bytes > 0) {
        appendNumber(out, R"("bytes":)", static_cast<qint64>(bytes));
        out += ',';
    }
    if (note) {
        const QByteArray code = toWellFormedUtf8(note->code);
        appendHarText(out, "code", context.redactor.text(QByteArrayView(code), TextPlace::Message));
        appendMessage(out, context, record, note->message);
    } else {
        appendReconnect(out, context, record);
    }
    out += '}';
}

} // namespace

std::optional<HarFact> HarFactFinder::find(std::size_t number)
{
    while (m_next <= number)
        pass(m_facts.record(m_next++));
    const LogRecord::Fact &fact = m_facts.record(number).fact;
    const bool isReconnect = std::holds_alternative<ReconnectRecord>(fact);
    if (isReconnect ? !m_isMore : !std::holds_alternative<NoteRecord>(fact))
        return {};
    return HarFact{number, m_stage, std::max(0, m_requests - 1), 0};
}

void HarFactFinder::pass(const LogRecord &record)
{
    // What belongs to the stream as a whole has the number 0.
    if (record.connection != m_connection && record.connection != 0) {
        m_connection = record.connection;
        m_stage = HarStage::Nothing;
        m_requests = 0;
        m_ended = false;
    }
    if (std::holds_alternative<AttemptRecord>(record.fact)) {
        m_stage = HarStage::Request;
        ++m_requests;
    } else if (std::holds_alternative<ResponseRecord>(record.fact)) {
        m_stage = HarStage::Response;
    } else if (const auto *state = std::get_if<StateRecord>(&record.fact)) {
        m_stage = state->state == ReadyState::Open ? HarStage::Open : m_stage;
    } else if (std::holds_alternative<BodyEndRecord>(record.fact)) {
        m_stage = HarStage::Body;
    } else if (std::holds_alternative<EndRecord>(record.fact)) {
        m_stage = HarStage::End;
        m_ended = true;
    } else if (std::holds_alternative<ReconnectRecord>(record.fact)) {
        m_isMore = !m_ended || m_stage == HarStage::Reconnect;
        m_stage = HarStage::Reconnect;
    }
}

QHash<ConnectionId, quint64> harEventLimits(const ExportSurvey &survey)
{
    QHash<ConnectionId, quint64> limits;
    // Otherwise only the bytes of rows are exported.
    if (!survey.whole)
        return limits;
    std::size_t next = 0;
    quint64 limit = 0;
    quint64 events = 0;
    for (const ExportConnection &connection : survey.connections) {
        events += connection.events;
        if (connection.attempts.empty())
            continue;
        for (; next < connection.attempts.front(); ++next) {
            if (const auto *start = std::get_if<StartRecord>(&survey.facts->record(next).fact))
                limit = start->mostEvents;
        }
        if (limit > 0 && events >= limit)
            limits.insert(connection.id, connection.events);
    }
    return limits;
}

void appendHarFacts(QByteArray &out, const ExportContext &context,
                    const std::vector<HarFact> &facts, const std::vector<quint64> &bytes)
{
    if (facts.empty())
        return;
    out += R"(,"facts":)";
    for (std::size_t i = 0; i < facts.size(); ++i) {
        out += i == 0 ? '[' : ',';
        appendFact(out, context, facts[i], i < bytes.size() ? bytes[i] : 0);
    }
    out += ']';
}

void appendHarEnd(QByteArray &out, const ExportContext &context, std::size_t number)
{
    const CaptureLog &facts = *context.survey.facts;
    const LogRecord &ended = facts.record(number);
    const auto &end = std::get<EndRecord>(ended.fact);
    const LogRecord *reconnect = nullptr;
    bool closed = false;
    for (std::size_t next = number + 1; next < facts.recordCount() && !reconnect; ++next) {
        const LogRecord &record = facts.record(next);
        if (std::holds_alternative<AttemptRecord>(record.fact))
            break;
        const auto *state = std::get_if<StateRecord>(&record.fact);
        closed = closed || (state && state->state == ReadyState::Closed);
        if (std::holds_alternative<ReconnectRecord>(record.fact))
            reconnect = &record;
    }
    out += R"(,"end":{)";
    appendHarText(out, "reason", endReasonName(end.reason));
    appendMessage(out, context, ended, end.message);
    // Somebody connected again all the same.
    if (reconnect && closed)
        out += R"(,"closed":true)";
    out += '}';
    if (!reconnect)
        return;
    out += R"(,"reconnect":{)";
    appendReconnect(out, context, *reconnect);
    out += '}';
}

} // namespace sse

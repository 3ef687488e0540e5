// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/net/httpexpectation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sse::test {

namespace {

constexpr qint64 window = 8000;
constexpr qsizetype recordedEvents = 8; // the data holds so many of each run

struct Client
{
    const char *profile;
    const char *observed;
};
constexpr std::array clients = {Client{"chrome", "chrome156"}, Client{"firefox", "firefox153"},
                                Client{"safari", "webkitgtk2.50"},
                                Client{"fetch-event-source", "fetch-event-source@2.0.1"}};

std::vector<QJsonObject> readLines(const QString &path)
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("test data are missing");
    std::vector<QJsonObject> lines;
    while (!file.atEnd())
        lines.push_back(QJsonDocument::fromJson(file.readLine()).object());
    return lines;
}

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

HttpOutcome outcomeOf(const QJsonObject &object)
{
    HttpOutcome outcome;
    outcome.final = bytesOf(object[QLatin1String("final")]);
    outcome.endless = object[QLatin1String("endless")].toBool();
    for (const QJsonValue &delay : object[QLatin1String("delays")].toArray())
        outcome.delays.push_back(delay.toInteger());
    for (const QJsonValue &event : object[QLatin1String("events")].toArray())
        outcome.events.push_back({bytesOf(event[0]), bytesOf(event[1]), bytesOf(event[2])});
    outcome.moreEvents = outcome.endless;
    return outcome;
}

/// Takes "error@CONNECTING+17ms" and "message@OPEN+6ms('ok',id='i1')" apart.
HttpOutcome observedOutcome(const QJsonObject &observed)
{
    static const QRegularExpression form(
        QStringLiteral("^([\\w-]+)@(\\w+)\\+(\\d+)ms(?:\\('(.*)',id='(.*)'\\))?$"),
        QRegularExpression::DotMatchesEverythingOption);
    HttpOutcome outcome;
    outcome.final = bytesOf(observed[QLatin1String("final")]);
    const QJsonArray steps = observed[QLatin1String("events")].toArray();
    std::optional<qint64> lostAt;
    for (const QJsonValue &step : steps) {
        const QRegularExpressionMatch match = form.match(step.toString());
        const qint64 time = match.captured(3).toLongLong();
        const bool dispatched = match.hasCaptured(4);
        if (!match.hasMatch() || time > window)
            continue;
        if (lostAt)
            outcome.delays.push_back(time - *lostAt);
        lostAt.reset();
        if (!dispatched && match.captured(1) == QLatin1String("error") &&
            match.captured(2) == QLatin1String("CONNECTING"))
            lostAt = time;
        // What is dispatched behind close() is not to be copied.
        if (dispatched && match.captured(2) != QLatin1String("CLOSED"))
            outcome.events.push_back({match.captured(1).toUtf8(), match.captured(4).toUtf8(),
                                      match.captured(5).toUtf8()});
    }
    outcome.moreEvents = steps.size() >= recordedEvents;
    outcome.endless = outcome.final == "CONNECTING" && !outcome.delays.empty();
    // The run was longer than what is recorded of it; id-persist-second ends by a 204.
    if (outcome.moreEvents && lostAt && outcome.final == "CLOSED")
        outcome.delays.push_back(outcome.delays.back());
    return outcome;
}

QByteArray describe(const HttpOutcome &outcome)
{
    QByteArray text = outcome.final + ", delays";
    for (const qint64 delay : outcome.delays)
        text += ' ' + QByteArray::number(delay);
    text += ", events";
    for (const HttpOutcome::Event &event : outcome.events)
        text += ' ' + event.type + '(' + event.data + ',' + event.lastEventId + ')';
    return text;
}

bool isClose(qint64 seen, qint64 expected)
{
    return std::abs(seen - expected) <= std::max<qint64>(60, expected / 10);
}

bool delaysMatch(const HttpOutcome &expected, const HttpOutcome &seen)
{
    for (std::size_t i = 0; i < seen.delays.size(); ++i) {
        if (i < expected.delays.size()
                ? !isClose(seen.delays[i], expected.delays[i])
                : !expected.endless || !isClose(seen.delays[i], expected.delays.back()))
            return false;
    }
    // The last of an endless sequence may fall behind the window's end.
    return seen.delays.size() + (expected.endless ? 1 : 0) >= expected.delays.size();
}

bool eventsMatch(const HttpExpectation &expectation, std::vector<HttpOutcome::Event> seen)
{
    std::vector<HttpOutcome::Event> expected = expectation.outcome.events;
    if (!expectation.idsKnown) {
        for (HttpOutcome::Event &event : expected)
            event.lastEventId.clear();
        for (HttpOutcome::Event &event : seen)
            event.lastEventId.clear();
    }
    if (expectation.outcome.moreEvents && seen.size() > expected.size())
        seen.resize(expected.size());
    return seen == expected;
}

/// The exclusion of a case under a profile, if any.
std::optional<QJsonObject> exclusionOf(const QByteArray &name, const QByteArray &profile)
{
    static const std::vector<QJsonObject> all = readLines(QStringLiteral("http/exclusions.jsonl"));
    for (const QJsonObject &each : all) {
        const QByteArray profiles = bytesOf(each[QLatin1String("profiles")]);
        if (bytesOf(each[QLatin1String("case")]) == name &&
            (profiles == "all" || profiles.split(' ').contains(profile)))
            return each;
    }
    return std::nullopt;
}

std::optional<HttpExpectation> expectationOf(const QJsonObject &line, const Client &client)
{
    HttpExpectation expectation;
    expectation.name = bytesOf(line[QLatin1String("case")]);
    expectation.profile = client.profile;
    expectation.outcome =
        observedOutcome(line[QLatin1String("observed")][QLatin1String(client.observed)].toObject());
    // There an event has the ID of its own block only.
    expectation.idsKnown = expectation.profile != "fetch-event-source";
    const auto exclusion = exclusionOf(expectation.name, expectation.profile);
    if (!exclusion)
        return expectation;
    expectation.reason = bytesOf((*exclusion)[QLatin1String("reason")]);
    expectation.eventsKnown = false;
    if (bytesOf((*exclusion)[QLatin1String("aspect")]) == "events")
        return expectation;
    const QJsonValue instead = (*exclusion)[QLatin1String("instead")];
    if (!instead.isObject())
        return std::nullopt;
    expectation.outcome = outcomeOf(instead.toObject());
    expectation.outcome.endless = expectation.outcome.final == "CONNECTING";
    return expectation;
}

} // namespace

QByteArray HttpExpectation::mismatch(const HttpOutcome &seen) const
{
    // fetch-event-source has no readyState: it runs, or it is over.
    const bool sameState = profile == "fetch-event-source"
                               ? (seen.final == "CLOSED") == (outcome.final == "CLOSED")
                               : seen.final == outcome.final;
    if (sameState && delaysMatch(outcome, seen) &&
        (!eventsKnown || eventsMatch(*this, seen.events)))
        return {};
    return "expected " + describe(outcome) + "; seen " + describe(seen);
}

std::vector<HttpExpectation> loadHttpExpectations()
{
    std::vector<HttpExpectation> rows;
    for (const QJsonObject &line : readLines(QStringLiteral("http/whatwg.jsonl"))) {
        HttpExpectation row;
        row.name = bytesOf(line[QLatin1String("case")]);
        row.profile = "whatwg";
        row.outcome = outcomeOf(line);
        for (const QJsonValue &id : line[QLatin1String("lastEventIds")].toArray()) {
            row.lastEventIds.push_back(id.isNull() ? std::optional<QByteArray>()
                                                   : std::optional(bytesOf(id)));
        }
        rows.push_back(row);
    }
    for (const QJsonObject &line : readLines(QStringLiteral("conformance/http_cases.jsonl"))) {
        for (const Client &client : clients) {
            if (const auto row = expectationOf(line, client))
                rows.push_back(*row);
        }
    }
    return rows;
}

QByteArrayList leftOutHttpCases()
{
    QByteArrayList left;
    for (const QJsonObject &line : readLines(QStringLiteral("conformance/http_cases.jsonl"))) {
        const QByteArray name = bytesOf(line[QLatin1String("case")]);
        for (const Client &client : clients) {
            if (!expectationOf(line, client))
                left.append(name + ", " + client.profile + ": " +
                            bytesOf((*exclusionOf(name, client.profile))[QLatin1String("reason")]));
        }
    }
    return left;
}

} // namespace sse::test

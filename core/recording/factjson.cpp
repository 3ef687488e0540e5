// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/factjson.h"

#include "core/recording/jsonobject.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace sse {

namespace {

constexpr std::array readyStates{std::pair{ReadyState::Connecting, "connecting"},
                                 std::pair{ReadyState::Open, "open"},
                                 std::pair{ReadyState::Closed, "closed"}};

QByteArray readyStateName(ReadyState state)
{
    for (const auto &[value, name] : readyStates) {
        if (value == state)
            return name;
    }
    Q_UNREACHABLE();
}

QByteArray json(const AttemptRecord &fact)
{
    JsonObjectWriter object;
    object.number("hop", qint64{fact.hop});
    object.bytes("method", fact.method);
    object.bytes("url", fact.url.toEncoded());
    object.headers("headers", fact.headers);
    object.bytes("body", fact.body);
    object.bytes("lastEventId", fact.lastEventId);
    return object.end();
}

QByteArray json(const ResponseRecord &fact)
{
    JsonObjectWriter object;
    object.number("status", qint64{fact.status});
    object.bytes("reasonPhrase", fact.reasonPhrase);
    object.bytes("url", fact.url.toEncoded());
    object.headers("headers", fact.headers);
    return object.end();
}

QByteArray json(const StateRecord &fact)
{
    JsonObjectWriter object;
    object.bytes("state", readyStateName(fact.state));
    return object.end();
}

QByteArray json(const EndRecord &fact)
{
    JsonObjectWriter object;
    object.bytes("reason", endReasonName(fact.reason));
    object.text("message", fact.message);
    object.boolean("failed", fact.failed);
    return object.end();
}

QByteArray json(const ReconnectRecord &fact)
{
    JsonObjectWriter object;
    object.number("delayMs", qint64{fact.delay.count()});
    object.bytes("source", delaySourceName(fact.source));
    object.text("message", fact.message);
    return object.end();
}

QByteArray json(const NoteRecord &fact)
{
    JsonObjectWriter object;
    object.bytes("code", fact.code);
    object.text("message", fact.message);
    return object.end();
}

QByteArray json(const StartRecord &fact)
{
    JsonObjectWriter object;
    object.bytes("profile", fact.profile);
    object.boolean("reconnect", fact.reconnect);
    object.boolean("insecure", fact.insecure);
    object.boolean("keepsState", fact.keepsState);
    object.bytes("lastEventId", fact.lastEventId);
    object.number("mostEvents", fact.mostEvents);
    object.number("connectTimeoutNs", qint64{fact.connectTimeout.count()});
    object.number("firstByteTimeoutNs", qint64{fact.firstByteTimeout.count()});
    object.number("idleTimeoutNs", qint64{fact.idleTimeout.count()});
    return object.end();
}

QByteArray json(const BodyEndRecord &)
{
    return QByteArrayLiteral("{}");
}

QByteArray json(const CheckpointRecord &fact)
{
    JsonObjectWriter object;
    object.number("row", fact.row);
    object.bytes("lastEventId", fact.lastEventId);
    if (fact.retry)
        object.number("retry", *fact.retry);
    else
        object.null("retry");
    return object.end();
}

void read(JsonObjectReader &object, AttemptRecord &fact)
{
    fact.hop = object.number("hop", 0, std::numeric_limits<int>::max());
    fact.method = object.bytes("method");
    fact.url = object.url("url");
    fact.headers = object.headers("headers");
    fact.body = object.bytes("body");
    fact.lastEventId = object.bytes("lastEventId");
}

void read(JsonObjectReader &object, ResponseRecord &fact)
{
    fact.status = object.number("status", 0, std::numeric_limits<int>::max());
    fact.reasonPhrase = object.bytes("reasonPhrase");
    fact.url = object.url("url");
    fact.headers = object.headers("headers");
}

void read(JsonObjectReader &object, StateRecord &fact)
{
    static constexpr std::array all{ReadyState::Connecting, ReadyState::Open, ReadyState::Closed};
    fact.state = object.word("state", all, readyStateName);
}

void read(JsonObjectReader &object, EndRecord &fact)
{
    static constexpr std::array all{EndReason::EndOfBody,
                                    EndReason::EndNotVerifiable,
                                    EndReason::Truncated,
                                    EndReason::Refused,
                                    EndReason::Dns,
                                    EndReason::Tls,
                                    EndReason::NotHttp,
                                    EndReason::Status,
                                    EndReason::ContentType,
                                    EndReason::NoContent,
                                    EndReason::Redirect,
                                    EndReason::TimeoutConnect,
                                    EndReason::TimeoutFirstByte,
                                    EndReason::TimeoutIdle,
                                    EndReason::Closed,
                                    EndReason::Limit};
    static_assert(all.size() == static_cast<std::size_t>(EndReason::Limit) + 1);
    fact.reason = object.word("reason", all, endReasonName);
    fact.message = object.text("message");
    fact.failed = object.boolean("failed");
}

void read(JsonObjectReader &object, ReconnectRecord &fact)
{
    static constexpr std::array all{DelaySource::Default, DelaySource::Retry, DelaySource::Backoff,
                                    DelaySource::User};
    static_assert(all.size() == static_cast<std::size_t>(DelaySource::User) + 1);
    fact.delay = object.duration<Millis>("delayMs");
    fact.source = object.word("source", all, delaySourceName);
    fact.message = object.text("message");
}

void read(JsonObjectReader &object, NoteRecord &fact)
{
    fact.code = object.bytes("code");
    fact.message = object.text("message");
}

void read(JsonObjectReader &object, StartRecord &fact)
{
    fact.profile = object.bytes("profile");
    fact.reconnect = object.boolean("reconnect");
    fact.insecure = object.boolean("insecure");
    fact.keepsState = object.boolean("keepsState");
    fact.lastEventId = object.bytes("lastEventId");
    fact.mostEvents = object.number("mostEvents", quint64{0}, std::numeric_limits<quint64>::max());
    fact.connectTimeout = object.duration<Nanos>("connectTimeoutNs");
    fact.firstByteTimeout = object.duration<Nanos>("firstByteTimeoutNs");
    fact.idleTimeout = object.duration<Nanos>("idleTimeoutNs");
}

void read(JsonObjectReader &, BodyEndRecord &) {}

void read(JsonObjectReader &object, CheckpointRecord &fact)
{
    fact.row = object.number("row", quint64{0}, std::numeric_limits<quint64>::max());
    fact.lastEventId = object.bytes("lastEventId");
    fact.retry = object.numberOrNull("retry");
}

/// Names in the order of LogRecord::Fact's alternatives.
constexpr std::array<const char *, std::variant_size_v<LogRecord::Fact>> kinds{
    "attempt", "response", "state", "end", "reconnect", "note", "start", "body-end", "checkpoint"};

template <std::size_t... Numbers>
LogRecord::Fact emptyFact(std::size_t number, std::index_sequence<Numbers...>)
{
    LogRecord::Fact fact;
    static_cast<void>(((Numbers == number && (fact.emplace<Numbers>(), true)) || ...));
    return fact;
}

} // namespace

QByteArray factKind(const LogRecord::Fact &fact)
{
    return kinds[fact.index()];
}

QByteArray factToJson(const LogRecord::Fact &fact)
{
    return std::visit([](const auto &record) { return json(record); }, fact);
}

std::optional<LogRecord::Fact> factFromJson(QByteArrayView kind, QByteArrayView json)
{
    const auto *found = std::find(kinds.begin(), kinds.end(), kind);
    if (found == kinds.end())
        return {};
    std::optional<JsonObjectReader> object = JsonObjectReader::parse(json);
    if (!object)
        return {};
    LogRecord::Fact fact = emptyFact(static_cast<std::size_t>(found - kinds.begin()),
                                     std::make_index_sequence<kinds.size()>());
    std::visit([&](auto &record) { read(*object, record); }, fact);
    if (!object->ok())
        return {};
    return fact;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harfacts.h"

#include "core/importing/jsonrow.h"

#include <algorithm>
#include <tuple>

namespace sse {

namespace {

using Node = HarJson::Node;

HarBehind behindOf(QByteArrayView name)
{
    if (name == "request")
        return HarBehind::Request;
    if (name == "response")
        return HarBehind::Response;
    if (name == "open")
        return HarBehind::Open;
    if (name == "body")
        return HarBehind::Body;
    if (name == "end")
        return HarBehind::End;
    return name == "reconnect" ? HarBehind::Reconnect : HarBehind::Nothing;
}

} // namespace

HarFacts::HarFacts(const HarJson &json, const HarEntry &entry, LogBuilder &builder)
    : m_json(json)
    , m_builder(builder)
{
    if (entry.inspector && json.isArray(entry.inspector->facts))
        m_node = json.first(entry.inspector->facts);
    load();
}

void HarFacts::tellAll()
{
    while (m_node != HarJson::none)
        tell();
}

bool HarFacts::isUpTo(const HarPlace &place) const
{
    return std::tie(m_place.hop, m_place.behind, m_place.bytes) <=
           std::tie(place.hop, place.behind, place.bytes);
}

void HarFacts::load()
{
    constexpr qint64 mostHops = 1000;
    m_place = {};
    if (m_node == HarJson::none)
        return;
    const qint64 hop = m_json.integer(m_json.member(m_node, "hop")).value_or(0);
    m_place.hop = static_cast<int>(std::clamp<qint64>(hop, 0, mostHops));
    m_place.behind = behindOf(m_json.text(m_node, "behind"));
    m_place.bytes = m_json.integer(m_json.member(m_node, "bytes")).value_or(0);
}

void HarFacts::tell()
{
    // Without a time it has that of what it stands behind.
    const WallTime time = stampOfHar(m_json, m_node, {});
    if (m_place.behind >= HarBehind::Body && m_builder.isOpen())
        m_builder.endBody(time);
    const QByteArray kind = m_json.text(m_node, "kind");
    if (kind == "note") {
        m_builder.tell(
            time, {m_json.text(m_node, "code"), QString::fromUtf8(m_json.text(m_node, "message"))});
    } else if (const auto reconnect = reconnectOfHar(m_json, m_node);
               reconnect && kind == "reconnect") {
        m_builder.reconnect(time, *reconnect);
    }
    m_node = m_json.next(m_node);
    load();
}

std::optional<ReconnectRecord> reconnectOfHar(const HarJson &json, Node object)
{
    constexpr qint64 mostDelay = qint64{100} * 366 * 86'400 * 1000;
    const std::optional<DelaySource> source = delaySourceOfName(json.text(object, "from"));
    if (!source)
        return {};
    const qint64 delay = json.integer(json.member(object, "delayMs")).value_or(0);
    return ReconnectRecord{Millis(std::clamp<qint64>(delay, 0, mostDelay)), *source,
                           QString::fromUtf8(json.text(object, "message"))};
}

WallTime stampOfHar(const HarJson &json, Node object, WallTime otherwise)
{
    const std::optional<qint64> time = json.integer(json.member(object, "time"));
    return time ? WallTime(std::chrono::microseconds(*time)) : otherwise;
}

WallTime beginOfHar(const HarJson &json, const HarEntry &entry, WallTime request)
{
    // What is earlier has another cause.
    constexpr auto longest = std::chrono::hours(24);
    if (!entry.inspector || !json.isArray(entry.inspector->facts))
        return request;
    const WallTime time = stampOfHar(json, json.first(entry.inspector->facts), request);
    return time < request && time > request - longest ? time : request;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/harentries.h"
#include "core/importing/logbuilder.h"

namespace sse {

/// Behind what a fact of "_sseInspector" stands, in order.
enum class HarBehind : quint8 { Nothing, Request, Response, Open, Body, End, Reconnect };

/// A place among the facts and bytes of an attempt.
struct HarPlace
{
    int hop = 0;
    HarBehind behind = HarBehind::Nothing;
    qint64 bytes = 0; ///< of the body, before it
};

/// Tells the facts that the last entry of an attempt holds besides: notes, and further reconnects.
/// One thread; what it was made with outlives it.
class HarFacts final
{
public:
    HarFacts(const HarJson &json, const HarEntry &entry, LogBuilder &builder);

    /// Tells those up to \a place that have not been told.
    void tellTo(const HarPlace &place)
    {
        while (m_node != HarJson::none && isUpTo(place))
            tell();
    }
    /// Tells all that have not been told.
    void tellAll();

private:
    [[nodiscard]] bool isUpTo(const HarPlace &place) const;
    void load();
    void tell();

    const HarJson &m_json;
    LogBuilder &m_builder;
    HarJson::Node m_node = HarJson::none;
    HarPlace m_place; // of m_node
};

/// Its "delayMs", "from" and "message"; nothing when it tells of no reconnect.
[[nodiscard]] std::optional<ReconnectRecord> reconnectOfHar(const HarJson &json,
                                                            HarJson::Node object);
/// Its "time", in microseconds since 1970.
[[nodiscard]] WallTime stampOfHar(const HarJson &json, HarJson::Node object, WallTime otherwise);
/// When a stream began whose first request went out at \a request: facts of \a entry, the last one
/// of its first attempt, can stand in front of that.
[[nodiscard]] WallTime beginOfHar(const HarJson &json, const HarEntry &entry, WallTime request);

} // namespace sse

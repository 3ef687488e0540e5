// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/harjson.h"
#include "core/log/logrecord.h"

#include <vector>

namespace sse {

/// What "_sseInspector" tells of an entry of this program's own.
struct HarInspector
{
    ConnectionId connection = 1;
    int hop = 0;
    bool opened = false;
    bool requestUnknown = false;
    bool responseUnknown = false;
    std::optional<quint64> maxEvents; ///< what is behind so many of its events has no rows
    HarJson::Node reads = HarJson::none;
    HarJson::Node end = HarJson::none;
    HarJson::Node reconnect = HarJson::none;
    HarJson::Node facts = HarJson::none;
};

/// Where the events of an entry are taken from.
enum class HarSource : quint8 {
    None,     ///< it is no event stream
    Empty,    ///< it is one, of which nothing came or nothing was kept
    Exact,    ///< the body, with the reads of "_sseInspector"
    Messages, ///< "_eventSourceMessages"
    Body,     ///< content.text
    Frames,   ///< "_webSocketMessages"
};

/// One entry of a HAR, as far as it matters here.
struct HarEntry
{
    std::size_t number = 0; ///< from 1, in the file
    HarSource source = HarSource::None;
    bool hasTime = false;
    WallTime begin; ///< of the request; the epoch when it is not known, as are:
    WallTime head;  ///< of the response head
    WallTime finish;
    AttemptRecord attempt;
    ResponseRecord response;    ///< status 0: none came
    bool isEventStream = false; ///< by its type
    QUrl redirect;              ///< where a redirect leads to; empty: it is none
    QByteArray error;           ///< such as net::ERR_CONNECTION_REFUSED; hostile
    HarJson::Node content = HarJson::none;
    HarJson::Node messages = HarJson::none; ///< of Messages and Frames
    std::optional<HarInspector> inspector;
};

/// The entry \a node, which may be anything. \a number: from 1.
[[nodiscard]] HarEntry readHarEntry(const HarJson &json, HarJson::Node node, std::size_t number);

/// The bytes of its content.text. Error: "import", with a sentence, which does not name the file.
[[nodiscard]] Result<QByteArray> bodyOfHar(const HarJson &json, const HarEntry &entry);

/// The bytes of a "_webSocketMessages" element that was received; empty otherwise.
[[nodiscard]] QByteArray frameOfHar(const HarJson &json, HarJson::Node message);

/// "time" of a message: seconds since 1970, or milliseconds, or ISO 8601.
[[nodiscard]] std::optional<WallTime> messageTimeOfHar(const HarJson &json, HarJson::Node message);

} // namespace sse

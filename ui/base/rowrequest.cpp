// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/rowrequest.h"

#include <algorithm>
#include <array>

namespace sse::ui {

namespace {

/// Whether \a field is written by whoever sends the request.
bool comesByItself(const HeaderField &field, const HeaderList &defaults)
{
    static constexpr std::array<QByteArrayView, 5> names{
        "host", "content-length", "accept-encoding", "connection", "transfer-encoding"};
    const QByteArray name = field.name.toLower();
    if (std::find(names.begin(), names.end(), name) != names.end())
        return true;
    // Of any version.
    if (name == "user-agent" && field.value.startsWith("sse-inspector/"))
        return true;
    return std::any_of(defaults.begin(), defaults.end(), [&](const HeaderField &ours) {
        return ours.name.toLower() == name && ours.value == field.value;
    });
}

/// The number of the attempt of \a connection that is the last one below the record \a end.
std::optional<std::size_t> attemptBelow(const CaptureLog &log, std::size_t end,
                                        ConnectionId connection)
{
    while (end > 0) {
        const LogRecord &record = log.record(--end);
        if (record.connection == connection && std::holds_alternative<AttemptRecord>(record.fact))
            return end;
    }
    return {};
}

/// The number of the first record behind \a time.
std::size_t firstBehind(const CaptureLog &log, MonoTime time)
{
    std::size_t low = 0;
    std::size_t high = log.recordCount();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (log.record(middle).time <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool wasInsecure(const CaptureLog &log, std::size_t attempt)
{
    while (attempt > 0)
        if (const auto *start = std::get_if<StartRecord>(&log.record(--attempt).fact))
            return start->insecure;
    return false;
}

} // namespace

Endpoint endpointOf(const AttemptRecord &attempt)
{
    Endpoint endpoint;
    endpoint.url = attempt.url;
    if (!validateMethod(attempt.method))
        endpoint.method = attempt.method;
    endpoint.body = attempt.body;
    endpoint.lastEventId = attempt.lastEventId;
    const HeaderList defaults = requestHeaders({}, {});
    std::copy_if(attempt.headers.begin(), attempt.headers.end(),
                 std::back_inserter(endpoint.headers), [&](const HeaderField &field) {
                     return !validateHeader(field) && !comesByItself(field, defaults);
                 });
    return endpoint;
}

std::optional<std::size_t> attemptOfRow(const CaptureLog &log, const EventIndex &index,
                                        RowNumber row)
{
    const EventRow &place = index.row(row);
    if (place.kind == RowKind::Fact)
        return attemptBelow(log, std::size_t{place.source} + 1,
                            log.record(place.source).connection);
    const ReadRecord &read = log.read(place.source);
    return attemptBelow(log, firstBehind(log, read.time), read.connection);
}

std::optional<Endpoint> requestOfRow(const CaptureLog &log, const EventIndex &index, RowNumber row)
{
    const std::optional<std::size_t> attempt = attemptOfRow(log, index, row);
    if (!attempt)
        return {};
    Endpoint endpoint = endpointOf(std::get<AttemptRecord>(log.record(*attempt).fact));
    endpoint.insecure = wasInsecure(log, *attempt);
    return endpoint;
}

} // namespace sse::ui

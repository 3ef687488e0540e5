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

std::optional<Endpoint> requestOfRow(const CaptureLog &log, const EventIndex &index, RowNumber row)
{
    const EventRow &place = index.row(row);
    const bool isFact = place.kind == RowKind::Fact;
    const ConnectionId connection =
        isFact ? log.record(place.source).connection : log.read(place.source).connection;
    const std::optional<std::size_t> attempt =
        attemptBelow(log, isFact ? std::size_t{place.source} + 1 : log.recordCount(), connection);
    if (!attempt)
        return {};
    Endpoint endpoint = endpointOf(std::get<AttemptRecord>(log.record(*attempt).fact));
    endpoint.insecure = wasInsecure(log, *attempt);
    return endpoint;
}

} // namespace sse::ui

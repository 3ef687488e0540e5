// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <optional>
#include <vector>

namespace sse::test {

/// How a case ended for one client: what the standard asks for, what a client was measured to do,
/// or what a StreamReader did.
struct HttpOutcome
{
    /// A dispatched event.
    struct Event
    {
        QByteArray type;
        QByteArray data;
        QByteArray lastEventId;
        friend bool operator==(const Event &, const Event &) = default;
    };

    QByteArray final;           ///< readyState at the end of the window, in the standard's words
    std::vector<qint64> delays; ///< ms between a loss of the connection and the next attempt
    bool endless = false;       ///< more delays like the last follow within the window
    std::vector<Event> events;
    bool moreEvents = false; ///< only the first events are known
};

/// One row of the test.
struct HttpExpectation
{
    QByteArray name;    ///< of the case
    QByteArray profile; ///< the reconnect profile's id
    QByteArray reason;  ///< why the outcome is not the measured one; empty: it is
    HttpOutcome outcome;
    bool eventsKnown = true;
    bool idsKnown = true;
    /// Last-Event-ID of the case's requests, as far as known; nothing: not sent.
    std::vector<std::optional<QByteArray>> lastEventIds;

    /// Empty, or what is different in \a seen, a sentence.
    [[nodiscard]] QByteArray mismatch(const HttpOutcome &seen) const;
};

/// All rows: every case of tests/data/conformance/http_cases.jsonl under the profile of each
/// client, with the deviations of tests/data/http/exclusions.jsonl, and
/// tests/data/http/whatwg.jsonl.
[[nodiscard]] std::vector<HttpExpectation> loadHttpExpectations();

/// Pairs of case and profile that are left out, each with the reason.
[[nodiscard]] QByteArrayList leftOutHttpCases();

} // namespace sse::test

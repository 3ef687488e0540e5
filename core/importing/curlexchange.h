// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

#include <vector>

namespace sse {

/// One request of a curl trace and what came back. Times count from the first day's midnight, local
/// time; they stay 0 without --trace-time.
struct CurlExchange
{
    /// What curl said when it was over.
    enum class End : quint8 {
        None,   ///< nothing: the trace stops before
        Intact, ///< the connection stays open: the response is complete
        Closed,
        Failed,
    };
    struct Read
    {
        Nanos time{0};
        qsizetype size = 0;  ///< of its part of the body
        quint64 missing = 0; ///< bytes behind it that the trace lacks
    };

    int hop = 0;           ///< redirects before it
    bool isRepeat = false; ///< curl asks again for what it asked for just before
    bool isTunnel = false;
    QByteArray method;
    QByteArray httpVersion; ///< of the response: "HTTP/1.1"
    QUrl url;
    HeaderList headers; ///< of the request
    QByteArray requestBody;
    Nanos begun{0};

    bool hasHead = false; ///< of the final response, whole
    int status = 0;
    QByteArray reasonPhrase;
    HeaderList responseHeaders;
    Nanos headTime{0};

    QByteArray body; ///< as the trace has it: perhaps chunked, perhaps compressed
    std::vector<Read> reads;
    bool isCut = false; ///< the trace lacks bytes of it

    End end = End::None;
    QByteArray failure; ///< curl's line
    Nanos ended{0};
};

/// A trace as exchanges, in the order of their requests.
struct CurlTrace
{
    std::vector<CurlExchange> exchanges;
    bool hasTimes = false;
    bool isAscii = false; ///< --trace-ascii
    Nanos lastTime{0};
    quint64 strangeLines = 0;
};

/// Takes \a trace apart. Error: "cancelled".
[[nodiscard]] Result<CurlTrace> readCurlTrace(QByteArrayView trace, const ImportGoesOn &goesOn);

} // namespace sse

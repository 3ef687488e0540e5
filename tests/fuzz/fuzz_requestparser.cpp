// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestparser.h"

#include <cstdint>
#include <cstdlib>

using namespace sse;

// A head that was read or refused stays so, whatever comes behind its blank line; a cut one never
// is read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const RequestParse parse = parseRequestHead(bytes);
    if (const auto *head = std::get_if<RequestHead>(&parse)) {
        const auto again = parseRequestHead(QByteArray(bytes + "more\r\n\r\n"));
        const auto *same = std::get_if<RequestHead>(&again);
        const qsizetype end = bytes.indexOf("\r\n\r\n") + 4;
        const bool cutIsRead =
            std::holds_alternative<RequestHead>(parseRequestHead(bytes.first(end - 1)));
        if (!same || same->headers != head->headers || head->method.isEmpty() || cutIsRead ||
            head->headers.size() > maxRequestFields || end > maxRequestHead)
            std::abort();
    }
    return 0;
}

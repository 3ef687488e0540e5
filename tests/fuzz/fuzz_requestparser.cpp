// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestreader.h"

#include <cstdint>
#include <cstdlib>

using namespace sse;

namespace {

using State = RequestReader::State;

void check(bool holds)
{
    if (!holds)
        std::abort();
}

// A head that was read or refused stays so, whatever comes behind its blank line; a cut one never
// is read.
void checkHead(const QByteArray &bytes)
{
    const RequestParse parse = parseRequestHead(bytes);
    const auto *head = std::get_if<RequestHead>(&parse);
    if (!head)
        return;
    const auto again = parseRequestHead(QByteArray(bytes + "more\r\n\r\n"));
    const auto *same = std::get_if<RequestHead>(&again);
    const qsizetype end = bytes.indexOf("\r\n\r\n") + 4;
    check(same && same->headers == head->headers && !head->method.isEmpty());
    check(!std::holds_alternative<RequestHead>(parseRequestHead(bytes.first(end - 1))));
    check(head->headers.size() <= maxRequestFields && end <= maxRequestHead);
}

RequestRules rules()
{
    return {.port = 80, .hosts = {QStringLiteral("a")}, .origins = {QStringLiteral("https://b")}};
}

// A whole request is read alike in one piece and byte by byte, and keeps to its limits.
void checkRequestReader(const QByteArray &bytes)
{
    constexpr qsizetype kept = 16;
    RequestReader whole(rules());
    whole.feed(bytes, kept);
    RequestReader split(rules());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        split.feed(bytes.sliced(i, 1), kept);
    const bool hasRefusal = whole.state() == State::Refused;
    // What is refused for the bytes behind a fault need not be the same fault.
    check(whole.state() == split.state() || !whole.head() || !split.head());
    if (hasRefusal)
        check(whole.refusal().status >= 400 && whole.refusal().sentence.endsWith('.'));
    if (whole.state() != State::Complete)
        return;
    check(split.state() == State::Complete);
    check(whole.bodyBytes() == split.bodyBytes() && whole.bodySize() == split.bodySize());
    check(whole.bodySize() <= RequestBody::most && whole.bodyBytes().size() <= kept);
    check(!checkRequest(*whole.head(), rules()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkHead(bytes);
    checkRequestReader(bytes);
    return 0;
}

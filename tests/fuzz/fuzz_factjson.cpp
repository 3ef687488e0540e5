// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/factjson.h"
#include "tests/fuzz/expect.h"

#include <cstdint>

using namespace sse;
using namespace sse::test;

/// A line with the kind of a fact, and behind it the JSON. What is understood is written as it is
/// understood, whatever else stood there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype line = input.indexOf('\n');
    if (line < 0)
        return 0;
    const QByteArray kind = input.first(line);
    const std::optional<LogRecord::Fact> fact = factFromJson(kind, input.sliced(line + 1));
    if (!fact)
        return 0;
    expect(factKind(*fact) == kind, "the kind differs");
    const QByteArray json = factToJson(*fact);
    const std::optional<LogRecord::Fact> again = factFromJson(kind, json);
    expect(again.has_value(), "what was written is not understood");
    expect(factToJson(*again) == json, "what was written means something else");
    (void)redactedFact(*fact, QByteArrayLiteral("key"));
    return 0;
}

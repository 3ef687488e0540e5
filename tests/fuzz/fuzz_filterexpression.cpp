// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/utf8.h"
#include "core/index/filterexpression.h"
#include "tests/fuzz/expect.h"
#include "tests/support/indexfixture.h"

#include <cstdint>

using namespace sse;
using namespace sse::test;

namespace {

void check(const IndexFixture &fixture, const FilterExpression &filter)
{
    const FilterExpression copy(filter);
    EventText text(fixture.log, fixture.index);
    EventText other(fixture.log, fixture.index);
    for (RowNumber row = 0; row < fixture.index.rowCount(); ++row) {
        expect(filter.matches(fixture.index, text, row) == copy.matches(fixture.index, other, row),
               "a copy of the filter says otherwise");
        const QByteArray data = text.text(row).data;
        expect(text.dataSize(row) == static_cast<quint64>(data.size()), "dataSize() is wrong");
        expect(data.startsWith(text.dataPrefix(row, 5)), "dataPrefix() is no prefix");
        expect(isWellFormedUtf8(data), "data is not well-formed");
        (void)text.fields(row);
        (void)text.raw(row);
    }
}

} // namespace

// A filter, NUL, and the body of a stream.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const qsizetype end = input.indexOf('\0');
    // A regular expression is its user's own doing; how long one takes is not looked for here.
    if (end < 0 || input.first(end).contains("data~"))
        return 0;
    const auto filter = FilterExpression::parse(decodeUtf8(input.first(end)));
    if (!filter) {
        expect(!filter.error().code.isEmpty() && !filter.error().message.isEmpty(),
               "an error says nothing");
        return 0;
    }
    IndexFixture fixture;
    fixture.connectionOf({input.sliced(end + 1)});
    check(fixture, filter.value());
    return 0;
}

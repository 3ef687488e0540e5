// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/redactor.h"
#include "tests/fuzz/expect.h"

#include <cstdint>

using namespace sse;
using namespace sse::test;

namespace {

void checkRanges(QByteArrayView text)
{
    qsizetype end = 0;
    const QList<SecretRange> ranges = findSecrets(text);
    for (const SecretRange &range : ranges) {
        expect(range.begin >= end, "ranges overlap or are out of order");
        expect(range.begin < range.end && range.end <= text.size(), "a range is out of bounds");
        end = range.end;
    }
    expect(ranges.isEmpty() || mayHoldSecrets(text), "mayHoldSecrets() is wrong");
}

void checkAddress(Redactor &redactor, const QByteArray &text)
{
    const QUrl url = QUrl::fromEncoded(text);
    if (!url.isValid())
        return;
    const QByteArray once = redactor.address(url);
    expect(redactor.address(QUrl::fromEncoded(once)) == QUrl::fromEncoded(once).toEncoded() ||
               !QUrl::fromEncoded(once).isValid(),
           "a masked address is masked again");
}

} // namespace

/// A text whose secrets are learned, LF, and a text that is masked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype line = input.indexOf('\n');
    Redactor redactor(Redactor::Mode::Mask, QByteArrayLiteral("key"));
    redactor.learn(QByteArrayView(input).first(std::max<qsizetype>(line, 0)));
    redactor.learn(LogRecord{
        1, {}, 0, AttemptRecord{0, "GET", QUrl(), {{"Cookie", input.left(line)}}, {}, {}}});
    const QByteArray text = input.sliced(line + 1);
    checkRanges(text);
    const QByteArray once = redactor.text(text, TextPlace::EventData);
    expect(redactor.isClean(text) == (once == text), "isClean() is wrong");
    expect(redactor.isClean(once), "something is left to mask");
    expect(redactor.text(once, TextPlace::EventData) == once, "a masked text is masked again");
    for (const char *name : {"Cookie", "Set-Cookie", "Authorization", "X-Note", "Location"})
        (void)redactor.headerValue({name, text}, TextPlace::RequestHeader);
    checkAddress(redactor, text);
    return 0;
}

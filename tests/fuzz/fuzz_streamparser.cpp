// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/utf8.h"
#include "tests/fuzz/expect.h"
#include "tests/support/everysplit.h"
#include "tests/support/parsercalls.h"

#include <cstdint>
#include <utility>

using namespace sse;
using namespace sse::test;

namespace {

/// The pieces whose sizes \a cuts gives, one after the other and again from the first.
QList<QByteArray> cutInto(const QByteArray &body, const QByteArray &cuts)
{
    QList<QByteArray> pieces;
    qsizetype at = 0;
    bool moved = true;
    for (qsizetype cut = 0; at < body.size(); cut = (cut + 1) % cuts.size()) {
        if (cut == 0 && !std::exchange(moved, false))
            return {body}; // only empty pieces
        const qsizetype size =
            qMin(static_cast<qsizetype>(static_cast<uchar>(cuts[cut])), body.size() - at);
        pieces.append(body.sliced(at, size));
        at += size;
        moved = moved || size > 0;
    }
    return pieces;
}

/// Text made of the bytes must be well-formed, and decoding it again must change nothing.
void checkEvents(const ParserRun &run, const QByteArray &body)
{
    for (const ParserCall &call : run.calls) {
        expect(toWellFormedUtf8(call.lastEventId) == call.lastEventId, "an ID is not decoded");
        expect(!call.lastEventId.contains('\0'), "an ID contains U+0000");
        if (call.isComment || call.kind == BlockKind::Unfinished)
            continue;
        const wire::DispatchedEvent event =
            wire::dispatch(wire::linesOf(bytesOf(body, call), false));
        expect(toWellFormedUtf8(event.data) == event.data, "data is not decoded");
        const QByteArray type = toWellFormedUtf8(call.type);
        expect(event.type == (type.isEmpty() ? QByteArray("message") : type), "types differ");
    }
}

} // namespace

/// The first byte says how many bytes behind it are the sizes of the pieces; the rest is the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (input.isEmpty())
        return 0;
    const qsizetype count = qMin<qsizetype>(static_cast<uchar>(input[0]) % 8, input.size() - 1);
    const QByteArray cuts = input.sliced(1, count);
    const QByteArray body = input.sliced(1 + count);

    const ParserRun whole = runPieces({body}, "old");
    const QByteArray violation = violationIn(whole, body);
    expect(violation.isEmpty(), violation.constData());
    checkEvents(whole, body);
    expect(runPieces({body}, "old", wire::LineScanner::Path::Portable) == whole,
           "the portable path differs");
    expect(runPieces(piecesOf(body, 1), "old") == whole, "byte by byte differs");
    if (!cuts.isEmpty())
        expect(runPieces(cutInto(body, cuts), "old") == whole, "in pieces differs");

    // A second connection is not changed by a first, but for the ID and the reconnection time.
    StreamParser parser;
    parser.setLastEventId("old");
    const ParserRun first = runConnection(parser, {body});
    expect(first == whole, "a second parser differs");
    parser.setLastEventId("old");
    parser.resetRetry();
    expect(runConnection(parser, {body}) == whole, "a second connection differs");
    return 0;
}

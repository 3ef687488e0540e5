// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenario.h"

#include "core/scenario/scenarionames.h"

namespace sse {

bool operator==(const RepeatStep &a, const RepeatStep &b)
{
    return a.times == b.times && a.steps == b.steps;
}

Millis defaultGap(const WireControl &wire)
{
    const bool cuts = wire.per == WireControl::Per::Line || wire.per == WireControl::Per::Byte ||
                      wire.insideCrLf || wire.insideUtf8 || wire.insideBom || !wire.at.isEmpty();
    return Millis(cuts && wire.bytesPerSecond == 0 ? 2 : 0);
}

QByteArray endKindName(EndKind kind)
{
    return wordOf(endKindWords, kind);
}

} // namespace sse

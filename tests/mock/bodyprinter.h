// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/bodysource.h"
#include "tests/support/fakeclock.h"

namespace sse::test {

/// Bytes on one line: what ends lines as \n and \r, long ones by their size.
[[nodiscard]] inline QByteArray shown(QByteArray bytes)
{
    constexpr qsizetype longest = 200;
    if (bytes.size() > longest)
        return QByteArray::number(bytes.size()) + " bytes";
    return bytes.replace('\n', "\\n").replace('\r', "\\r");
}

/// "data: x\n\n*": a * behind what is a whole event. "+1000": waits so many ms.
[[nodiscard]] inline QByteArray shown(const BodyAction &action, MonoTime now)
{
    if (const auto *send = std::get_if<SendBytes>(&action))
        return shown(send->bytes) + (send->isEvent ? "*" : "");
    if (const auto *wait = std::get_if<WaitUntil>(&action)) {
        const auto length = std::chrono::duration_cast<std::chrono::microseconds>(wait->due - now);
        return '+' + QByteArray::number(static_cast<double>(length.count()) / 1000);
    }
    if (const auto *use = std::get_if<UseWire>(&action))
        return "write " + QByteArray::number(static_cast<int>(use->wire.per));
    return "end " + QByteArray::number(static_cast<int>(std::get<EndBody>(action).kind));
}

/// What \a source says, joined by "|", at most \a most actions; waits pass on \a clock.
[[nodiscard]] inline QByteArray played(BodySource &source, FakeClock &clock, int most = 100)
{
    QByteArrayList actions;
    while (actions.size() < most) {
        const BodyAction action = source.next(clock.now());
        actions.append(shown(action, clock.now()));
        if (const auto *wait = std::get_if<WaitUntil>(&action))
            clock.advance(wait->due - clock.now());
        if (std::holds_alternative<EndBody>(action))
            break;
    }
    return actions.join('|');
}

} // namespace sse::test

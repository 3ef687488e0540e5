// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/harentries.h"
#include "core/importing/harfacts.h"
#include "core/importing/import.h"
#include "core/importing/logbuilder.h"

namespace sse {

/// What had to be guessed, or is missing, of the bodies of a stream; counted.
struct HarGuesses
{
    quint64 rebuiltBlocks = 0;  ///< of messages: bytes that never were
    quint64 unlikeBodies = 0;   ///< left out: they tell something else than the messages
    quint64 cutBodies = 0;      ///< exact, with the times of the messages
    quint64 timelessBodies = 0; ///< one read stands for many
    quint64 frameBodies = 0;    ///< from "_webSocketMessages"
    quint64 missingData = 0;    ///< messages without "data"
    quint64 uncarried = 0;      ///< names and IDs of events that no field can hold
    quint64 otherClock = 0;     ///< entries whose messages count from another zero
    quint64 wrongTimes = 0;     ///< messages whose time is none
    quint64 earlierTimes = 0;   ///< messages earlier than the one before
    quint64 wrongReads = 0;     ///< entries whose reads don't add up
    quint64 unreadable = 0;     ///< messages that are none
    quint64 noEvents = 0;       ///< entries of which nothing was kept
    quint64 unknownEnds = 0;
};

/// Writes the body of \a entry, which opened, into \a builder as reads, and what \a facts tell of
/// it. Error: "import", with a sentence; "cancelled".
[[nodiscard]] std::optional<Error> importHarBody(const HarJson &json, const HarEntry &entry,
                                                 LogBuilder &builder, HarFacts &facts,
                                                 HarGuesses &guesses,
                                                 const std::function<bool(quint64 done)> &goesOn);

} // namespace sse

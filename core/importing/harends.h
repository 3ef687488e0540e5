// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/harbodies.h"
#include "core/importing/harfacts.h"

namespace sse {

/// Whether readyState became OPEN with the response of \a entry.
[[nodiscard]] bool opensHar(const HarEntry &entry);

/// Writes how the attempt ended whose last entry is \a entry, as far as the HAR tells, and what is
/// left of \a facts.
void writeHarEnd(const HarJson &json, const HarEntry &entry, LogBuilder &builder, HarFacts &facts,
                 HarGuesses &guesses);

/// Sentences on what was guessed, or is missing.
[[nodiscard]] QStringList notesOf(const HarGuesses &guesses);

} // namespace sse

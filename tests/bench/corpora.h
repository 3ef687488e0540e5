// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace sse::bench {

/// What streams look like, for measuring; made here, the same on every run.
enum class Corpus {
    Small, ///< events of 71 bytes: event, id and a short data line
    Llm,   ///< chat completion chunks of a language model, 242 bytes on average: data only
    Large, ///< events of 10 KB: event, id and one data line of JSON
};

inline constexpr std::array allCorpora{Corpus::Small, Corpus::Llm, Corpus::Large};

[[nodiscard]] const char *corpusName(Corpus corpus);

/// Whole events, \a bytes or up to one event more.
[[nodiscard]] std::string makeCorpus(Corpus corpus, std::size_t bytes);

} // namespace sse::bench

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QStringList>

#include <array>
#include <utility>

namespace sse {

/// The words of the JSON form for the values of an enumeration.
template <typename Value, std::size_t Count>
using WordTable = std::array<std::pair<Value, const char *>, Count>;

inline constexpr WordTable<EndKind, 5> endKindWords{{
    {EndKind::Clean, "clean"},
    {EndKind::Cut, "cut"},
    {EndKind::MidChunk, "mid-chunk"},
    {EndKind::Reset, "reset"},
    {EndKind::Hang, "hang"},
}};

inline constexpr WordTable<WireControl::Per, 4> perWords{{
    {WireControl::Per::Step, "step"},
    {WireControl::Per::Line, "line"},
    {WireControl::Per::Byte, "byte"},
    {WireControl::Per::Buffer, "buffer"},
}};

inline constexpr WordTable<Framing, 3> framingWords{{
    {Framing::Chunked, "chunked"},
    {Framing::Close, "close"},
    {Framing::Length, "length"},
}};

inline constexpr WordTable<GzipMode, 3> gzipWords{{
    {GzipMode::None, "none"},
    {GzipMode::Flush, "flush"},
    {GzipMode::Whole, "whole"},
}};

inline constexpr WordTable<CorsMode, 4> corsWords{{
    {CorsMode::Auto, "auto"},
    {CorsMode::None, "none"},
    {CorsMode::Any, "any"},
    {CorsMode::Credentials, "credentials"},
}};

inline constexpr WordTable<ResumeMode, 4> resumeWords{{
    {ResumeMode::Ignore, "ignore"},
    {ResumeMode::Continue, "continue"},
    {ResumeMode::Repeat, "repeat"},
    {ResumeMode::Skip, "skip"},
}};

inline constexpr WordTable<int, 2> versionWords{{{0, "1.0"}, {1, "1.1"}}};

/// The word for \a value; null when the table has none.
template <typename Value, std::size_t Count>
[[nodiscard]] constexpr const char *wordOf(const WordTable<Value, Count> &table, Value value)
{
    for (const auto &[known, word] : table) {
        if (known == value)
            return word;
    }
    return nullptr;
}

template <typename Value, std::size_t Count>
[[nodiscard]] QStringList wordsOf(const WordTable<Value, Count> &table)
{
    QStringList words;
    for (const auto &entry : table)
        words.append(QLatin1String(entry.second));
    return words;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace sse {

/// What a stream can be exported as.
enum class ExportFormat : quint8 { JsonLines, Csv, Har, EventStream, Markdown, Html, Text };

inline constexpr std::array exportFormats{
    ExportFormat::JsonLines, ExportFormat::Csv,  ExportFormat::Har,        ExportFormat::Html,
    ExportFormat::Markdown,  ExportFormat::Text, ExportFormat::EventStream};

/// The command line's word, and the suffix of a file: "jsonl", "csv", "har", "sse", "md", "html",
/// "txt".
[[nodiscard]] QByteArray suffixOf(ExportFormat format);
/// The format of a word of the command line.
[[nodiscard]] std::optional<ExportFormat> formatOfSuffix(QByteArrayView suffix);
/// For people: "JSON Lines", "HAR 1.2", …
[[nodiscard]] QString titleOf(ExportFormat format);
/// What it is good for, one sentence.
[[nodiscard]] QString purposeOf(ExportFormat format);

} // namespace sse

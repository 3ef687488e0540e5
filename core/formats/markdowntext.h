// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace sse {

// Text for Markdown (CommonMark with GitHub's tables) that stays text, whatever is in it. Hidden
// characters become visible tokens.

/// \a text as a code span, fit for a cell of a table; nothing when it is empty.
[[nodiscard]] QByteArray markdownCode(QStringView text);

/// A sentence of the program's: as it is when it consists of plain words, otherwise, because an
/// address or a quotation is in it, as a code span.
[[nodiscard]] QByteArray markdownWords(QStringView text);

/// Appends \a text with its lines as a fenced block, which no line in it can end.
void appendMarkdownFence(QByteArray &out, QStringView text);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

class QPlainTextEdit;

namespace sse::ui {

/// A part of a line, in UTF-16 units.
struct TextSpan
{
    qsizetype from = 0;
    qsizetype end = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// \a json for an editor: lines end with LF, a byte order mark at the beginning is left away, and
/// what would hide or reorder text, or what an editor's document can't hold, is \uXXXX; in a JSON
/// string that is the same.
[[nodiscard]] QString editableJson(const QString &json);
/// The editor's text; unlike QPlainTextEdit::toPlainText() it keeps no-break spaces.
[[nodiscard]] QString editorText(const QPlainTextEdit &edit);

/// How many UTF-16 units the first \a characters characters of \a line take; all when there are
/// fewer.
[[nodiscard]] qsizetype unitsOfCharacters(const QString &line, int characters);
/// What to underline for a problem at \a at: a string, a word, a character; at the end of the line
/// its last character.
[[nodiscard]] TextSpan tokenAt(const QString &line, qsizetype at);
/// The spaces of a line that follows one that is \a before up to the break: as many as that, \a
/// step more behind an opening bracket.
[[nodiscard]] QString indentBehind(const QString &before, int step);

} // namespace sse::ui

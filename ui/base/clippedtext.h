// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

namespace sse::ui {

/// What of a long text is put into a text view, which is slow with long texts and long lines.
struct ClippedText
{
    static constexpr qsizetype mostBytes = 1 << 20;
    static constexpr qsizetype mostLineCharacters = 16 << 10;

    QString text;   ///< hidden characters as tokens; line breaks and tabs stay
    QString notice; ///< what was left out, as a sentence; empty when nothing was
};

/// \a utf8 is the beginning of a text of \a wholeSize bytes, or all of it.
[[nodiscard]] ClippedText clippedText(QByteArrayView utf8, quint64 wholeSize);

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QPalette>
#include <QSyntaxHighlighter>

namespace sse::ui {

/// Colours the tokens of a JSON text: names, strings with their escapes and {{templates}}, numbers
/// and words. Characters that hide or reorder text stand on a tint.
class JsonHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    /// Lines longer than this stay without colours.
    static constexpr int mostLineCharacters = 16 << 10;

    using QSyntaxHighlighter::QSyntaxHighlighter;

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    enum Token : int { Name, String, Escape, Template, Number, Punctuation, Hidden, TokenCount };

    /// Returns the end of the string that begins at \a from.
    int highlightString(const QString &text, int from);

    QTextCharFormat m_formats[TokenCount];
};

} // namespace sse::ui

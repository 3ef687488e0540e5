// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace sse::ui {

/// What the user chose in View ▸ Theme.
enum class ThemeChoice : quint8 { System, Light, Dark };

/// "system", "light", "dark": the word in the settings.
[[nodiscard]] QString themeName(ThemeChoice choice);
/// The inverse; System for anything else.
[[nodiscard]] ThemeChoice themeFromName(const QString &name);

/// Sets the application's palette, and its style to IndicatorStyle; every widget follows at once.
/// System gives it back to the platform. UI thread.
void applyTheme(ThemeChoice choice);

/// Foregrounds by meaning, for text on the palette's Base.
enum class ThemeColor : quint8 {
    Muted,      ///< what matters less: comments, units
    Open,       ///< readyState OPEN, success
    Connecting, ///< readyState CONNECTING, waiting
    Closed,     ///< readyState CLOSED, ended as asked
    Failed,     ///< failures
    Dropped,    ///< blocks that a browser throws away
    Note,       ///< remarks
};

/// Backgrounds of rows and bars by meaning.
enum class ThemeTint : quint8 { Open, Waiting, Ended, Failed, Note };

[[nodiscard]] bool isDark(const QPalette &palette);

/// WCAG 2.1 contrast ratio, 1 … 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);
/// \a color, made lighter or darker until it stands out from \a background by \a ratio at least.
[[nodiscard]] QColor legible(QColor color, const QColor &background, double ratio = 4.5);

/// The colour of \a color for text on \a background (the palette's Base when invalid), contrast
/// ≥ 4.5:1.
[[nodiscard]] QColor themeColor(ThemeColor color, const QPalette &palette,
                                const QColor &background = {});
/// An opaque background: the palette's Base with a shade of \a tint.
[[nodiscard]] QColor themeTint(ThemeTint tint, const QPalette &palette);
/// A steady colour for an event type, one of a few hues, legible on \a background.
[[nodiscard]] QColor typeColor(const QString &type, const QPalette &palette,
                               const QColor &background);

/// The fixed-width font for data, in the application font's size.
[[nodiscard]] QFont dataFont();

} // namespace sse::ui

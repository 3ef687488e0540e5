// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/theme.h"

#include "ui/base/indicatorstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <array>
#include <cmath>

namespace sse::ui {

namespace {

struct Shades
{
    QRgb light;
    QRgb dark;
};

// Indexed by ThemeColor.
constexpr std::array<Shades, 7> foregrounds{{
    {0xff5f6773, 0xff9aa4b2}, // Muted
    {0xff1a7f37, 0xff56d364}, // Open
    {0xff8a5a00, 0xffe3b341}, // Connecting
    {0xff57606a, 0xff9aa4b2}, // Closed
    {0xffb3261e, 0xffff8078}, // Failed
    {0xff9a4b00, 0xfff0a060}, // Dropped
    {0xff1f5fae, 0xff79b8ff}, // Note
}};

// Indexed by ThemeTint.
constexpr std::array<Shades, 5> tints{{
    {0xff2da44e, 0xff2ea043}, // Open
    {0xffd4a72c, 0xffbb8009}, // Waiting
    {0xff8c959f, 0xff8b949e}, // Ended
    {0xffcf222e, 0xfff85149}, // Failed
    {0xff218bff, 0xff388bfd}, // Note
}};

constexpr std::array<Shades, 8> typeHues{{
    {0xff0b63b5, 0xff79c0ff},
    {0xff7a3fb0, 0xffd2a8ff},
    {0xff0b7285, 0xff56d4dd},
    {0xffa8326b, 0xfff778ba},
    {0xff2f6f3e, 0xff7ee787},
    {0xff4b53bc, 0xffa5b4fc},
    {0xff8a5a00, 0xffe3b341},
    {0xff9c4221, 0xffffa657},
}};

QColor pick(const Shades &shades, const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? shades.dark : shades.light);
}

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

struct PaletteShades
{
    QRgb window, base, alternate, text, button, highlight, highlightedText, link, muted, line, tip;
};

constexpr PaletteShades lightShades{0xfff3f4f6, 0xffffffff, 0xfff8f9fb, 0xff1b1f24,
                                    0xfffafbfc, 0xff0b63b5, 0xffffffff, 0xff0b63b5,
                                    0xff646c77, 0xffc9ced6, 0xffffffff};
constexpr PaletteShades darkShades{0xff22252a, 0xff181a1e, 0xff1d2025, 0xffe4e7eb,
                                   0xff2f333a, 0xff2b65b0, 0xffffffff, 0xff79b8ff,
                                   0xff98a0ac, 0xff3d424a, 0xff2f333a};

QPalette makePalette(const PaletteShades &shades, bool dark)
{
    const auto color = [](QRgb rgb) { return QColor::fromRgb(rgb); };
    QPalette palette(color(shades.button), color(shades.window));
    palette.setColor(QPalette::Window, color(shades.window));
    palette.setColor(QPalette::Base, color(shades.base));
    palette.setColor(QPalette::AlternateBase, color(shades.alternate));
    palette.setColor(QPalette::Button, color(shades.button));
    palette.setColor(QPalette::ToolTipBase, color(shades.tip));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, color(shades.text));
    palette.setColor(QPalette::PlaceholderText, color(shades.muted));
    palette.setColor(QPalette::Highlight, color(shades.highlight));
    palette.setColor(QPalette::HighlightedText, color(shades.highlightedText));
    palette.setColor(QPalette::Link, color(shades.link));
    palette.setColor(QPalette::LinkVisited, color(shades.link));
    palette.setColor(QPalette::Mid, color(shades.line));
    palette.setColor(QPalette::Midlight, mix(color(shades.button), color(shades.line), 0.5));
    palette.setColor(QPalette::Dark, mix(color(shades.line), Qt::black, dark ? 0.4 : 0.2));
    palette.setColor(QPalette::Light, mix(color(shades.button), Qt::white, dark ? 0.06 : 0.8));
    palette.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : color(shades.muted));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role,
                         mix(color(shades.muted), color(shades.window), 0.35));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(shades.line));
    return palette;
}

} // namespace

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

ThemeChoice themeFromName(const QString &name)
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark})
        if (name == themeName(choice))
            return choice;
    return ThemeChoice::System;
}

void applyTheme(ThemeChoice choice)
{
    if (!dynamic_cast<const IndicatorStyle *>(QApplication::style()))
        QApplication::setStyle(new IndicatorStyle);
    switch (choice) {
    case ThemeChoice::System:
        QApplication::setPalette(QPalette());
        break;
    case ThemeChoice::Light:
        QApplication::setPalette(makePalette(lightShades, false));
        break;
    case ThemeChoice::Dark:
        QApplication::setPalette(makePalette(darkShades, true));
        break;
    }
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < 0.18;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor legible(QColor color, const QColor &background, double ratio)
{
    const QColor target =
        contrastRatio(Qt::white, background) > contrastRatio(Qt::black, background)
            ? QColor(Qt::white)
            : QColor(Qt::black);
    for (int step = 0; step < 20 && contrastRatio(color, background) < ratio; ++step)
        color = mix(color, target, 0.15);
    return contrastRatio(color, background) < ratio ? target : color;
}

QColor themeColor(ThemeColor color, const QPalette &palette, const QColor &background)
{
    return legible(pick(foregrounds[static_cast<std::size_t>(color)], palette),
                   background.isValid() ? background : palette.color(QPalette::Base));
}

QColor themeTint(ThemeTint tint, const QPalette &palette)
{
    const double share = isDark(palette) ? 0.17 : 0.11;
    return mix(palette.color(QPalette::Base), pick(tints[static_cast<std::size_t>(tint)], palette),
               share);
}

QColor typeColor(const QString &type, const QPalette &palette, const QColor &background)
{
    // FNV-1a: the same type has the same colour in every run, which qHash does not promise.
    quint32 hash = 2166136261U;
    for (const QChar character : type)
        hash = (hash ^ character.unicode()) * 16777619U;
    return legible(pick(typeHues[(hash ^ (hash >> 16)) % typeHues.size()], palette), background);
}

QFont dataFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont application = QApplication::font();
    if (application.pointSizeF() > 0)
        font.setPointSizeF(application.pointSizeF());
    return font;
}

} // namespace sse::ui

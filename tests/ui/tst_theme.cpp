// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/theme.h"

#include "ui/base/indicatorstyle.h"
#include "ui/base/stateicon.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>
#include <QTest>
#include <QWidget>

using namespace sse;
using namespace sse::ui;

class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { applyTheme(ThemeChoice::System); }
    void measuresContrast();
    void makesColorsLegible_data();
    void makesColorsLegible();
    void everyColorStandsOut_data();
    void everyColorStandsOut();
    void followsTheChoiceLive();
    void outlinesWhatCanBeTicked_data();
    void outlinesWhatCanBeTicked();
    void namesRoundTrip();
    void typesKeepTheirColor();
};

void tst_Theme::measuresContrast()
{
    QCOMPARE(qRound(contrastRatio(Qt::white, Qt::black) * 10), 210);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QCOMPARE(contrastRatio(Qt::black, Qt::white), contrastRatio(Qt::white, Qt::black));
}

void tst_Theme::makesColorsLegible_data()
{
    QTest::addColumn<QColor>("color");
    QTest::addColumn<QColor>("background");
    QTest::newRow("grey on grey") << QColor(128, 128, 128) << QColor(128, 128, 128);
    QTest::newRow("yellow on white") << QColor(Qt::yellow) << QColor(Qt::white);
    QTest::newRow("blue on black") << QColor(Qt::blue) << QColor(Qt::black);
    QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white);
}

void tst_Theme::makesColorsLegible()
{
    QFETCH(QColor, color);
    QFETCH(QColor, background);
    const QColor result = legible(color, background);
    QVERIFY(contrastRatio(result, background) >= 4.5);
    if (contrastRatio(color, background) >= 4.5)
        QCOMPARE(result, color);
}

void tst_Theme::everyColorStandsOut_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("system") << static_cast<int>(ThemeChoice::System);
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
}

void tst_Theme::everyColorStandsOut()
{
    QFETCH(int, choice);
    applyTheme(static_cast<ThemeChoice>(choice));
    const QPalette palette = QApplication::palette();
    QList<QColor> backgrounds{palette.color(QPalette::Base), palette.color(QPalette::AlternateBase),
                              palette.color(QPalette::Window)};
    for (const auto tint : {ThemeTint::Open, ThemeTint::Waiting, ThemeTint::Ended,
                            ThemeTint::Failed, ThemeTint::Note}) {
        backgrounds += themeTint(tint, palette);
        QVERIFY(themeTint(tint, palette) != palette.color(QPalette::Base));
        QVERIFY(contrastRatio(palette.color(QPalette::Text), backgrounds.last()) >= 4.5);
    }
    for (const QColor &background : backgrounds) {
        for (const auto color :
             {ThemeColor::Muted, ThemeColor::Open, ThemeColor::Connecting, ThemeColor::Closed,
              ThemeColor::Failed, ThemeColor::Dropped, ThemeColor::Note})
            QVERIFY(contrastRatio(themeColor(color, palette, background), background) >= 4.5);
        for (const char *type : {"message", "tick", "delta", "a", "b", "c", "error"})
            QVERIFY(contrastRatio(typeColor(QString::fromLatin1(type), palette, background),
                                  background) >= 4.5);
        for (const auto mark : {StateMark::Idle, StateMark::Connecting, StateMark::Open,
                                StateMark::Closed, StateMark::Failed})
            QVERIFY(contrastRatio(stateColor(mark, palette, background), background) >= 4.5);
    }
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::Text, QPalette::Base},
        {QPalette::WindowText, QPalette::Window},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase}};
    if (static_cast<ThemeChoice>(choice) == ThemeChoice::System)
        return;
    for (const auto &[text, background] : pairs)
        QVERIFY(contrastRatio(palette.color(text), palette.color(background)) >= 4.5);
    QVERIFY(contrastRatio(palette.color(QPalette::PlaceholderText),
                          palette.color(QPalette::Base)) >= 4.5);
}

void tst_Theme::followsTheChoiceLive()
{
    QWidget widget;
    widget.ensurePolished();
    const QPalette before = widget.palette();
    applyTheme(ThemeChoice::Dark);
    QTRY_VERIFY(isDark(widget.palette()));
    applyTheme(ThemeChoice::Light);
    QTRY_VERIFY(!isDark(widget.palette()));
    applyTheme(ThemeChoice::System);
    QTRY_COMPARE(widget.palette().color(QPalette::Window), before.color(QPalette::Window));
}

void tst_Theme::outlinesWhatCanBeTicked_data()
{
    QTest::addColumn<int>("primitive");
    QTest::newRow("check box") << static_cast<int>(QStyle::PE_IndicatorCheckBox);
    QTest::newRow("radio button") << static_cast<int>(QStyle::PE_IndicatorRadioButton);
    QTest::newRow("in a list") << static_cast<int>(QStyle::PE_IndicatorItemViewItemCheck);
}

void tst_Theme::outlinesWhatCanBeTicked()
{
    QFETCH(const int, primitive);
    IndicatorStyle style(QStringLiteral("fusion"));
    const auto paint = [primitive](const QStyle &with) {
        QStyleOptionViewItem option;
        option.palette = QApplication::palette();
        option.rect = QRect(2, 2, 15, 15);
        option.state = QStyle::State_Enabled | QStyle::State_Off;
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(option.palette.color(QPalette::Window));
        QPainter painter(&image);
        with.drawPrimitive(static_cast<QStyle::PrimitiveElement>(primitive), &option, &painter);
        return image;
    };
    applyTheme(ThemeChoice::Dark);
    const QImage dark = paint(style);
    double best = 1;
    for (int x = 0; x < 9; ++x)
        best = std::max(best, contrastRatio(dark.pixelColor(x, 9), dark.pixelColor(0, 0)));
    QVERIFY2(best >= 3.0, qPrintable(QString::number(best)));
    applyTheme(ThemeChoice::Light);
    QCOMPARE(paint(style), paint(*style.baseStyle()));
}

void tst_Theme::namesRoundTrip()
{
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeFromName(themeName(choice)), choice);
    QCOMPARE(themeFromName(QStringLiteral("plaid")), ThemeChoice::System);
}

void tst_Theme::typesKeepTheirColor()
{
    const QPalette palette = QApplication::palette();
    const QColor base = palette.color(QPalette::Base);
    QCOMPARE(typeColor(QStringLiteral("tick"), palette, base),
             typeColor(QStringLiteral("tick"), palette, base));
    QSet<QRgb> colors;
    for (int number = 0; number < 40; ++number)
        colors += typeColor(QString::number(number), palette, base).rgb();
    QVERIFY(colors.size() >= 5);
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"

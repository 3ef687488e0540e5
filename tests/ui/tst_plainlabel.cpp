// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/plainlabel.h"

#include <QTest>

using sse::ui::PlainLabel;
using sse::ui::plainToolTip;

class TestPlainLabel final : public QObject
{
    Q_OBJECT

private slots:
    static void markupStaysText();
    static void hiddenCharactersShow();
    static void longTextIsCut();
    static void elides();
    static void keepsLinesWhenWrapped();
    static void wrappedTextNeedsHeight();
    static void toolTipIsEscaped();
};

void TestPlainLabel::markupStaysText()
{
    const QString hostile = QStringLiteral("<img src=\"/dev/zero\"><b>x</b>");
    const PlainLabel label(hostile);
    QCOMPARE(label.text(), hostile);
    QCOMPARE(label.shownText(), hostile);
    QCOMPARE(label.accessibleName(), hostile);
    // Taken for HTML, the markup would take no room.
    QVERIFY(label.sizeHint().width() >
            QFontMetrics(label.font()).horizontalAdvance(QStringLiteral("<img src=\"/dev")));
}

void TestPlainLabel::hiddenCharactersShow()
{
    const PlainLabel label(QStringLiteral("a\u202Eb\nc"));
    QCOMPARE(label.shownText(), QStringLiteral("a‹U+202E›b\u240Ac"));
}

void TestPlainLabel::longTextIsCut()
{
    const PlainLabel label(QString(1'000'000, QLatin1Char('x')));
    QCOMPARE(label.shownText().size(), PlainLabel::mostCharacters + 1);
}

void TestPlainLabel::elides()
{
    PlainLabel label(QString(200, QLatin1Char('x')));
    label.setElideMode(Qt::ElideRight);
    label.resize(100, 20);
    label.show();
    QVERIFY(label.minimumSizeHint().width() < 100);
    QVERIFY(label.shownText().endsWith(QChar(0x2026)));
    QVERIFY(label.shownText().size() < 100);
    QVERIFY(!label.toolTip().isEmpty());
    QCOMPARE(label.accessibleName().size(), 200);
    label.resize(label.sizeHint().width() + 10, 20);
    QCOMPARE(label.shownText().size(), 200);
    QVERIFY(label.toolTip().isEmpty());
}

void TestPlainLabel::keepsLinesWhenWrapped()
{
    PlainLabel label(QStringLiteral("a\nb"));
    QCOMPARE(label.shownText(), QStringLiteral("a\u240Ab"));
    label.setWordWrap(true);
    QCOMPARE(label.shownText(), QStringLiteral("a\nb"));
}

void TestPlainLabel::wrappedTextNeedsHeight()
{
    PlainLabel label(
        QStringLiteral("many words that need more than one line when they are narrow"));
    label.setWordWrap(true);
    QVERIFY(label.hasHeightForWidth());
    QVERIFY(label.heightForWidth(80) > label.heightForWidth(2000));
}

void TestPlainLabel::toolTipIsEscaped()
{
    const QString tip = plainToolTip(QStringLiteral("<b>&\u0007"));
    QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;&amp;\u2407")));
    QVERIFY(!tip.contains(QStringLiteral("<b>")));
    QCOMPARE(plainToolTip(QString()), QString());
    QVERIFY(plainToolTip(QString(100'000, QLatin1Char('x'))).size() < 1200);
}

QTEST_MAIN(TestPlainLabel)
#include "tst_plainlabel.moc"

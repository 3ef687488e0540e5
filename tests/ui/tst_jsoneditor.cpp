// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/theme.h"
#include "ui/views/editortext.h"
#include "ui/views/jsoneditor.h"
#include "ui/views/jsonhighlighter.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

using namespace sse;
using namespace sse::ui;

namespace {

const QByteArray sample = "{\n  \"name\": \"x\",\n  \"steps\": [\n    {\"wiat\": 1}\n  ]\n}\n";

/// The formats of a line, as its characters' colours.
QList<QColor> colors(const JsonEditor &editor, int line)
{
    const QTextBlock block = editor.document()->findBlockByNumber(line - 1);
    QList<QColor> found(block.length() - 1);
    for (const auto &range : block.layout()->formats()) {
        for (int i = range.start; i < range.start + range.length; ++i)
            found[i] = range.format.foreground().color();
    }
    return found;
}

} // namespace

class TestJsonEditor final : public QObject
{
    Q_OBJECT

private slots:
    static void cleanup() { applyTheme(ThemeChoice::System); }
    static void makesTextVisible_data();
    static void makesTextVisible();
    static void keepsText();
    static void findsTokens_data();
    static void findsTokens();
    static void tellsEdits();
    static void replacesInOneStep();
    static void indents();
    static void tabAndBacktab();
    static void copiesAndPastes();
    static void numbersLines();
    static void marksProblems();
    static void tellsProblems();
    static void goesTo();
    static void colorsTokens();
    static void followsTheme();
    static void staysLeftToRight();
};

void TestJsonEditor::makesTextVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("plain", QStringLiteral("{\"a\":\t\"é\"}\n"), QStringLiteral("{\"a\":\t\"é\"}\n"));
    row("CRLF and CR", QStringLiteral("a\r\nb\rc\r"), QStringLiteral("a\nb\nc\n"));
    row("byte order mark", QStringLiteral("\uFEFF{}"), QStringLiteral("{}"));
    row("mark within", QStringLiteral("{\uFEFF}"), QStringLiteral("{\\ufeff}"));
    row("NUL and ESC", QStringLiteral("a") + QChar(0) + QChar(27),
        QStringLiteral("a\\u0000\\u001b"));
    row("reordering", QStringLiteral("a\u202Eb\u2066c"), QStringLiteral("a\\u202eb\\u2066c"));
    row("zero width", QStringLiteral("a\u200Bb"), QStringLiteral("a\\u200bb"));
    row("separators", QStringLiteral("a\u2028b\u2029c"), QStringLiteral("a\\u2028b\\u2029c"));
    row("marks of the document", QString(QChar(0xFDD0)) + QChar(0xFDD1) + QChar(0xFFFC),
        QStringLiteral("\\ufdd0\\ufdd1\\ufffc"));
    row("no-break space", QStringLiteral("a\u00A0b"), QStringLiteral("a\u00A0b"));
    row("beyond the BMP", QStringLiteral("\U0001F600"), QStringLiteral("\U0001F600"));
}

void TestJsonEditor::makesTextVisible()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(editableJson(text), shown);
    JsonEditor editor(QStringLiteral("x"));
    editor.setJson(text.toUtf8());
    QCOMPARE(editor.json(), shown.toUtf8());
}

void TestJsonEditor::keepsText()
{
    JsonEditor editor(QStringLiteral("x"));
    QCOMPARE(editor.json(), QByteArray());
    editor.setJson(sample);
    QCOMPARE(editor.json(), sample);
    QVERIFY(!editor.document()->isUndoAvailable());
    editor.setJson("\xFF{}");
    QCOMPARE(editor.json(), QByteArray("\xEF\xBF\xBD{}"));
}

void TestJsonEditor::findsTokens_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("token");
    const QString line = QStringLiteral("  {\"a\\\"b\": -12.5, wrong_word}");
    QTest::newRow("string") << line << 3 << QStringLiteral("\"a\\\"b\"");
    QTest::newRow("number") << line << 11 << QStringLiteral("-12.5");
    QTest::newRow("word") << line << 18 << QStringLiteral("wrong_word");
    QTest::newRow("bracket") << line << 2 << QStringLiteral("{");
    QTest::newRow("behind the end") << line << 99 << QStringLiteral("}");
    QTest::newRow("unfinished") << QStringLiteral("\"a\\") << 0 << QStringLiteral("\"a\\");
    QTest::newRow("empty") << QString() << 0 << QString();
}

void TestJsonEditor::findsTokens()
{
    QFETCH(const QString, line);
    QFETCH(const int, at);
    QFETCH(const QString, token);
    const TextSpan span = tokenAt(line, at);
    QCOMPARE(line.mid(span.from, span.end - span.from), token);
}

void TestJsonEditor::tellsEdits()
{
    JsonEditor editor(QStringLiteral("x"));
    QSignalSpy edited(&editor, &JsonEditor::edited);
    editor.setJson(sample);
    editor.replaceJson("{}");
    editor.setProblems({{1, 1, QStringLiteral("No.")}});
    applyTheme(ThemeChoice::Dark);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCOMPARE(edited.size(), 0);
    QTest::keyClicks(&editor, QStringLiteral("a"));
    QCOMPARE(edited.size(), 1);
    editor.undo();
    QCOMPARE(edited.size(), 2);
    editor.redo();
    QCOMPARE(edited.size(), 3);
}

void TestJsonEditor::replacesInOneStep()
{
    JsonEditor editor(QStringLiteral("x"));
    editor.setJson(sample);
    editor.goTo(5, 4);
    QByteArray after = sample;
    after.replace("wiat", "wait").replace("\"x\"", "\"changed\"");
    editor.replaceJson(after);
    QCOMPARE(editor.json(), after);
    QCOMPARE(editor.textCursor().blockNumber(), 4);
    editor.undo();
    QCOMPARE(editor.json(), sample);
    QVERIFY(!editor.document()->isUndoAvailable());
    editor.redo();
    editor.replaceJson("");
    QCOMPARE(editor.json(), QByteArray());
    editor.replaceJson("\xF0\x9F\x98\x80");
    editor.replaceJson("\xF0\x9F\x98\x81");
    QCOMPARE(editor.json(), QByteArray("\xF0\x9F\x98\x81"));
}

void TestJsonEditor::indents()
{
    JsonEditor editor(QStringLiteral("x"));
    QTest::keyClicks(&editor, QStringLiteral("{"));
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, QStringLiteral("1"));
    QTest::keyClick(&editor, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&editor, QStringLiteral("2"));
    QCOMPARE(editor.json(), QByteArray("{\n  1\n  2"));
}

void TestJsonEditor::tabAndBacktab()
{
    QWidget window;
    auto *before = new QWidget(&window);
    before->setFocusPolicy(Qt::StrongFocus);
    auto *editor = new JsonEditor(QStringLiteral("x"), &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Tab);
    QCOMPARE(editor->json(), QByteArray("  "));
    QVERIFY(editor->hasFocus());
    QTest::keyClick(editor, Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(editor->json(), QByteArray("  "));
    QVERIFY(!editor->hasFocus());
    QVERIFY(editor->accessibleDescription().contains(QStringLiteral("Shift+Tab")));
    editor->setFocus();
    editor->setReadOnly(true);
    QTest::keyClick(editor, Qt::Key_Tab);
    QCOMPARE(editor->json(), QByteArray("  "));
}

void TestJsonEditor::copiesAndPastes()
{
    JsonEditor editor(QStringLiteral("x"));
    QGuiApplication::clipboard()->setText(QStringLiteral("a\u00A0\u202E\r\nb"));
    editor.paste();
    QCOMPARE(editor.json(), QByteArray("a\xC2\xA0\\u202e\nb"));
    editor.selectAll();
    editor.copy();
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), QStringLiteral("a\u00A0\\u202e\nb"));
    QVERIFY(!copied->hasHtml());
}

void TestJsonEditor::numbersLines()
{
    JsonEditor editor(QStringLiteral("x"));
    const int narrow = editor.marginWidth();
    QVERIFY(narrow > 2 * editor.fontMetrics().horizontalAdvance(u'9'));
    editor.setJson(QByteArray(98, '\n'));
    QCOMPARE(editor.marginWidth(), narrow);
    editor.setJson(QByteArray(999, '\n'));
    QCOMPARE(editor.marginWidth() - narrow, 2 * editor.fontMetrics().horizontalAdvance(u'9'));
    editor.resize(300, 200);
    editor.show();
    QCOMPARE(editor.viewport()->x(), editor.contentsRect().x() + editor.marginWidth());
    QFont larger = QApplication::font();
    const QFont before = larger;
    larger.setPointSizeF(larger.pointSizeF() * 2);
    QApplication::setFont(larger);
    QVERIFY(editor.marginWidth() > narrow * 5 / 4);
    QApplication::setFont(before);
}

void TestJsonEditor::marksProblems()
{
    JsonEditor editor(QStringLiteral("x"));
    editor.setJson(sample);
    const auto own = editor.extraSelections().size();
    editor.setProblems({{4, 6, QStringLiteral("First.")},
                        {4, 14, QStringLiteral("Second.")},
                        {99, 99, QStringLiteral("Too far.")}});
    const auto marks = editor.extraSelections().sliced(own);
    QCOMPARE(marks.size(), 3);
    QCOMPARE(marks.at(0).cursor.selectedText(), QStringLiteral("\"wiat\""));
    QCOMPARE(marks.at(0).cursor.blockNumber(), 3);
    QCOMPARE(marks.at(1).cursor.selectedText(), QStringLiteral("1"));
    QCOMPARE(marks.at(2).cursor.blockNumber(), editor.blockCount() - 1);
    QCOMPARE(marks.at(0).format.underlineStyle(), QTextCharFormat::WaveUnderline);
    QCOMPARE(marks.at(0).format.underlineColor(), themeColor(ThemeColor::Failed, editor.palette()));
    QCOMPARE(editor.problemsAt(4), QStringLiteral("First.\nSecond."));
    QCOMPARE(editor.problemsAt(3), QString());
    // A mark stays with its line.
    editor.goTo(1, 1);
    QTest::keyClick(&editor, Qt::Key_Return);
    QCOMPARE(editor.problemsAt(5), QStringLiteral("First.\nSecond."));
    editor.setProblems({});
    QCOMPARE(editor.extraSelections().size(), own);
    // Characters are not UTF-16 units.
    editor.setJson("\"\xF0\x9F\x98\x80\", x");
    editor.setProblems({{1, 6, QStringLiteral("No.")}});
    QCOMPARE(editor.extraSelections().constLast().cursor.selectedText(), QStringLiteral("x"));
}

void TestJsonEditor::tellsProblems()
{
    JsonEditor editor(QStringLiteral("x"));
    editor.resize(400, 300);
    editor.setJson(sample);
    editor.setProblems({{4, 6, QStringLiteral("Is <b> known?")}});
    editor.show();
    const int y =
        editor.cursorRect(QTextCursor(editor.document()->findBlockByNumber(3))).center().y();
    QHelpEvent there(QEvent::ToolTip, {40, y}, editor.viewport()->mapToGlobal(QPoint(40, y)));
    QCoreApplication::sendEvent(editor.viewport(), &there);
    QVERIFY(QToolTip::text().contains(QStringLiteral("Is &lt;b&gt; known?")));
    QHelpEvent elsewhere(QEvent::ToolTip, {40, 2}, editor.viewport()->mapToGlobal(QPoint(40, 2)));
    QCoreApplication::sendEvent(editor.viewport(), &elsewhere);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestJsonEditor::goesTo()
{
    JsonEditor editor(QStringLiteral("x"));
    editor.setJson(sample);
    editor.goTo(2, 3);
    QCOMPARE(editor.textCursor().position(), 4);
    editor.goTo(99, 99);
    QVERIFY(editor.textCursor().atEnd());
    editor.goTo(0, 0);
    QVERIFY(editor.textCursor().atStart());
    editor.goTo(2, 99);
    QVERIFY(editor.textCursor().atBlockEnd());
}

void TestJsonEditor::colorsTokens()
{
    JsonEditor editor(QStringLiteral("x"));
    applyTheme(ThemeChoice::Light);
    editor.setJson("{\"a\": \"b\\n{{counter}}\", \"c\" : -1.5, \"\\\n\xC2\xA0");
    editor.findChild<JsonHighlighter *>()->rehighlight();
    const auto color = [&](ThemeColor wanted) { return themeColor(wanted, editor.palette()); };
    const QList<QColor> line = colors(editor, 1);
    QCOMPARE(line.at(0), color(ThemeColor::Muted));
    QCOMPARE(line.at(1), color(ThemeColor::Note));
    QCOMPARE(line.at(6), color(ThemeColor::Open));
    QCOMPARE(line.at(8), color(ThemeColor::Dropped));
    QCOMPARE(line.at(10), color(ThemeColor::Connecting));
    QCOMPARE(line.at(20), color(ThemeColor::Connecting));
    QCOMPARE(line.at(21), color(ThemeColor::Open));
    QCOMPARE(line.at(24), color(ThemeColor::Note));
    QCOMPARE(line.at(30), color(ThemeColor::Connecting));
    QCOMPARE(line.constLast(), color(ThemeColor::Dropped));
    const auto hidden = editor.document()->findBlockByNumber(1).layout()->formats();
    QCOMPARE(hidden.size(), 1);
    QCOMPARE(hidden.at(0).format.background().color(), color(ThemeColor::Failed));
    // Long lines are left alone: they would take seconds.
    editor.setJson('"' + QByteArray(JsonHighlighter::mostLineCharacters, 'x'));
    QVERIFY(editor.document()->firstBlock().layout()->formats().isEmpty());
}

void TestJsonEditor::followsTheme()
{
    applyTheme(ThemeChoice::Light);
    JsonEditor editor(QStringLiteral("x"));
    editor.setJson(sample);
    editor.setProblems({{4, 6, QStringLiteral("No.")}});
    editor.show();
    editor.findChild<JsonHighlighter *>()->rehighlight();
    const QColor light = colors(editor, 2).at(2);
    const QColor lightMark = editor.extraSelections().constLast().format.underlineColor();
    applyTheme(ThemeChoice::Dark);
    QTRY_VERIFY(colors(editor, 2).at(2) != light);
    QVERIFY(editor.extraSelections().constLast().format.underlineColor() != lightMark);
    for (const QColor &color : colors(editor, 2)) {
        if (color.isValid() && color.alpha() > 0 && color != QColor(Qt::black))
            QVERIFY(contrastRatio(color, editor.palette().color(QPalette::Base)) >= 4.5);
    }
}

void TestJsonEditor::staysLeftToRight()
{
    JsonEditor editor(QStringLiteral("x"));
    QApplication::setLayoutDirection(Qt::RightToLeft);
    editor.setJson("\"\xD7\x90\xD7\x91\"");
    editor.resize(300, 100);
    editor.show();
    const QTextLayout *layout = editor.document()->firstBlock().layout();
    QCOMPARE(editor.layoutDirection(), Qt::LeftToRight);
    QVERIFY(layout->lineAt(0).cursorToX(0) < layout->lineAt(0).cursorToX(4));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestJsonEditor)
#include "tst_jsoneditor.moc"

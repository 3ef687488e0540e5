// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/jsoneditor.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/views/editortext.h"
#include "ui/views/jsonhighlighter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace sse::ui {

namespace {

constexpr int indent = 2;
constexpr int marginPadding = 6;
const QString &problemSign()
{
    static const QString sign = QStringLiteral("✕");
    return sign;
}

} // namespace

/// The line numbers; the editor paints them.
class JsonEditor::Margin final : public QWidget
{
public:
    explicit Margin(JsonEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
    }

    [[nodiscard]] QSize sizeHint() const override { return {m_editor->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintMargin(event); }
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        m_editor->showProblemTip(help->globalPos(), help->y());
        return true;
    }

private:
    JsonEditor *m_editor;
};

JsonEditor::JsonEditor(const QString &name, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
    , m_highlighter(new JsonHighlighter(this))
{
    setAccessibleName(name);
    setAccessibleDescription(tr("Tab inserts two spaces, Shift+Tab leaves the editor."));
    setLineWrapMode(NoWrap);
    // Line numbers on the left, and lines that begin there, whatever script a value is in.
    setLayoutDirection(Qt::LeftToRight);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    m_highlighter->setDocument(document());
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonEditor::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, &JsonEditor::scrollMargin);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &JsonEditor::showMarks);
    connect(this, &QPlainTextEdit::textChanged, this, &JsonEditor::tellChange);
    // New colours are a change of text for QPlainTextEdit, but not for its document.
    connect(document(), &std::remove_pointer_t<decltype(document())>::contentsChange, this,
            [this] { m_changed = true; });
    applyFont();
    m_highlighter->setPalette(palette());
    showMarks();
}

void JsonEditor::applyFont()
{
    setFont(dataFont());
    setTabStopDistance(indent * fontMetrics().horizontalAdvance(u' '));
    placeMargin();
}

void JsonEditor::setJson(const QByteArray &json)
{
    const QString text = editableJson(decodeUtf8(json));
    if (text == editorText(*this))
        return;
    m_replacing = true;
    m_marks.clear();
    setPlainText(text);
    m_replacing = false;
    m_changed = false;
    showMarks();
}

void JsonEditor::replaceJson(const QByteArray &json)
{
    const QString before = editorText(*this);
    const QString after = editableJson(decodeUtf8(json));
    if (before == after)
        return;
    // What is the same stays, and with it the cursor and the marks.
    const auto limit = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < limit && before.at(head) == after.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < limit - head &&
           before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    m_replacing = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(before.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(after.sliced(head, after.size() - tail - head));
    m_replacing = false;
    m_changed = false;
}

QByteArray JsonEditor::json() const
{
    return editorText(*this).toUtf8();
}

void JsonEditor::tellChange()
{
    if (m_replacing || !m_changed)
        return;
    m_changed = false;
    emit edited();
}

QTextCursor JsonEditor::cursorAt(int line, int column) const
{
    const int last = blockCount();
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, last) - 1);
    const auto offset = static_cast<int>(unitsOfCharacters(block.text(), std::max(column, 1) - 1));
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + offset);
    return cursor;
}

void JsonEditor::setProblems(const QList<ScenarioProblem> &problems)
{
    m_marks.clear();
    for (const ScenarioProblem &problem : problems)
        m_marks.push_back({cursorAt(problem.line, problem.column), problem.message});
    showMarks();
    m_margin->update();
}

QString JsonEditor::problemsAt(int line) const
{
    QStringList messages;
    for (const Mark &mark : m_marks) {
        if (mark.at.blockNumber() + 1 == line)
            messages += mark.message;
    }
    return messages.join(u'\n');
}

void JsonEditor::goTo(int line, int column)
{
    setTextCursor(cursorAt(line, column));
    centerCursor();
}

void JsonEditor::showMarks()
{
    // By its element's name this type would be one of a widget that takes text for HTML.
    decltype(extraSelections()) selections;
    auto &current = selections.emplace_back();
    current.cursor = textCursor();
    current.cursor.clearSelection();
    current.format.setBackground(palette().color(QPalette::AlternateBase));
    current.format.setProperty(QTextFormat::FullWidthSelection, true);
    for (const Mark &mark : m_marks) {
        auto &selection = selections.emplace_back();
        selection.cursor = mark.at;
        const QTextBlock block = mark.at.block();
        const TextSpan span = tokenAt(block.text(), mark.at.positionInBlock());
        selection.cursor.setPosition(block.position() + static_cast<int>(span.from));
        selection.cursor.setPosition(block.position() + static_cast<int>(span.end),
                                     QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(themeColor(ThemeColor::Failed, palette()));
        selection.format.setBackground(themeTint(ThemeTint::Failed, palette()));
    }
    setExtraSelections(selections);
}

int JsonEditor::marginWidth() const
{
    const auto digits = std::max<qsizetype>(2, QString::number(blockCount()).size());
    return 3 * marginPadding + fontMetrics().horizontalAdvance(problemSign()) +
           static_cast<int>(digits) * fontMetrics().horizontalAdvance(u'9');
}

void JsonEditor::placeMargin()
{
    const int width = marginWidth();
    setViewportMargins(width, 0, 0, 0);
    const QRect inner = contentsRect();
    m_margin->setGeometry(inner.left(), inner.top(), width, inner.height());
}

void JsonEditor::scrollMargin(const QRect &rectangle, int dy)
{
    if (dy != 0)
        m_margin->scroll(0, dy);
    else
        m_margin->update(0, rectangle.y(), m_margin->width(), rectangle.height());
}

void JsonEditor::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.setFont(font());
    const QColor background = palette().color(QPalette::AlternateBase);
    painter.fillRect(event->rect(), background);
    const QColor muted = themeColor(ThemeColor::Muted, palette(), background);
    const QColor text = palette().color(QPalette::Text);
    const QColor failed = themeColor(ThemeColor::Failed, palette(), background);
    const int current = textCursor().blockNumber();
    const int height = fontMetrics().height();
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const int number = block.blockNumber();
        const bool isMarked = !problemsAt(number + 1).isEmpty();
        const QRect line(marginPadding, qRound(top), m_margin->width() - 2 * marginPadding, height);
        painter.setPen(isMarked ? failed : number == current ? text : muted);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
        if (isMarked)
            painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, problemSign());
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void JsonEditor::showProblemTip(const QPoint &globalPosition, int y)
{
    const QString problems = problemsAt(cursorForPosition({0, y}).blockNumber() + 1);
    if (problems.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, plainToolTip(problems), this);
}

bool JsonEditor::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    showProblemTip(help->globalPos(), help->y());
    return true;
}

void JsonEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        applyFont();
    } else if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setPalette(palette());
        showMarks();
        m_margin->update();
    }
}

void JsonEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (isReadOnly() || !isPlain) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Tab:
        textCursor().insertText(QString(indent, u' '));
        ensureCursorVisible();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        breakLine();
        return;
    default:
        QPlainTextEdit::keyPressEvent(event);
    }
}

void JsonEditor::breakLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    cursor.insertText(u'\n' + indentBehind(before, indent));
    setTextCursor(cursor);
    ensureCursorVisible();
}

bool JsonEditor::focusNextPrevChild(bool next)
{
    if (next)
        return QPlainTextEdit::focusNextPrevChild(true);
    setTabChangesFocus(true);
    const bool moved = QPlainTextEdit::focusNextPrevChild(false);
    setTabChangesFocus(false);
    return moved;
}

void JsonEditor::insertFromMimeData(const QMimeData *source)
{
    if (!source->hasText())
        return;
    textCursor().insertText(editableJson(source->text()));
    ensureCursorVisible();
}

QMimeData *JsonEditor::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    return copied;
}

} // namespace sse::ui

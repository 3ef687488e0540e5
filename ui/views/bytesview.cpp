// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/bytesview.h"

#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/views/bytestext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <limits>

namespace sse::ui {

struct BytesView::Colors
{
    QColor text;
    QColor muted;
    QColor lit;
    QColor selected;
    QColor selectedText;
    QColor boundary;
};

BytesView::BytesView(const CaptureLog &log, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_log(log)
    , m_cursor(log)
{
    setFont(dataFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Raw bytes"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    measure();
    refresh();
}

void BytesView::setLit(Range range)
{
    refresh();
    m_lit = range;
    m_selecting = false;
    m_caret = std::min(range.begin, m_size > 0 ? m_size - 1 : 0);
    m_anchor = m_caret;
    // Some of what came before stays in sight.
    const auto line = static_cast<int>(m_caret / static_cast<quint64>(m_perLine));
    verticalScrollBar()->setValue(line - std::min(2, visibleLines() / 4));
    viewport()->update();
    emit caretMoved();
}

void BytesView::refresh()
{
    const ByteOffset size = m_log.byteCount();
    if (size == m_size)
        return;
    m_size = size;
    measure();
    updateScrollBars();
    viewport()->update();
}

BytesView::Range BytesView::selection() const
{
    if (!m_selecting || m_size == 0)
        return {};
    const ByteOffset begin = std::min(m_anchor, m_caret);
    return {begin, std::max(m_anchor, m_caret) - begin + 1};
}

void BytesView::select(Range range)
{
    if (range.length == 0 || range.end() > m_size)
        return;
    m_selecting = true;
    m_anchor = range.begin;
    m_caret = range.end() - 1;
    viewport()->update();
    emit caretMoved();
}

QString BytesView::copyText(CopyForm form)
{
    Range range = selection();
    if (range.length == 0)
        range = m_lit;
    range.length = std::min({range.length, mostCopied, m_size - std::min(range.begin, m_size)});
    if (range.length == 0)
        return {};
    const QByteArrayView bytes = m_cursor.bytes(range.begin, range.length);
    switch (form) {
    case CopyForm::Hex:
        return hexText(bytes);
    case CopyForm::Text:
        return decodedText(bytes);
    case CopyForm::Dump:
        return dumpText(bytes, range.begin);
    }
    Q_UNREACHABLE();
}

QSize BytesView::sizeHint() const
{
    return {contentWidth(), m_lineHeight * 12};
}

void BytesView::measure()
{
    const QFontMetrics metrics(font());
    m_charWidth = std::max(1, metrics.horizontalAdvance(QLatin1Char('0')));
    m_lineHeight = metrics.height() + 2;
    m_offsetDigits = std::max(6, static_cast<int>(QString::number(m_size, 16).size()));
    m_perLine = 16;
    if (contentWidth() > viewport()->width())
        m_perLine = 8;
}

int BytesView::hexLeft(int column) const
{
    // A gap of half a byte in the middle lets the eye count.
    return m_charWidth * (m_offsetDigits + 2 + column * 3) +
           (column >= m_perLine / 2 ? m_charWidth : 0);
}

int BytesView::textLeft(int column) const
{
    return hexLeft(m_perLine - 1) + m_charWidth * (4 + column);
}

int BytesView::contentWidth() const
{
    return textLeft(m_perLine) + m_charWidth;
}

int BytesView::visibleLines() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

void BytesView::updateScrollBars()
{
    const auto perLine = static_cast<quint64>(m_perLine);
    const quint64 lines = (m_size + perLine - 1) / perLine;
    const quint64 most = lines > static_cast<quint64>(visibleLines())
                             ? lines - static_cast<quint64>(visibleLines())
                             : 0;
    constexpr quint64 limit = std::numeric_limits<int>::max();
    verticalScrollBar()->setRange(0, static_cast<int>(std::min(most, limit)));
    verticalScrollBar()->setPageStep(visibleLines());
    horizontalScrollBar()->setRange(0, std::max(0, contentWidth() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_charWidth * 3);
}

void BytesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const auto top =
        static_cast<quint64>(verticalScrollBar()->value()) * static_cast<quint64>(m_perLine);
    measure();
    updateScrollBars();
    verticalScrollBar()->setValue(static_cast<int>(top / static_cast<quint64>(m_perLine)));
}

void BytesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(dataFont());
    if (event->type() == QEvent::FontChange) {
        measure();
        updateScrollBars();
    }
}

void BytesView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const QPalette &colors = palette();
    const auto group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    const QColor base = colors.color(QPalette::Base);
    const Colors used{colors.color(QPalette::Text),
                      themeColor(ThemeColor::Muted, colors),
                      themeTint(ThemeTint::Note, colors),
                      colors.color(group, QPalette::Highlight),
                      legible(colors.color(group, QPalette::HighlightedText),
                              colors.color(group, QPalette::Highlight)),
                      legible(colors.color(QPalette::Highlight), base, 3)};
    painter.translate(-horizontalScrollBar()->value(), 0);
    const auto top = static_cast<quint64>(verticalScrollBar()->value());
    for (int line = 0; line <= visibleLines(); ++line) {
        const ByteOffset begin =
            (top + static_cast<quint64>(line)) * static_cast<quint64>(m_perLine);
        if (begin >= m_size)
            break;
        paintLine(painter, used, line, begin);
    }
}

void BytesView::paintLine(QPainter &painter, const Colors &colors, int line, ByteOffset begin)
{
    const int y = line * m_lineHeight;
    const auto count = std::min<quint64>(static_cast<quint64>(m_perLine), m_size - begin);
    const QByteArray bytes = m_cursor.bytes(begin, count).toByteArray();
    painter.setPen(colors.muted);
    painter.drawText(QRect(m_charWidth / 2, y, m_charWidth * (m_offsetDigits + 1), m_lineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QString::number(begin, 16).rightJustified(m_offsetDigits, QLatin1Char('0')));
    std::size_t read = m_log.readAt(begin);
    for (int column = 0; column < bytes.size(); ++column) {
        const ByteOffset offset = begin + static_cast<quint64>(column);
        while (offset >= m_log.read(read).begin + m_log.read(read).length)
            ++read;
        const QRect hex(hexLeft(column), y, m_charWidth * 2, m_lineHeight);
        const QRect text(textLeft(column), y, m_charWidth, m_lineHeight);
        paintByte(painter, colors, hex, text, offset, static_cast<uchar>(bytes[column]));
        if (m_log.read(read).begin != offset)
            continue;
        const int width = std::max(2, m_charWidth / 4);
        painter.fillRect(hex.left() - m_charWidth / 2 - width / 2, y, width, m_lineHeight,
                         colors.boundary);
        painter.fillRect(text.left() - 1, y, std::max(1, width - 1), m_lineHeight, colors.boundary);
    }
}

void BytesView::paintByte(QPainter &painter, const Colors &colors, const QRect &hex,
                          const QRect &text, ByteOffset offset, uchar byte)
{
    const bool selected = selection().contains(offset);
    const bool lit = m_lit.contains(offset);
    if (selected || lit) {
        const QColor &background = selected ? colors.selected : colors.lit;
        painter.fillRect(hex.left() - m_charWidth / 2, hex.top(), m_charWidth * 3, hex.height(),
                         background);
        painter.fillRect(text, background);
    }
    const bool dim = !selected && !lit;
    painter.setPen(selected ? colors.selectedText : dim ? colors.muted : colors.text);
    painter.drawText(hex, Qt::AlignCenter, hexDigits(byte));
    painter.drawText(text, Qt::AlignCenter, byteGlyph(byte));
    if (offset == m_caret && hasFocus()) {
        painter.setPen(colors.text);
        painter.drawRect(hex.adjusted(-2, 0, 1, -1));
    }
}

std::optional<ByteOffset> BytesView::offsetAt(const QPoint &position, bool nearest) const
{
    if (m_size == 0)
        return std::nullopt;
    const int x = position.x() + horizontalScrollBar()->value();
    const int line = std::max(0, position.y()) / m_lineHeight - (position.y() < 0 ? 1 : 0);
    const qint64 shownLine = std::max<qint64>(0, verticalScrollBar()->value() + line);
    int column = 0;
    if (x >= textLeft(0)) {
        column = (x - textLeft(0)) / m_charWidth;
    } else {
        while (column + 1 < m_perLine && x >= hexLeft(column + 1) - m_charWidth / 2)
            ++column;
    }
    if (!nearest && (column >= m_perLine || x < hexLeft(0)))
        return std::nullopt;
    const ByteOffset offset = static_cast<quint64>(shownLine) * static_cast<quint64>(m_perLine) +
                              static_cast<quint64>(std::min(column, m_perLine - 1));
    if (offset >= m_size && !nearest)
        return std::nullopt;
    return std::min(offset, m_size - 1);
}

void BytesView::moveCaret(ByteOffset offset, bool extend)
{
    if (m_size == 0)
        return;
    offset = std::min(offset, m_size - 1);
    if (!extend)
        m_anchor = offset;
    m_selecting = extend;
    m_caret = offset;
    ensureVisible(offset);
    setAccessibleDescription(
        tr("Byte %1, %2").arg(formatCount(offset), readText(m_log, offset, m_utc)));
    viewport()->update();
    emit caretMoved();
}

void BytesView::ensureVisible(ByteOffset offset)
{
    const auto line = static_cast<int>(offset / static_cast<quint64>(m_perLine));
    const int top = verticalScrollBar()->value();
    if (line < top)
        verticalScrollBar()->setValue(line);
    else if (line >= top + visibleLines())
        verticalScrollBar()->setValue(line - visibleLines() + 1);
}

std::optional<ByteOffset> BytesView::keyTarget(const QKeyEvent &event) const
{
    const auto perLine = static_cast<quint64>(m_perLine);
    const quint64 page = perLine * static_cast<quint64>(visibleLines());
    const bool whole = event.modifiers().testFlag(Qt::ControlModifier);
    const auto back = [this](quint64 by) { return m_caret - std::min(m_caret, by); };
    switch (event.key()) {
    case Qt::Key_Left:
        return back(1);
    case Qt::Key_Right:
        return m_caret + 1;
    case Qt::Key_Up:
        return m_caret >= perLine ? m_caret - perLine : m_caret;
    case Qt::Key_Down:
        return m_caret + perLine;
    case Qt::Key_PageUp:
        return back(page);
    case Qt::Key_PageDown:
        return m_caret + page;
    case Qt::Key_Home:
        return whole ? 0 : m_caret - m_caret % perLine;
    case Qt::Key_End:
        return whole ? m_size - 1 : m_caret - m_caret % perLine + perLine - 1;
    default:
        return std::nullopt;
    }
}

void BytesView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(copyText(CopyForm::Text));
    } else if (event->matches(QKeySequence::SelectAll)) {
        select(m_lit.length > 0 && selection() != m_lit ? m_lit : Range{0, m_size});
    } else if (const auto target = keyTarget(*event); target && m_size > 0) {
        moveCaret(*target, event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void BytesView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto offset = offsetAt(event->pos(), true))
        moveCaret(*offset, event->modifiers().testFlag(Qt::ShiftModifier));
}

void BytesView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const auto offset = offsetAt(event->pos(), true);
    if (offset && (*offset != m_caret || m_selecting))
        moveCaret(*offset, true);
}

void BytesView::contextMenuEvent(QContextMenuEvent *event)
{
    const auto copy = [this](CopyForm form) { QApplication::clipboard()->setText(copyText(form)); };
    QMenu menu(this);
    menu.addAction(tr("Copy as Text"), this, [copy] { copy(CopyForm::Text); });
    menu.addAction(tr("Copy as Hex"), this, [copy] { copy(CopyForm::Hex); });
    menu.addAction(tr("Copy as Hex Dump"), this, [copy] { copy(CopyForm::Dump); });
    menu.exec(event->globalPos());
}

bool BytesView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto offset = offsetAt(help->pos(), false);
        if (offset) {
            const QString text = tr("Byte %1 (0x%2)\n%3")
                                     .arg(formatCount(*offset), QString::number(*offset, 16),
                                          readText(m_log, *offset, m_utc));
            QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace sse::ui

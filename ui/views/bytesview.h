// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logcursor.h"

#include <QAbstractScrollArea>

#include <optional>

namespace sse::ui {

/// The body bytes of a log in hex and as text, all of them, whatever their number: one row's bytes
/// lit, a bar where each read begins. Selection by mouse and keyboard, copy in three forms.
class BytesView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// A copy takes at most so many bytes.
    static constexpr quint64 mostCopied = quint64{16} << 20;
    enum class CopyForm : quint8 { Hex, Text, Dump };
    /// A run of bytes of the log.
    struct Range
    {
        ByteOffset begin = 0;
        quint64 length = 0;
        [[nodiscard]] ByteOffset end() const { return begin + length; }
        [[nodiscard]] bool contains(ByteOffset offset) const
        {
            return offset >= begin && offset - begin < length;
        }
        friend bool operator==(const Range &, const Range &) = default;
    };

    /// \a log must outlive it.
    explicit BytesView(const CaptureLog &log, QWidget *parent = nullptr);

    /// Lights \a range and scrolls to it; drops the selection.
    void setLit(Range range);
    [[nodiscard]] Range lit() const { return m_lit; }
    /// Takes in how far the log has grown.
    void refresh();
    void setUtc(bool utc) { m_utc = utc; }

    [[nodiscard]] Range selection() const;
    void select(Range range);
    /// The byte that the keyboard is at.
    [[nodiscard]] ByteOffset caret() const { return m_caret; }
    /// The selected bytes, or else the lit ones, as \a form; at most mostCopied of them.
    [[nodiscard]] QString copyText(CopyForm form);
    [[nodiscard]] int bytesPerLine() const { return m_perLine; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The caret or the selection moved.
    void caretMoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Colors;

    void measure();
    void updateScrollBars();
    [[nodiscard]] int hexLeft(int column) const;
    [[nodiscard]] int textLeft(int column) const;
    [[nodiscard]] int contentWidth() const;
    [[nodiscard]] int visibleLines() const;
    [[nodiscard]] std::optional<ByteOffset> offsetAt(const QPoint &position, bool nearest) const;
    void paintLine(QPainter &painter, const Colors &colors, int line, ByteOffset begin);
    void paintByte(QPainter &painter, const Colors &colors, const QRect &hex, const QRect &text,
                   ByteOffset offset, uchar byte);
    void moveCaret(ByteOffset offset, bool extend);
    [[nodiscard]] std::optional<ByteOffset> keyTarget(const QKeyEvent &event) const;
    void ensureVisible(ByteOffset offset);

    const CaptureLog &m_log;
    LogCursor m_cursor;
    ByteOffset m_size = 0; // of the log, at the last refresh
    Range m_lit;
    ByteOffset m_anchor = 0; // where the selection began
    ByteOffset m_caret = 0;
    bool m_selecting = false;
    bool m_utc = false;
    int m_perLine = 16;
    int m_charWidth = 8;
    int m_lineHeight = 16;
    int m_offsetDigits = 8;
};

} // namespace sse::ui

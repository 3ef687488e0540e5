// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/views/timelinepainter.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace sse::ui {

/// A stream's time in a strip: readyState as a band, arrivals as bars, silences and reconnects with
/// their durations. A click picks a time, a drag a range; Ctrl and the wheel zoom, Shift and the
/// wheel move along.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    /// At most so often the log is looked at.
    static constexpr Millis shortestRefresh{200};

    /// Both must outlive it.
    TimelineView(const CaptureLog &log, const EventIndex &index, QWidget *parent = nullptr);

    /// Takes in what came since; cheap, to be called on every tick. \a now is the time of the log's
    /// clock; with \a live the axis runs up to it, otherwise to the log's end.
    void refresh(MonoTime now, bool live);
    /// A line where a replay stands; nothing takes it away.
    void setPlayhead(std::optional<MonoTime> time);
    /// Shows a marked range, or none, without a signal.
    void setRange(std::optional<TimeSpan> range);
    [[nodiscard]] std::optional<TimeSpan> range() const { return m_range; }
    /// Without times there is nothing to show: hides the strip.
    void setHasTimes(bool hasTimes);
    void setUtc(bool utc);

    /// What the axis shows: a part while zoomed, otherwise all.
    [[nodiscard]] TimeSpan shownSpan() const { return m_content.span; }
    [[nodiscard]] bool isZoomed() const { return m_zoomed.has_value(); }
    /// Shows \a span, brought into what there is; nothing: all.
    void showSpan(std::optional<TimeSpan> span);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Clicked or chosen with Return, or the playhead was dragged there. On a bar it is the time of
    /// the bar's first row.
    void timePicked(sse::MonoTime time);
    /// On the release of the mouse, or at every step of the keyboard; both ends belong to it.
    void rangeSelected(const sse::TimeSpan &span);
    void rangeCleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    enum class Drag : quint8 { None, Pressed, Range, Playhead };
    struct Seen
    {
        RowNumber rows = 0;
        std::size_t records = 0;
        std::size_t reads = 0;
        friend bool operator==(const Seen &, const Seen &) = default;
    };

    [[nodiscard]] int left() const;
    [[nodiscard]] int columnAt(int x) const;
    [[nodiscard]] int xOf(MonoTime time) const { return left() + m_content.columnOf(time); }
    [[nodiscard]] TimeSpan wholeSpan() const;
    [[nodiscard]] TimeSpan rangeOf(int first, int last) const;
    [[nodiscard]] bool isNew() const;
    [[nodiscard]] TimelineLabels labels() const;
    void recompute();
    void paintPicture();
    void paintMarks(QPainter &painter) const;
    void zoom(double factor, MonoTime around);
    void pan(double share);
    void moveCursor(int column, bool extend);
    bool moveByKey(const QKeyEvent &event);
    void pick(int column, int reach);
    void select(const TimeSpan &range);
    void clearRange();
    void describe();
    void tellRange(const QPoint &globalPosition);

    const CaptureLog &m_log;
    const EventIndex &m_index;
    StateHistory m_history;
    TimelineContent m_content;
    QPixmap m_picture; ///< of m_content; null when it has to be painted anew
    QTimer m_later;
    Seen m_seen;
    std::optional<TimeSpan> m_zoomed;
    std::optional<TimeSpan> m_range;
    std::optional<MonoTime> m_playhead;
    std::optional<MonoTime> m_cursor;   ///< of the keyboard
    std::optional<MonoTime> m_anchor;   ///< where the keyboard's range began
    std::optional<MonoTime> m_computed; ///< when the log was last looked at
    MonoTime m_now;
    int m_pressedAt = 0; ///< x
    Drag m_drag = Drag::None;
    bool m_live = false;
    bool m_utc = false;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/recordingsession.h"
#include "ui/base/stateicon.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace sse::ui {

class PlainLabel;

/// What the head line of an opened file tells.
struct OpenedFacts
{
    std::optional<RecordingInfo> info; ///< nothing: imported, or event-stream text
    QString importedFrom;              ///< the kind of file; empty: not imported
    bool hasTimes = false;             ///< of what was imported
    WallTime begun;                    ///< the same
    OpenProgress progress;
    quint64 events = 0; ///< dispatched
    quint64 bytes = 0;
    Nanos length{0}; ///< from the first row to the last
    bool utc = false;
};

/// "Complete", "Interrupted", "Damaged (3)", "Opening…".
[[nodiscard]] QString openedState(const OpenedFacts &facts);
[[nodiscard]] StateMark openedMark(const OpenedFacts &facts);
/// "1 284 events · 213 KB · recorded 2026-11-21 16:20:11 · 12 min 3 s".
[[nodiscard]] QString openedText(const OpenedFacts &facts);

/// How an opened file stands, in one line; while it is read also how far that is, and Cancel.
class RecordingLine final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingLine(QWidget *parent = nullptr);

    void show(const OpenedFacts &facts);
    /// The whole path, or what else the text came from.
    void setSource(const QString &source);

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMark();

    QToolButton *m_dot = nullptr;
    PlainLabel *m_state = nullptr;
    PlainLabel *m_text = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    StateMark m_mark = StateMark::Recording;
};

} // namespace sse::ui

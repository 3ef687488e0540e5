// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenariojson.h"

#include <QPlainTextEdit>
#include <QTextCursor>

#include <vector>

namespace sse::ui {

class JsonHighlighter;

/// An editor for a JSON text, with line numbers and marks at its problems. Characters that would
/// hide or reorder text are written as \uXXXX when they come in; in a JSON string that is the same.
/// Tab inserts two spaces, Shift+Tab leaves the editor.
class JsonEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// \a name is the accessible name.
    explicit JsonEditor(const QString &name, QWidget *parent = nullptr);

    /// Another text (UTF-8): there is no way back by Undo, and the cursor goes to the beginning.
    void setJson(const QByteArray &json);
    /// The same text, changed elsewhere: one step of Undo; the cursor keeps its line.
    void replaceJson(const QByteArray &json);
    /// The text as it stands: lines end with LF, nothing else is changed by the editor.
    [[nodiscard]] QByteArray json() const;

    /// Marks lines and margin; the marks move with the text until the next call.
    void setProblems(const QList<ScenarioProblem> &problems);
    /// The messages at \a line (from 1), one a line; empty when there is none.
    [[nodiscard]] QString problemsAt(int line) const;
    /// Puts the cursor there (from 1, in characters), and the line into the middle.
    void goTo(int line, int column);

    /// The margin's, in pixels.
    [[nodiscard]] int marginWidth() const;

signals:
    /// The user changed the text, by Undo too; not by setJson() and replaceJson().
    void edited();

protected:
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void insertFromMimeData(const QMimeData *source) override;
    /// For copying: the text as json() gives it.
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    class Margin;
    struct Mark
    {
        QTextCursor at;
        QString message;
    };

    [[nodiscard]] QTextCursor cursorAt(int line, int column) const;
    void applyFont();
    void tellChange();
    void breakLine();
    void paintMargin(QPaintEvent *event);
    void placeMargin();
    void scrollMargin(const QRect &rectangle, int dy);
    void showMarks();
    void showProblemTip(const QPoint &globalPosition, int y);

    Margin *m_margin = nullptr;
    JsonHighlighter *m_highlighter = nullptr;
    std::vector<Mark> m_marks;
    bool m_changed = false;   // the text, since edited()
    bool m_replacing = false; // by a program
};

} // namespace sse::ui

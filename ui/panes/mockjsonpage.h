// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenariojson.h"

#include <QTimer>
#include <QWidget>

class QListWidget;

namespace sse::ui {

class JsonEditor;
class PlainLabel;

/// A scenario as JSON, with what is wrong in it below.
class MockJsonPage final : public QWidget
{
    Q_OBJECT

public:
    /// Behind the last key, the text is looked at.
    static constexpr int validateMillis = 250;

    explicit MockJsonPage(QWidget *parent = nullptr);

    /// The text of a scenario that was not shown before.
    void setText(const QByteArray &text, bool readOnly);
    /// The same scenario, changed elsewhere.
    void updateText(const QByteArray &text);
    void setProblems(const QList<ScenarioProblem> &problems);
    /// With its line, for people; empty when there is none.
    [[nodiscard]] QString firstProblem() const;
    /// Puts the cursor there.
    void showFirstProblem();
    /// edited() for what was typed since, now.
    void flush();
    [[nodiscard]] JsonEditor &editor() const { return *m_editor; }
    [[nodiscard]] QListWidget &problems() const { return *m_problems; }

signals:
    void edited(const QByteArray &text);

private:
    void goTo(int row);

    QTimer m_timer;
    QList<ScenarioProblem> m_found;
    JsonEditor *m_editor = nullptr;
    PlainLabel *m_state = nullptr;
    QListWidget *m_problems = nullptr;
};

} // namespace sse::ui

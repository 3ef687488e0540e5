// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterexpression.h"

#include <QLineEdit>
#include <QTimer>

namespace sse::ui {

/// A line that takes a filter expression. A good expression takes effect a moment after typing, or
/// at once on Return; a bad one is told and changes nothing.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    /// The expression in force; empty when there is none.
    [[nodiscard]] const FilterExpression &expression() const { return m_expression; }
    /// What it was parsed from.
    [[nodiscard]] QString appliedText() const { return m_applied; }
    /// What is wrong with the text, as a sentence; empty when nothing is.
    [[nodiscard]] QString error() const { return m_error; }
    /// Takes the text as it stands, now.
    void applyNow();
    /// Adds a term behind the others and applies it.
    void addTerm(const QString &term);

signals:
    /// Another expression is in force.
    void expressionChanged();
    /// error() changed.
    void errorChanged();
    /// ↓ or ↑: the keyboard's focus should go to the list.
    void listRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setError(const QString &error);

    FilterExpression m_expression;
    QString m_applied;
    QString m_error;
    QTimer m_delay;
};

} // namespace sse::ui

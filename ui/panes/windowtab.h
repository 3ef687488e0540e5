// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/base/stateicon.h"

#include <QWidget>

namespace sse::ui {

class Settings;

/// One tab of the window.
class WindowTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Without secrets; hidden characters as tokens.
    [[nodiscard]] virtual QString title() const = 0;
    /// For the tooltip; as title() by default.
    [[nodiscard]] virtual QString details() const { return title(); }
    [[nodiscard]] virtual StateMark mark() const = 0;
    /// Says \a message in the tab, as a failure.
    virtual void showProblem(const QString &message) = 0;
    /// Remembers columns and splitters for the next tab of this kind.
    virtual void saveLayout(Settings &settings) const = 0;

signals:
    /// title() or mark() changed.
    void titleChanged();
    /// What can be done changed.
    void stateChanged();
};

} // namespace sse::ui

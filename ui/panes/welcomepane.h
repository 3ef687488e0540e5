// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

namespace sse::ui {

/// What an empty stream tab shows: what to do next, and one button.
class WelcomePane final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePane(QWidget *parent = nullptr);

signals:
    void demoRequested();
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDialog>

namespace sse::ui {

/// Help ▸ About: what the program is, its version and licence. Not modal; deletes itself.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace sse::ui

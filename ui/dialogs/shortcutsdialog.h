// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDialog>
#include <QStringList>

namespace sse::ui {

/// One line of the list of shortcuts.
struct ShortcutLine
{
    QString action;
    QString keys;
};

/// Help ▸ Keyboard Shortcuts: a list. Not modal; deletes itself.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent);
};

} // namespace sse::ui

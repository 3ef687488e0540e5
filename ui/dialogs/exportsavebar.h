// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace sse::ui {

class PlainLabel;

/// The foot of the export dialog: what to do with the export, how far it is, how it ended.
class ExportSaveBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ExportSaveBar(QWidget *parent = nullptr);

    /// \a possible: there is something to export, and what is lost by it is shown.
    void setPossible(bool possible);
    /// Something runs; \a share of 1000.
    void showProgress(const QString &text, int share);
    /// Nothing runs any more, and how that came about.
    void showEnd(const QString &text, ThemeColor meaning);
    /// Takes away how the last one ended.
    void clear();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QString message() const;

signals:
    void saveRequested();
    void copyRequested();
    void cancelRequested();
    void closeRequested();

private:
    QPushButton *addButton(const QString &text, const QString &objectName);
    void showButtons();
    void showColors();
    void changeEvent(QEvent *event) override;

    PlainLabel *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_close = nullptr;
    ThemeColor m_meaning = ThemeColor::Muted;
    bool m_possible = false;
    bool m_running = false;
};

} // namespace sse::ui

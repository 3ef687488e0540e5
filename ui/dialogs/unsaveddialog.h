// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingfolder.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace sse::ui {

class PlainLabel;

/// The recordings that nobody saved or discarded, and what can be done with each. Decides nothing
/// itself; not modal.
class UnsavedDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit UnsavedDialog(QWidget *parent = nullptr);

    void setRecordings(const QList<UnsavedRecording> &recordings);

signals:
    void openRequested(const UnsavedRecording &recording);
    void saveRequested(const UnsavedRecording &recording);
    void discardRequested(const QList<UnsavedRecording> &recordings);

private:
    [[nodiscard]] QList<UnsavedRecording> selected() const;
    QPushButton *addButton(const QString &text, const QString &objectName);
    void showButtons();

    QList<UnsavedRecording> m_recordings;
    PlainLabel *m_text = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_discardAll = nullptr;
};

} // namespace sse::ui

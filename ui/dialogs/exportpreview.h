// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/exportjob.h"

#include <QWidget>

class QPlainTextEdit;
class QSplitter;

namespace sse::ui {

class PlainLabel;

/// What an export will be: how much, its first bytes, what is left out and what is masked.
class ExportPreview final : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPreview(QWidget *parent = nullptr);

    /// Something new is computed: what is shown stays for the moment.
    void showComputing();
    /// \a plan: what \a status is of; \a firstRow: of the stream.
    void show(const ExportJob::Status &status, const ExportPlan &plan, RowNumber firstRow);
    /// There is no preview, for a reason that is a sentence.
    void showProblem(const QString &text);
    /// On what is not in it since it came too late.
    void setEndNote(const QString &text);

    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &state);

private:
    [[nodiscard]] QPlainTextEdit *makeText(const QString &name, const QString &objectName);
    [[nodiscard]] QWidget *makePart(const QString &title, QPlainTextEdit *edit);
    void showText(const ExportJob::Status &status, ExportFormat format);
    void changeEvent(QEvent *event) override;

    PlainLabel *m_summary = nullptr;
    PlainLabel *m_title = nullptr;
    PlainLabel *m_end = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPlainTextEdit *m_losses = nullptr;
    QPlainTextEdit *m_redactions = nullptr;
    QSplitter *m_split = nullptr;
};

} // namespace sse::ui

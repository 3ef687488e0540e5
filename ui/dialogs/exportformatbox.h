// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/dialogs/exportplanning.h"

#include <QWidget>

class QCheckBox;
class QListWidget;

namespace sse::ui {

class PlainLabel;

/// Chooses what an export is written as, and whether secrets and dangerous cells stay in it.
class ExportFormatBox final : public QWidget
{
    Q_OBJECT

public:
    explicit ExportFormatBox(QWidget *parent = nullptr);

    [[nodiscard]] ExportFormat format() const;
    void setFormat(ExportFormat format);
    /// Fills in format, includeSecrets and rawCells.
    void take(ExportChoices &choices) const;
    void focusFormats();

signals:
    void changed();
    /// A format was double-clicked.
    void activated();

private:
    void showFormat();
    void showColors();
    void changeEvent(QEvent *event) override;

    QListWidget *m_formats = nullptr;
    PlainLabel *m_purpose = nullptr;
    QCheckBox *m_secrets = nullptr;
    PlainLabel *m_secretsText = nullptr;
    QCheckBox *m_rawCells = nullptr;
    PlainLabel *m_rawText = nullptr;
};

} // namespace sse::ui

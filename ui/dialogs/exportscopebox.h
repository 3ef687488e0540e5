// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/dialogs/exportplanning.h"
#include "ui/models/exportconnectionsmodel.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QRadioButton;

namespace sse::ui {

class PlainLabel;

/// Chooses which rows of a stream are exported.
class ExportScopeBox final : public QWidget
{
    Q_OBJECT

public:
    /// \a stream outlives it.
    explicit ExportScopeBox(const ExportStream &stream, QWidget *parent = nullptr);

    /// Shows what can be chosen now. A choice that is no longer there becomes All.
    void setSubject(const ExportSubject &subject);
    /// For \a format, which may hold one connection only.
    void setFormat(ExportFormat format);
    [[nodiscard]] ExportScopeKind kind() const { return m_kind; }
    /// All when \a kind can't be chosen.
    void setKind(ExportScopeKind kind);
    /// Types the times of \a span.
    void setTimes(const TimeSpan &span);
    /// Fills in scope, times and connections.
    void take(ExportChoices &choices) const;
    /// Tells what is wrong; nothing when it is empty.
    void setError(const QString &error);

signals:
    void changed();

private:
    void build();
    [[nodiscard]] QWidget *makeTimes();
    [[nodiscard]] QWidget *makeConnections();
    [[nodiscard]] QLineEdit *makeTime(const QString &name, const QString &objectName);
    void suggest();
    void showKind();
    void showOnly();
    void showChecked();
    void suggestOnly();
    void showColors();
    void changeEvent(QEvent *event) override;

    const ExportStream &m_stream;
    ExportConnectionsModel m_model;
    ExportSubject m_subject;
    ExportFormat m_format = ExportFormat::JsonLines;
    ExportScopeKind m_kind = ExportScopeKind::All;
    ConnectionId m_only = 0; // of event-stream text; 0: not chosen yet

    std::array<QRadioButton *, exportScopeKinds.size()> m_kinds{};
    PlainLabel *m_filter = nullptr;
    QWidget *m_times = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QListView *m_connections = nullptr;
    QWidget *m_onlyPart = nullptr;
    QComboBox *m_onlyBox = nullptr;
    PlainLabel *m_onlyText = nullptr;
    PlainLabel *m_error = nullptr;
};

} // namespace sse::ui

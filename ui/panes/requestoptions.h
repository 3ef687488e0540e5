// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/base/requestform.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace sse::ui {

class PlainLabel;

/// What a request has beside method and address: headers, body, how to reconnect, time limits and
/// TLS. Stands in the tab, not in a dialog. Tells in a sentence what is wrong, while the user
/// types. Scrolls where there is no room for all of it.
class RequestOptions final : public QScrollArea
{
    Q_OBJECT

public:
    explicit RequestOptions(QWidget *parent = nullptr);

    /// Fills in everything of \a form but method and address.
    void writeTo(RequestForm &form) const;
    void setForm(const RequestForm &form);
    /// Which default for reconnecting stands in the list depends on it.
    void setMethod(const QString &method);
    /// Whether anything differs from the defaults.
    [[nodiscard]] bool isInUse() const;
    /// What is wrong or odd, as a sentence; empty when nothing is.
    [[nodiscard]] QString problem() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void changed();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTexts();
    [[nodiscard]] QWidget *makeReconnecting();
    [[nodiscard]] QWidget *makeLimits();
    void addProfiles();
    void keepWheelForScrolling();
    void chooseCaFile();
    void judge();

    QPlainTextEdit *m_headers = nullptr;
    QPlainTextEdit *m_body = nullptr;
    QComboBox *m_profile = nullptr;
    QWidget *m_customRows = nullptr;
    QSpinBox *m_delay = nullptr;
    QDoubleSpinBox *m_factor = nullptr;
    QDoubleSpinBox *m_jitter = nullptr;
    QSpinBox *m_ceiling = nullptr;
    QSpinBox *m_attempts = nullptr;
    QLineEdit *m_lastEventId = nullptr;
    QSpinBox *m_connectTimeout = nullptr;
    QSpinBox *m_firstByteTimeout = nullptr;
    QSpinBox *m_idleTimeout = nullptr;
    QLineEdit *m_caFile = nullptr;
    QCheckBox *m_insecure = nullptr;
    PlainLabel *m_problem = nullptr;
    QString m_method = QStringLiteral("GET");
};

} // namespace sse::ui

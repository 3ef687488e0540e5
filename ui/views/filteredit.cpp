// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/filteredit.h"

#include <QKeyEvent>

namespace sse::ui {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    setAccessibleName(tr("Filter"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &FilterEdit::applyNow);
    connect(this, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    connect(this, &QLineEdit::returnPressed, this, &FilterEdit::applyNow);
}

void FilterEdit::applyNow()
{
    m_delay.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_applied) {
        setError({});
        return;
    }
    Result<FilterExpression> parsed = FilterExpression::parse(wanted);
    if (!parsed) {
        setError(parsed.error().message);
        return;
    }
    m_applied = wanted;
    m_expression = parsed.value();
    setError({});
    emit expressionChanged();
}

void FilterEdit::addTerm(const QString &term)
{
    const QString before = text().trimmed();
    setText(before.isEmpty() ? term : before + QLatin1Char(' ') + term);
    applyNow();
}

void FilterEdit::setError(const QString &error)
{
    if (error == m_error)
        return;
    m_error = error;
    setAccessibleDescription(error);
    emit errorChanged();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        applyNow();
        emit listRequested();
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            applyNow();
            return;
        }
        emit listRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/messagebar.h"

#include "ui/base/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace sse::ui {

namespace {

ThemeColor foregroundOf(ThemeTint tint)
{
    switch (tint) {
    case ThemeTint::Open:
        return ThemeColor::Open;
    case ThemeTint::Waiting:
        return ThemeColor::Connecting;
    case ThemeTint::Ended:
        return ThemeColor::Closed;
    case ThemeTint::Failed:
        return ThemeColor::Failed;
    case ThemeTint::Note:
        break;
    }
    return ThemeColor::Note;
}

QString signOf(ThemeTint tint)
{
    switch (tint) {
    case ThemeTint::Open:
        return QStringLiteral("▶");
    case ThemeTint::Waiting:
        return QStringLiteral("↻");
    case ThemeTint::Ended:
        return QStringLiteral("■");
    case ThemeTint::Failed:
        return QStringLiteral("✕");
    case ThemeTint::Note:
        break;
    }
    return QStringLiteral("ⓘ");
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_sign(new PlainLabel(this))
    , m_text(new PlainLabel(this))
{
    m_text->setObjectName(QStringLiteral("message"));
    m_text->setWordWrap(true);
    m_text->setSelectable(true);
    m_layout->setContentsMargins(12, 5, 8, 5);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_sign);
    m_layout->addWidget(m_text, 1);
    hide();
}

void MessageBar::setMessage(const QString &text, ThemeTint tint)
{
    m_text->setText(text);
    if (tint != m_tint || m_sign->text().isEmpty()) {
        m_tint = tint;
        m_sign->setText(signOf(tint));
        showColors();
    }
    setVisible(!text.isEmpty());
}

QString MessageBar::message() const
{
    return m_text->text();
}

QPushButton *MessageBar::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    m_layout->addWidget(button);
    return button;
}

void MessageBar::addDismiss()
{
    auto *button = new QToolButton(this);
    button->setText(QStringLiteral("✕"));
    button->setObjectName(QStringLiteral("dismiss"));
    button->setAccessibleName(tr("Dismiss"));
    button->setToolTip(tr("Hide this message"));
    button->setAutoRaise(true);
    m_layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
}

void MessageBar::setSingleLine()
{
    m_text->setWordWrap(false);
    m_text->setElideMode(Qt::ElideRight);
}

void MessageBar::showColors()
{
    const QColor background = themeTint(m_tint, palette());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, themeColor(foregroundOf(m_tint), palette(), background));
    m_sign->setPalette(colors);
    colors.setColor(QPalette::WindowText, legible(palette().color(QPalette::Text), background));
    m_text->setPalette(colors);
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeTint(m_tint, palette()));
    painter.fillRect(QRect(0, 0, 3, height()), themeColor(foregroundOf(m_tint), palette()));
}

void MessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_text)
        showColors();
}

} // namespace sse::ui

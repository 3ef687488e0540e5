// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/noticebar.h"

#include "ui/panes/messagebar.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sse::ui {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("notice"));
    m_layout->setContentsMargins({});
    hide();
}

void NoticeBar::tellBehind(const QString &text, ThemeTint tint, const QList<NoticeChoice> &choices)
{
    if (m_bar)
        m_behind = [this, text, tint, choices] { tell(text, tint, choices); };
    else
        tell(text, tint, choices);
}

void NoticeBar::clear()
{
    takeBar();
    if (const auto behind = std::exchange(m_behind, {}))
        behind();
}

void NoticeBar::tell(const QString &text, ThemeTint tint, const QList<NoticeChoice> &choices)
{
    makeBar(text, tint, choices);
    m_bar->addDismiss();
    connect(m_bar, &MessageBar::dismissed, this, &NoticeBar::clear);
}

void NoticeBar::tellWork(const QString &text, const QList<NoticeChoice> &choices)
{
    makeBar(text, ThemeTint::Note, choices);
}

void NoticeBar::makeBar(const QString &text, ThemeTint tint, const QList<NoticeChoice> &choices)
{
    takeBar();
    m_bar = new MessageBar(this);
    for (const NoticeChoice &choice : choices) {
        QPushButton *button = m_bar->addButton(choice.text, choice.objectName);
        connect(button, &QPushButton::clicked, this, [this, run = choice.run] {
            clear();
            if (run)
                run();
        });
    }
    m_layout->addWidget(m_bar);
    m_tint = tint;
    m_bar->setMessage(text, tint);
    show();
}

void NoticeBar::retell(const QString &text)
{
    if (m_bar)
        m_bar->setMessage(text, m_tint);
}

void NoticeBar::takeBar()
{
    hide();
    if (!m_bar)
        return;
    // A button of it may have been pressed just now, so it goes later; nobody is to find it until
    // then.
    m_bar->hide();
    for (QAbstractButton *button : m_bar->findChildren<QAbstractButton *>())
        button->setObjectName({});
    std::exchange(m_bar, nullptr)->deleteLater();
}

QString NoticeBar::message() const
{
    return m_bar ? m_bar->message() : QString();
}

} // namespace sse::ui

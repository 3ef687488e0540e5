// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/plaintextview.h"

#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sse::ui {

PlainTextView::PlainTextView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_notice(new PlainLabel(this))
{
    m_edit->setReadOnly(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setFont(dataFont());
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->setAccessibleName(name);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(6, 3, 6, 3);
    m_notice->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_edit);
    setFocusProxy(m_edit);
}

void PlainTextView::showText(const ClippedText &text)
{
    m_edit->setPlainText(text.text);
    m_notice->setText(text.notice);
    m_notice->setVisible(!text.notice.isEmpty());
}

QString PlainTextView::text() const
{
    return m_edit->toPlainText();
}

QString PlainTextView::notice() const
{
    return m_notice->text();
}

void PlainTextView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        m_edit->setFont(dataFont());
}

} // namespace sse::ui

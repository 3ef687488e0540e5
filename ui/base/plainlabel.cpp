// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/plainlabel.h"

#include "core/base/visibletext.h"

#include <QEvent>
#include <QLabel>
#include <QTextDocument>
#include <QVBoxLayout>

namespace sse::ui {

PlainLabel::PlainLabel(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
{
    m_label->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_label);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : PlainLabel(parent)
{
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    if (text == m_text && !text.isEmpty())
        return;
    m_text = text;
    m_visible = toVisibleText(text, mostCharacters, m_label->wordWrap());
    setAccessibleName(m_visible);
    showText();
    updateGeometry();
}

QString PlainLabel::shownText() const
{
    return m_label->text();
}

void PlainLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    m_label->setSizePolicy(mode == Qt::ElideNone ? QSizePolicy::Preferred : QSizePolicy::Ignored,
                           QSizePolicy::Preferred);
    showText();
    updateGeometry();
}

void PlainLabel::setWordWrap(bool wrap)
{
    m_label->setWordWrap(wrap);
    m_visible = toVisibleText(m_text, mostCharacters, wrap);
    showText();
    updateGeometry();
}

void PlainLabel::setSelectable(bool selectable)
{
    m_label->setTextInteractionFlags(selectable
                                         ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                         : Qt::NoTextInteraction);
}

void PlainLabel::setAlignment(Qt::Alignment alignment)
{
    m_label->setAlignment(alignment);
}

void PlainLabel::setBuddy(QWidget *buddy)
{
    m_label->setBuddy(buddy);
}

void PlainLabel::setTextRole(QPalette::ColorRole role)
{
    m_label->setForegroundRole(role);
}

QSize PlainLabel::sizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QWidget::sizeHint();
    const QFontMetrics metrics(font());
    return QSize(metrics.horizontalAdvance(m_visible) + 2, metrics.height())
        .grownBy(contentsMargins());
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QWidget::minimumSizeHint();
    const QFontMetrics metrics(font());
    const int few = metrics.averageCharWidth() * 4;
    return QSize(qMin(few, metrics.horizontalAdvance(m_visible) + 2), metrics.height())
        .grownBy(contentsMargins());
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_elide != Qt::ElideNone)
        showText();
}

void PlainLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_elide != Qt::ElideNone)
        showText();
}

void PlainLabel::showText()
{
    QString shown = m_visible;
    if (m_elide != Qt::ElideNone && contentsRect().width() > 0) {
        shown = QFontMetrics(font()).elidedText(m_visible, m_elide, contentsRect().width());
        setToolTip(shown == m_visible ? QString() : plainToolTip(m_text));
    }
    if (shown != m_label->text())
        m_label->setText(shown);
}

QString plainToolTip(const QString &text, qsizetype maxCharacters)
{
    const QString visible = toVisibleText(text, maxCharacters, true);
    return visible.isEmpty() ? QString() : Qt::convertFromPlainText(visible, Qt::WhiteSpaceNormal);
}

} // namespace sse::ui

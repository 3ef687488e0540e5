// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockpush.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

enum Kind : int { EventKind, CommentKind };
enum Target : int { AllTarget, SelectedTarget };

} // namespace

MockPush::MockPush(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_type(new QLineEdit(this))
    , m_id(new QLineEdit(this))
    , m_data(new QPlainTextEdit(this))
    , m_to(new QComboBox(this))
    , m_push(new QPushButton(tr("Push"), this))
    , m_state(new PlainLabel(this))
{
    build();
    connect(m_push, &QPushButton::clicked, this, &MockPush::push);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &MockPush::showState);
    connect(m_to, &QComboBox::currentIndexChanged, this, &MockPush::showState);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &MockPush::push);
    }
    showState();
}

void MockPush::build()
{
    m_kind->setObjectName(QStringLiteral("pushKind"));
    m_kind->setAccessibleName(tr("What to push"));
    m_kind->addItems({tr("Push an Event"), tr("Push a Comment")});
    m_type->setObjectName(QStringLiteral("pushType"));
    m_type->setAccessibleName(tr("Event type"));
    m_type->setPlaceholderText(tr("message"));
    m_id->setObjectName(QStringLiteral("pushId"));
    m_id->setAccessibleName(tr("Event ID"));
    m_id->setPlaceholderText(tr("none"));
    m_data->setObjectName(QStringLiteral("pushData"));
    m_data->setAccessibleName(tr("Event data"));
    m_data->setPlaceholderText(tr("Data; every line becomes a data line"));
    m_data->setTabChangesFocus(true);
    m_data->setFont(dataFont());
    m_data->setMinimumHeight(m_data->fontMetrics().lineSpacing() * 2);
    m_to->setObjectName(QStringLiteral("pushTo"));
    m_to->setAccessibleName(tr("Who gets it"));
    m_to->addItems({tr("To all clients"), tr("To the selected client")});
    m_to->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_to->setMinimumContentsLength(10);
    m_push->setObjectName(QStringLiteral("push"));
    m_push->setAccessibleName(tr("Push"));
    m_push->setToolTip(tr("Send it now (Ctrl+Return)"));
    m_state->setElideMode(Qt::ElideRight);
    m_state->setObjectName(QStringLiteral("pushState"));
    auto *fields = new QGridLayout;
    fields->setContentsMargins({});
    fields->setSpacing(5);
    fields->addWidget(m_kind, 0, 0, 1, 4);
    fields->addWidget(new PlainLabel(tr("Type"), this), 1, 0);
    fields->addWidget(m_type, 1, 1);
    fields->addWidget(new PlainLabel(tr("ID"), this), 1, 2);
    fields->addWidget(m_id, 1, 3);
    fields->setColumnStretch(1, 3);
    fields->setColumnStretch(3, 2);
    auto *last = new QHBoxLayout;
    last->setSpacing(5);
    last->addWidget(m_to, 1);
    last->addWidget(m_push);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(5);
    layout->addLayout(fields);
    layout->addWidget(m_data, 1);
    layout->addLayout(last);
    layout->addWidget(m_state);
}

PushedEvent MockPush::event() const
{
    PushedEvent event;
    if (m_kind->currentIndex() == CommentKind) {
        event.comment = m_data->toPlainText().toUtf8();
        return event;
    }
    event.type = m_type->text().toUtf8();
    if (!m_id->text().isEmpty())
        event.id = m_id->text().toUtf8();
    event.data = m_data->toPlainText().toUtf8();
    return event;
}

void MockPush::push()
{
    if (!m_push->isEnabled())
        return;
    const bool selected = m_to->currentIndex() == SelectedTarget;
    emit pushRequested(event(), selected ? QList<quint64>{m_selected} : QList<quint64>{});
    ++m_pushed;
    showState();
}

void MockPush::setClients(int live, quint64 selected, const QString &selectedName)
{
    const QString target = selected == 0 ? tr("To the selected client")
                                         : tr("To client %1").arg(toVisibleText(selectedName, 60));
    if (m_to->itemText(SelectedTarget) != target)
        m_to->setItemText(SelectedTarget, target);
    if (live == m_live && selected == m_selected)
        return;
    m_live = live;
    m_selected = selected;
    showState();
}

void MockPush::setAwaiting(bool awaiting)
{
    if (awaiting == m_awaiting)
        return;
    m_awaiting = awaiting;
    showState();
}

void MockPush::showState()
{
    const bool isEvent = m_kind->currentIndex() == EventKind;
    m_type->setEnabled(isEvent);
    m_id->setEnabled(isEvent);
    const bool lacksTarget = m_to->currentIndex() == SelectedTarget && m_selected == 0;
    m_push->setEnabled(m_live > 0 && !lacksTarget);
    if (m_live == 0)
        m_state->setText(tr("No client is connected."));
    else if (lacksTarget && m_awaiting)
        m_state->setText(tr("The client left; it is selected again when it comes back."));
    else if (lacksTarget)
        m_state->setText(tr("Select a client in the list first."));
    else if (m_pushed == 0)
        m_state->setText(tr("Ctrl+Return sends it."));
    else
        m_state->setText(m_pushed == 1 ? tr("Pushed once.")
                                       : tr("Pushed %1 times.").arg(formatCount(m_pushed)));
}

} // namespace sse::ui

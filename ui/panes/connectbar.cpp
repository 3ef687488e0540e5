// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/connectbar.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>

namespace sse::ui {

ConnectBar::ConnectBar(QWidget *parent)
    : QWidget(parent)
    , m_method(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_recent(new QStringListModel(this))
    , m_options(new QToolButton(this))
    , m_connect(new QPushButton(this))
{
    setUpMethod();
    setUpAddress();
    m_options->setObjectName(QStringLiteral("optionsButton"));
    m_options->setAccessibleName(tr("Options"));
    m_options->setToolTip(tr("Headers, body, reconnecting, time limits and TLS"));
    m_options->setCheckable(true);
    m_options->setFocusPolicy(Qt::TabFocus);
    connect(m_options, &QToolButton::toggled, this, [this](bool shown) {
        showOptionsText();
        emit optionsToggled(shown);
    });
    m_connect->setObjectName(QStringLiteral("connectButton"));
    connect(m_connect, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit closeRequested();
        else
            emit connectRequested();
    });
    // Wide enough for both words, so that the bar does not jump.
    m_connect->setText(tr("Connect"));
    m_connect->setMinimumWidth(m_connect->sizeHint().width() + 16);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(m_method);
    layout->addWidget(m_address, 1);
    layout->addWidget(m_options);
    layout->addWidget(m_connect);
    const int height = m_address->sizeHint().height() + 4;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_method, m_address, m_options, m_connect})
        widget->setFixedHeight(height);
    showOptionsText();
    m_running = true;
    setRunning(false);
}

void ConnectBar::setUpMethod()
{
    m_method->setObjectName(QStringLiteral("method"));
    m_method->setAccessibleName(tr("Request method"));
    m_method->setToolTip(tr("Request method"));
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems({QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                        QStringLiteral("PATCH"), QStringLiteral("DELETE")});
    m_method->lineEdit()->setAccessibleName(tr("Request method"));
    m_method->setMinimumContentsLength(7);
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_method, &QComboBox::editTextChanged, this, &ConnectBar::methodChanged);
    connect(m_method->lineEdit(), &QLineEdit::returnPressed, this, &ConnectBar::connectRequested);
}

void ConnectBar::setUpAddress()
{
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(tr("Address of an event stream, such as localhost:8080/events"));
    m_address->setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_recent, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_address->setCompleter(completer);
    connect(m_address, &QLineEdit::returnPressed, this, &ConnectBar::connectRequested);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectBar::addressChanged);
}

QString ConnectBar::method() const
{
    return m_method->currentText().trimmed();
}

void ConnectBar::setMethod(const QString &method)
{
    m_method->setCurrentText(method);
}

QString ConnectBar::address() const
{
    return m_address->text();
}

void ConnectBar::setAddress(const QString &address)
{
    m_address->setText(address);
    m_address->setCursorPosition(0);
}

void ConnectBar::setRecentAddresses(const QStringList &addresses)
{
    m_recent->setStringList(addresses);
}

void ConnectBar::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    m_connect->setText(running ? tr("Close") : tr("Connect"));
    m_connect->setAccessibleName(m_connect->text());
    m_connect->setToolTip(running ? tr("Close the stream (Shift+F5)")
                                  : tr("Connect to the address (Return)"));
    m_connect->setDefault(!running);
}

void ConnectBar::setOptionsShown(bool shown)
{
    m_options->setChecked(shown);
}

void ConnectBar::setOptionsInUse(bool inUse)
{
    if (inUse == m_optionsInUse)
        return;
    m_optionsInUse = inUse;
    showOptionsText();
}

void ConnectBar::showOptionsText()
{
    const QString text = m_optionsInUse ? tr("Options •") : tr("Options");
    m_options->setText(text +
                       (m_options->isChecked() ? QStringLiteral(" ▴") : QStringLiteral(" ▾")));
}

void ConnectBar::focusAddress()
{
    m_address->setFocus(Qt::ShortcutFocusReason);
    m_address->selectAll();
}

} // namespace sse::ui

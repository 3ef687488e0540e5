// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/welcomepane.h"

#include "ui/base/plainlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace sse::ui {

WelcomePane::WelcomePane(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("welcome"));
    auto *title = new PlainLabel(tr("Inspect a live stream"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setBold(true);
    title->setFont(large);
    title->setAlignment(Qt::AlignHCenter);
    auto *text = new PlainLabel(
        tr("Type the address of a text/event-stream endpoint above and press Return."), this);
    auto *more = new PlainLabel(tr("Every event, comment, field, reconnect and readyState shows up "
                                   "here as it arrives."),
                                this);
    auto *hint = new PlainLabel(
        tr("Need a POST with a body, headers or another client’s reconnect rules? Open Options."),
        this);
    auto *files = new PlainLabel(
        tr("Have a recording, event-stream text, a HAR or a curl trace? Drop the file here, or "
           "press Ctrl+O."),
        this);
    auto *mock = new PlainLabel(
        tr("Need a server to aim a client at? Press Ctrl+M for the mock server."), this);
    auto *demo = new QPushButton(tr("Open the Demo Stream"), this);
    demo->setObjectName(QStringLiteral("openDemo"));
    demo->setAccessibleName(demo->text());
    demo->setMinimumHeight(demo->sizeHint().height() + 6);
    demo->setMinimumWidth(demo->sizeHint().width() + 32);
    connect(demo, &QPushButton::clicked, this, &WelcomePane::demoRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addWidget(more, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(demo, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(hint, 0, Qt::AlignHCenter);
    layout->addWidget(files, 0, Qt::AlignHCenter);
    layout->addWidget(mock, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

} // namespace sse::ui

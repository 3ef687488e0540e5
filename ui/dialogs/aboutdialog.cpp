// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/aboutdialog.h"

#include "ui/base/plainlabel.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace sse::ui {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About SSE Inspector"));
    auto *name = new PlainLabel(tr("SSE Inspector %1").arg(QStringLiteral(SSE_VERSION)), this);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    name->setFont(large);
    auto *text = new PlainLabel(
        tr("A desktop debugger for Server-Sent Events: every event, comment, field, reconnect and "
           "readyState of a text/event-stream endpoint, live, exactly as the HTML standard reads "
           "it."),
        this);
    text->setWordWrap(true);
    text->setMinimumWidth(text->fontMetrics().averageCharWidth() * 60);
    auto *facts = new PlainLabel(tr("Qt %1. MIT licence.").arg(QLatin1String(qVersion())), this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(name);
    layout->addWidget(text);
    layout->addWidget(facts);
    layout->addStretch();
    layout->addWidget(buttons);
}

} // namespace sse::ui

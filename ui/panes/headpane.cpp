// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/headpane.h"

#include "core/base/redaction.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/models/headersmodel.h"
#include "ui/views/plaintable.h"
#include "ui/views/plaintextview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace sse::ui {

HeadPane::HeadPane(QWidget *parent)
    : QWidget(parent)
    , m_headers(new HeadersModel(this))
    , m_startLine(new PlainLabel)
    , m_table(new PlainTable(tr("Header fields")))
    , m_reveal(new QCheckBox(tr("Reveal Secrets")))
    , m_bodyTitle(new PlainLabel)
    , m_body(new PlainTextView(tr("Request body")))
{
    m_startLine->setElideMode(Qt::ElideMiddle);
    m_startLine->setSelectable(true);
    m_table->setObjectName(QStringLiteral("headers"));
    m_table->setModel(m_headers);
    m_table->horizontalHeader()->resizeSection(HeadersModel::NameColumn, 160);
    m_reveal->setAccessibleName(tr("Reveal secret header values"));
    auto *line = new QHBoxLayout;
    line->setContentsMargins(6, 3, 6, 3);
    line->addWidget(m_startLine, 1);
    line->addWidget(m_reveal);
    m_bodyTitle->setContentsMargins(6, 3, 6, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table, 3);
    layout->addWidget(m_bodyTitle);
    layout->addWidget(m_body, 2);
    setFocusProxy(m_table);
    connect(m_reveal, &QCheckBox::toggled, this, [this](bool revealed) {
        m_headers->setSecretsRevealed(revealed);
        showStartLine();
    });
    showNothing({});
}

void HeadPane::showRequest(const AttemptRecord &request)
{
    const QString method = QString::fromLatin1(request.method) + QLatin1Char(' ');
    m_masked = method + redactedUrl(request.url);
    m_whole = method + request.url.toString(QUrl::FullyEncoded);
    showHead(m_masked, request.headers, request.body, static_cast<quint64>(request.body.size()));
}

void HeadPane::showResponse(const ResponseRecord &response)
{
    m_masked =
        QStringLiteral("HTTP %1 %2")
            .arg(QString::number(response.status), QString::fromLatin1(response.reasonPhrase));
    m_whole = m_masked;
    showHead(m_masked, response.headers, {}, 0);
}

void HeadPane::showReceived(const QByteArray &method, const QByteArray &target,
                            const HeaderList &headers, const QByteArray &body, quint64 bodyBytes)
{
    const QString shown = QString::fromLatin1(method) + QLatin1Char(' ');
    m_masked = shown + redactedUrl(QUrl::fromEncoded(target));
    m_whole = shown + QString::fromLatin1(target);
    // What is no address is said as it came: it can't be looked into for secrets otherwise.
    if (!QUrl::fromEncoded(target).isValid())
        m_masked = shown + QString::fromLatin1(redactedText(target));
    showHead(m_masked, headers, body, bodyBytes);
}

void HeadPane::showNothing(const QString &reason)
{
    m_masked = reason;
    m_whole = reason;
    showHead(reason, {}, {}, 0);
    m_table->hide();
}

QString HeadPane::startLine() const
{
    return m_startLine->text();
}

void HeadPane::showHead(const QString &startLine, const HeaderList &headers, const QByteArray &body,
                        quint64 bodyBytes)
{
    m_reveal->setChecked(false);
    m_startLine->setText(startLine);
    m_headers->setHeaders(headers);
    m_table->show();
    m_reveal->setVisible(m_headers->hasSecrets() || m_masked != m_whole);
    m_bodyTitle->setText(tr("Request body, %1").arg(formatBytes(bodyBytes)));
    m_bodyTitle->setVisible(bodyBytes > 0);
    m_body->setVisible(!body.isEmpty());
    m_body->showText(clippedText(body, bodyBytes));
}

void HeadPane::showStartLine()
{
    m_startLine->setText(m_reveal->isChecked() ? m_whole : m_masked);
}

} // namespace sse::ui

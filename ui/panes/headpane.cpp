// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/headpane.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/secrets/redactor.h"
#include "ui/base/markkey.h"
#include "ui/base/plainlabel.h"
#include "ui/models/headersmodel.h"
#include "ui/panes/requestbody.h"
#include "ui/views/plaintable.h"

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
    , m_body(new RequestBody)
{
    m_startLine->setElideMode(Qt::ElideMiddle);
    m_startLine->setSelectable(true);
    m_table->setObjectName(QStringLiteral("headers"));
    m_table->setModel(m_headers);
    m_table->horizontalHeader()->resizeSection(HeadersModel::NameColumn, 140);
    // The least that is left to it where the pane is narrow.
    m_table->horizontalHeader()->resizeSection(HeadersModel::ValueColumn, 60);
    m_reveal->setAccessibleName(tr("Reveal secrets of this head and its body"));
    auto *line = new QHBoxLayout;
    line->setContentsMargins(6, 3, 6, 3);
    line->setSpacing(8);
    line->addWidget(m_startLine, 1);
    line->addWidget(m_reveal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table, 3);
    layout->addWidget(m_body, 2);
    setFocusProxy(m_table);
    connect(m_reveal, &QCheckBox::toggled, this, [this](bool revealed) {
        m_headers->setSecretsRevealed(revealed);
        m_body->setSecretsRevealed(revealed);
        showStartLine();
    });
    showNothing({});
}

void HeadPane::showRequest(const AttemptRecord &request)
{
    const QString method = QString::fromLatin1(request.method) + QLatin1Char(' ');
    m_masked = method + redactedUrl(request.url);
    m_whole = method + request.url.toString(QUrl::FullyEncoded);
    showHead(request, static_cast<quint64>(request.body.size()));
}

void HeadPane::showResponse(const ResponseRecord &response)
{
    m_masked =
        QStringLiteral("HTTP %1 %2")
            .arg(QString::number(response.status), QString::fromLatin1(response.reasonPhrase));
    m_whole = m_masked;
    showHead(response, response.headers, {}, 0);
}

void HeadPane::showReceived(const QByteArray &method, const QByteArray &target,
                            const HeaderList &headers, const QByteArray &body, quint64 bodyBytes)
{
    const QString shown = QString::fromLatin1(method) + QLatin1Char(' ');
    m_masked = shown + decodeUtf8(redactedTarget(target));
    m_whole = shown + decodeUtf8(target);
    AttemptRecord request;
    request.url = QUrl::fromEncoded(target);
    request.headers = headers;
    request.body = body;
    showHead(request, bodyBytes);
}

void HeadPane::showNothing(const QString &reason)
{
    m_masked = reason;
    m_whole = reason;
    showHead(ResponseRecord(), {}, {}, 0);
    m_table->hide();
}

QString HeadPane::startLine() const
{
    return m_startLine->text();
}

void HeadPane::showHead(const AttemptRecord &request, quint64 bodyBytes)
{
    AttemptRecord learned = request;
    learned.body = RequestBody::searched(request.body).toByteArray();
    showHead(learned, request.headers, request.body, bodyBytes);
}

void HeadPane::showHead(const LogRecord::Fact &learned, const HeaderList &headers,
                        const QByteArray &body, quint64 bodyBytes)
{
    Redactor redactor(Redactor::Mode::Mask, markKey());
    redactor.learn(LogRecord{0, {}, 0, learned});
    m_reveal->setChecked(false);
    m_startLine->setText(m_masked);
    m_headers->setHeaders(headers, redactor);
    m_table->show();
    m_body->showBody(body, bodyBytes, redactor);
    m_reveal->setVisible(m_headers->hasSecrets() || m_body->hasSecrets() || m_masked != m_whole);
}

void HeadPane::showStartLine()
{
    m_startLine->setText(m_reveal->isChecked() ? m_whole : m_masked);
}

} // namespace sse::ui

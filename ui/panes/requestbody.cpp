// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/requestbody.h"

#include "core/base/utf8.h"
#include "core/secrets/redactor.h"
#include "core/secrets/secretscanner.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/views/plaintextview.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sse::ui {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
}

/// \a text ends early: a web token at its end can't be told from other words, and goes.
void dropCutToken(QByteArray &text)
{
    qsizetype begin = text.size();
    while (begin > 0 && isTokenCharacter(text[begin - 1]))
        --begin;
    if (const qsizetype token = text.indexOf("eyJ", begin); token >= 0)
        text.truncate(token);
}

} // namespace

RequestBody::RequestBody(QWidget *parent)
    : QWidget(parent)
    , m_title(new PlainLabel)
    , m_text(new PlainTextView(tr("Request body")))
{
    m_title->setContentsMargins(6, 3, 6, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
}

QByteArrayView RequestBody::searched(QByteArrayView body)
{
    const QByteArrayView shown = body.first(std::min(body.size(), ClippedText::mostBytes));
    return shown.size() <= mostSearched || !mayHoldSecrets(shown) ? shown
                                                                  : shown.first(mostSearched);
}

void RequestBody::showBody(const QByteArray &body, quint64 wholeSize, Redactor &redactor)
{
    m_body = body;
    m_wholeSize = wholeSize;
    m_searched = searched(body).size();
    const bool isCut = static_cast<quint64>(m_searched) < wholeSize;
    const QByteArray text = isCut ? toWellFormedUtf8Prefix(body, m_searched) : body;
    m_masked = redactor.text(text, TextPlace::RequestBody);
    if (isCut)
        dropCutToken(m_masked);
    m_hasSecrets = m_masked != text || m_searched < std::min(body.size(), ClippedText::mostBytes);
    m_title->setText(tr("Request body, %1").arg(formatBytes(wholeSize)));
    m_text->setVisible(!body.isEmpty());
    // The title alone needs no more room than that.
    setSizePolicy(QSizePolicy::Preferred,
                  body.isEmpty() ? QSizePolicy::Maximum : QSizePolicy::Preferred);
    setVisible(wholeSize > 0);
    showText();
}

void RequestBody::setSecretsRevealed(bool revealed)
{
    if (revealed == m_revealed)
        return;
    m_revealed = revealed;
    showText();
}

void RequestBody::showText()
{
    const QByteArray &shown = m_revealed ? m_body : m_masked;
    ClippedText text = clippedText(shown, static_cast<quint64>(shown.size()));
    const qsizetype size =
        m_revealed ? std::min(m_body.size(), ClippedText::mostBytes) : m_searched;
    if (static_cast<quint64>(size) < m_wholeSize) {
        text.notice = tr("Only the first %1 of %2 are shown.")
                          .arg(formatBytes(static_cast<quint64>(size)), formatBytes(m_wholeSize));
    } else if (!text.notice.isEmpty()) {
        text.notice = tr("Lines are shown up to %1 characters.")
                          .arg(formatCount(ClippedText::mostLineCharacters));
    }
    m_text->showText(text);
}

} // namespace sse::ui

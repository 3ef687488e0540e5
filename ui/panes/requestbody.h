// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QWidget>

namespace sse {
class Redactor;
} // namespace sse

namespace sse::ui {

class PlainLabel;
class PlainTextView;

/// The body of a request as text, with its size. Its secrets are masked until they are revealed, on
/// the screen and so in what is copied from it.
class RequestBody final : public QWidget
{
    Q_OBJECT

public:
    /// So much of a body in which secrets may be is searched for them, and shown while they are
    /// hidden: the search takes a part of a second for a MiB that is full of them.
    static constexpr qsizetype mostSearched = qsizetype{256} << 10;

    explicit RequestBody(QWidget *parent = nullptr);

    /// Shows \a body, the beginning of one of \a wholeSize bytes, masked by \a redactor; hides
    /// when there is none.
    void showBody(const QByteArray &body, quint64 wholeSize, Redactor &redactor);
    void setSecretsRevealed(bool revealed);
    /// Whether revealing shows more.
    [[nodiscard]] bool hasSecrets() const { return m_hasSecrets; }

    /// The beginning of \a body that showBody() searches.
    [[nodiscard]] static QByteArrayView searched(QByteArrayView body);

private:
    void showText();

    QByteArray m_body;
    QByteArray m_masked;
    qsizetype m_searched = 0; // bytes of the body that the masked one stands for
    quint64 m_wholeSize = 0;
    bool m_hasSecrets = false;
    bool m_revealed = false;
    PlainLabel *m_title = nullptr;
    PlainTextView *m_text = nullptr;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"
#include "core/secrets/secretscanner.h"

#include <QString>

#include <memory>

namespace sse {

/// Where a text that is redacted stands.
enum class TextPlace : quint8 {
    RequestHeader,
    ResponseHeader,
    Address,
    RequestBody,
    EventData,
    EventType,
    EventId,
    Comment,
    Field,     ///< any other line of the stream
    Message,   ///< a sentence of the program's
    Elsewhere, ///< also at one of the other places, where it is counted
};

/// One line of the list of what was redacted.
struct Redaction
{
    SecretKind kind = SecretKind::Known;
    TextPlace place = TextPlace::EventData;
    QByteArray name;   ///< of the header field, member or item; hostile text
    quint64 count = 0; ///< how often
};

/// The sentence part for people: "JSON member “api_key” in event data, 14 times". Hidden characters
/// of the name are made visible.
[[nodiscard]] QString toText(const Redaction &redaction);

/// Masks the secrets of one stream for one export: equal ones get equal marks,
/// ‹redacted:1a2b3c4d› (in addresses REDACTED-1a2b3c4d), the first digits of HMAC-SHA256 under a
/// random key that is kept nowhere. Marks that are there already stay. First learn() all that is
/// exported, then mask it: what is a secret in one place is masked wherever it stands. One thread.
class Redactor final
{
public:
    enum class Mode : quint8 {
        Mask,
        Keep, ///< the full variant, by explicit choice: everything stays as it is
    };
    /// Those with the same \a key give equal marks; by default it is a randomKey().
    explicit Redactor(Mode mode, QByteArray key = {});
    [[nodiscard]] static QByteArray randomKey();
    ~Redactor();
    Redactor(const Redactor &) = delete;
    Redactor &operator=(const Redactor &) = delete;

    [[nodiscard]] Mode mode() const;

    /// Takes in the secrets of a fact: header fields, cookies, addresses, bodies.
    void learn(const LogRecord &fact);
    /// Takes in the secrets that \a text shows.
    void learn(QByteArrayView text);

    /// Whether text() would give \a text back as it is; quick when it is.
    [[nodiscard]] bool isClean(QByteArrayView text) const;
    /// \a text, any bytes, with marks in place of secrets, which are counted as standing in
    /// \a place; those of Elsewhere are not.
    [[nodiscard]] QByteArray text(QByteArrayView text, TextPlace place);
    [[nodiscard]] QByteArray text(const QByteArray &text, TextPlace place);
    [[nodiscard]] QString text(const QString &text, TextPlace place);
    /// The value of \a field; \a place is one of the headers.
    [[nodiscard]] QByteArray headerValue(const HeaderField &field, TextPlace place);
    /// An address, still an address; encoded.
    [[nodiscard]] QByteArray address(const QUrl &url);

    /// What was masked so far, the most frequent first; at most 1000 lines, the last of which
    /// counts for all others (with an empty name).
    [[nodiscard]] QList<Redaction> redactions() const;
    /// Whether there were more secrets than are looked for in all their forms.
    [[nodiscard]] bool knowsTooMany() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

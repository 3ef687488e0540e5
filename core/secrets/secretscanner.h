// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace sse {

/// What gave a secret away.
enum class SecretKind : quint8 {
    HeaderField, ///< the value of a header field such as Authorization
    UserInfo,    ///< user and password of an address
    AddressItem, ///< the value of an item of an address's query or fragment, or of a form
    WebToken,    ///< it looks like a JSON web token
    JsonValue,   ///< the value of a JSON member such as "api_key"
    Credentials, ///< behind a scheme's name such as "Bearer"
    NamedValue,  ///< behind a name, as in "X-Api-Key: value", or in a part of a form
    Known,       ///< it is known from elsewhere in the stream, perhaps in another form
};

/// Where in a text a secret stands.
struct SecretRange
{
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind its last byte
    SecretKind kind = SecretKind::Known;
    QByteArray name; ///< of the member or item whose value it is, as written; otherwise empty
    friend bool operator==(const SecretRange &, const SecretRange &) = default;
};

/// The secrets that \a text, which may be any bytes and need not be valid in any language, shows by
/// itself: JSON web tokens; strings and numbers that are values of secret-named JSON members, those
/// deeper within such a value, and those in JSON that stands escaped within a JSON string, at any
/// depth; the same of pairs such as {"name": "X-Api-Key", "value": …}, of lines such as
/// "password: value" and of forms of several parts; users, passwords and secret items of addresses
/// and forms; credentials behind a scheme. Of a JSON string the range leaves its quotes out. In the
/// order of the text, none within another. Linear in text.size(). What is masked already (see
/// Redactor) is none.
[[nodiscard]] QList<SecretRange> findSecrets(QByteArrayView text);

/// False when findSecrets() is sure to find nothing; quick.
[[nodiscard]] bool mayHoldSecrets(QByteArrayView text);

/// Whether the value of a JSON member called \a name (its text, escapes resolved) is a secret by
/// default. Counters such as "max_tokens" are none; they are by isSecretMember() for strings.
[[nodiscard]] bool isSecretMember(QByteArrayView name);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/secrets/decodedtext.h"
#include "core/secrets/secretscanner.h"

#include <optional>

namespace sse {

/// Whether \a text is nothing but a mark that stands for a secret: ‹redacted:1a2b3c4d›, REDACTED
/// or REDACTED-1a2b3c4d.
[[nodiscard]] bool isSecretMark(QByteArrayView text);

/// The finders below look at one level of a text and append what they find, as ranges of its
/// source. Each is linear in the size of the text.

/// Values of secret-named JSON members, and of pairs of a name and a value.
void findMembers(const DecodedText &text, QList<SecretRange> &to);
/// Values of secret items of addresses and forms.
void findItems(const DecodedText &text, QList<SecretRange> &to);
/// The same of an encoded \a address, where values end at nothing but "&".
[[nodiscard]] QList<SecretRange> addressItems(QByteArrayView address);
/// Whether an item of an address or a form is a secret by its \a name, as written.
[[nodiscard]] bool isSecretItem(QByteArrayView name, QByteArrayView value);
/// Users and passwords of addresses.
void findUsers(const DecodedText &text, QList<SecretRange> &to);
/// JSON web tokens.
void findWebTokens(const DecodedText &text, QList<SecretRange> &to);
/// What stands behind a scheme of HTTP authentication.
void findCredentials(const DecodedText &text, QList<SecretRange> &to);
/// Single words behind a secret name and a colon: "password: swordfish".
void findLines(const DecodedText &text, QList<SecretRange> &to);
/// Secret-named parts of forms of several parts.
void findParts(const DecodedText &text, QList<SecretRange> &to);

/// Whether \a text holds a secret item or user, when it has no escapes.
[[nodiscard]] bool hasPlainItemOrUser(QByteArrayView text);

/// Whether \a text holds a word without which findMembers(), findWebTokens(), findCredentials(),
/// findLines() and findParts() find nothing, or an escape in which one could hide. About half a
/// nanosecond a byte.
[[nodiscard]] bool hasSecretStem(QByteArrayView text);

/// Longer names of members are not looked at.
constexpr qsizetype longestMemberName = 256;

/// Whether a string is a secret by the \a name of its member; also by "max_tokens", when it is no
/// count.
[[nodiscard]] bool isSecretString(QByteArrayView name);

/// "Bearer abc": what is before the credentials with its white space, when \a text begins so.
[[nodiscard]] qsizetype schemeLength(QByteArrayView text);

/// Joins what overlaps; in order.
void joinRanges(QList<SecretRange> &ranges);

[[nodiscard]] constexpr bool isWhiteSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr char lowerOf(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isLetterOrDigit(char c)
{
    return isDigit(c) || (lowerOf(c) >= 'a' && lowerOf(c) <= 'z');
}

} // namespace sse

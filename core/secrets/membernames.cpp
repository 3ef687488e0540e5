// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"
#include "core/secrets/secretfinders.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace sse {

namespace {

/// What secret words are the harmless parts of.
constexpr std::array<QByteArrayView, 6> harmlessParts{"tokeniz",   "tokenis",    "secretary",
                                                      "secretion", "possession", "obsession"};

/// A name that ends so says what kind of thing a secret is, or where to get one.
constexpr std::array<QByteArrayView, 9> harmlessEnds{
    "type", "types", "endpoint", "supported", "alg", "algorithm", "algorithms", "policy", "status"};

/// Secret only as the whole name or as its last word.
constexpr std::array<QByteArrayView, 10> lastWords{"otp", "pwd",  "pass", "passcode", "sid",
                                                   "sig", "hmac", "dpop", "auth",     "bearer"};

bool isSeparator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == ' ' || c == ':' || c == '/';
}

template <std::size_t Size>
bool isOneOf(const std::array<QByteArrayView, Size> &list, QByteArrayView word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// A name in lower case, and its words: "maxTokens", "max_tokens" and "MAX-TOKENS" have the same.
class NameWords final
{
public:
    explicit NameWords(QByteArrayView name)
    {
        char before = '\0';
        for (const char c : name) {
            const bool upper = c >= 'A' && c <= 'Z';
            const bool hump = upper && ((before >= 'a' && before <= 'z') || isDigit(before));
            if (hump)
                m_spaced.append(' ');
            m_spaced.append(isSeparator(c) ? ' ' : lowerOf(c));
            m_lower.append(lowerOf(c));
            before = c;
        }
    }
    [[nodiscard]] QByteArrayView lower() const { return {m_lower.data(), m_lower.size()}; }
    [[nodiscard]] QByteArrayView last() const
    {
        const QByteArrayView spaced(m_spaced.data(), m_spaced.size());
        return spaced.sliced(spaced.lastIndexOf(' ') + 1);
    }
    /// Whether one of the words is in \a list.
    template <std::size_t Size>
    [[nodiscard]] bool hasOneOf(const std::array<QByteArrayView, Size> &list) const
    {
        QByteArrayView rest(m_spaced.data(), m_spaced.size());
        while (!rest.isEmpty()) {
            const qsizetype space = rest.indexOf(' ');
            if (isOneOf(list, space < 0 ? rest : rest.first(space)))
                return true;
            rest = space < 0 ? QByteArrayView() : rest.sliced(space + 1);
        }
        return false;
    }

private:
    QVarLengthArray<char, 2 * longestMemberName> m_spaced;
    QVarLengthArray<char, longestMemberName> m_lower;
};

} // namespace

bool isSecretString(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > longestMemberName)
        return false;
    const NameWords words(name);
    const QByteArrayView lower = words.lower();
    if (isOneOf(lastWords, words.last()))
        return true;
    constexpr std::array<QByteArrayView, 1> header{"authorization"};
    if (!hasSecretWord(lower) && !hasCompoundKey(lower) && !lower.contains("cookie") &&
        !words.hasOneOf(header))
        return false;
    return !isOneOf(harmlessEnds, words.last()) && !lower.endsWith("tokens_details") &&
           !lower.endsWith("tokensdetails") &&
           std::none_of(harmlessParts.begin(), harmlessParts.end(),
                        [&](QByteArrayView part) { return lower.contains(part); });
}

bool isSecretMember(QByteArrayView name)
{
    return isSecretString(name) && !isCounterName(name);
}

} // namespace sse

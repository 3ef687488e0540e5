// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"
#include "core/secrets/secretfinders.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace sse {

namespace {

/// What must follow a word.
enum class Tail : quint8 {
    Anything,
    NameEnd,   ///< a quote, perhaps escaped, or a colon
    Space,     ///< behind a scheme
    Printable, ///< the second half of an escaped letter, or of what words are written with
    Compound,  ///< it is checked from its end
};

struct Stem
{
    QByteArrayView word;
    Tail tail = Tail::Anything;
};

constexpr std::array<Stem, 26> stems{{
    {"token"},
    {"secret"},
    {"session"},
    {"signature"},
    {"passw"},
    {"passphrase"},
    {"passcode"},
    {"pass", Tail::NameEnd},
    {"credential"},
    {"jwt"},
    {"cookie"},
    {"authorization"},
    {"auth", Tail::NameEnd},
    {"bearer", Tail::NameEnd},
    {"bearer", Tail::Space},
    {"basic", Tail::Space},
    {"digest", Tail::Space},
    {"negotiate", Tail::Space},
    {"otp", Tail::NameEnd},
    {"pwd", Tail::NameEnd},
    {"hmac", Tail::NameEnd},
    {"dpop", Tail::NameEnd},
    {"sid", Tail::NameEnd},
    {"sig", Tail::NameEnd},
    {"key", Tail::Compound},
    {"\\u00", Tail::Printable},
}};

constexpr unsigned tableBits = 17;
/// Of four bytes, letters in capitals; others may look like one another.
constexpr quint32 gramMask = 0xDFDFDFDF;

constexpr quint32 slotOf(quint32 gram)
{
    return ((gram & gramMask) * 2654435761U) >> (32U - tableBits);
}

template <std::size_t Count>
quint32 bytesAt(const char *at)
{
    quint32 bytes = 0;
    std::memcpy(&bytes, at, Count);
    return bytes;
}

constexpr bool endsName(char c)
{
    return c == '"' || c == '\'' || c == '\\' || c == ':';
}

bool isNameEnd(QByteArrayView text, qsizetype at)
{
    return at < text.size() && endsName(text[at]);
}

bool hasWordAt(QByteArrayView text, qsizetype at, QByteArrayView word)
{
    if (at + word.size() > text.size())
        return false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (lowerOf(text[at + i]) != word[i])
            return false;
    }
    return true;
}

bool hasTail(QByteArrayView text, qsizetype at, const Stem &stem)
{
    const qsizetype end = at + stem.word.size();
    switch (stem.tail) {
    case Tail::Anything:
        return true;
    case Tail::NameEnd:
        return isNameEnd(text, end);
    case Tail::Space:
        return end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\\');
    case Tail::Printable:
        return end < text.size() && text[end] >= '2' && text[end] <= '7';
    case Tail::Compound:
        return isCompoundKey(text, at);
    }
    return false;
}

/// Which four bytes stems begin with, or begin before or behind their first byte: a bit each. So
/// only every other place of a text needs to be looked at.
class StemTable final
{
public:
    StemTable()
    {
        for (const Stem &stem : stems)
            addStem(stem);
        addStem({"eyj"});
    }

    [[nodiscard]] quint32 has(quint32 gram) const
    {
        const quint32 slot = slotOf(gram);
        return (m_bits[slot >> 5U] >> (slot & 31U)) & 1U;
    }
    /// A bit each for every other place; unrolled, for it is most of the work.
    template <std::size_t... Places>
    [[nodiscard]] quint32 hitsOf(const char *bytes, std::index_sequence<Places...>) const
    {
        return (... | (has(bytesAt<4>(bytes + 2 * Places)) << (2 * Places)));
    }
    /// Whether a stem may begin with these two bytes.
    [[nodiscard]] bool hasPair(char first, char second) const
    {
        return m_pairs[pairOf(first, second)];
    }

private:
    [[nodiscard]] static std::size_t pairOf(char first, char second)
    {
        return (static_cast<std::size_t>(first) & 31U) << 5U |
               (static_cast<std::size_t>(second) & 31U);
    }
    void addStem(const Stem &stem)
    {
        const QByteArrayView word = stem.word;
        m_pairs[pairOf(word[0], word[1])] = true;
        if (word.size() > 4) {
            add(bytesAt<4>(word.data()));
            return add(bytesAt<4>(word.data() + 1));
        }
        for (quint32 any = 0; any < 256; ++any) {
            const bool follows = stem.tail != Tail::NameEnd || endsName(static_cast<char>(any));
            if (word.size() == 4) {
                add(bytesAt<4>(word.data()));
                if (follows)
                    add(bytesAt<3>(word.data() + 1) | (any << 24U));
                continue;
            }
            add(any | (bytesAt<3>(word.data()) << 8U));
            if (follows)
                add(bytesAt<3>(word.data()) | (any << 24U));
        }
    }
    void add(quint32 gram)
    {
        const quint32 slot = slotOf(gram);
        m_bits[slot >> 5U] |= 1U << (slot & 31U);
    }

    std::array<quint32, (std::size_t{1} << (tableBits - 5))> m_bits{};
    std::array<bool, 1024> m_pairs{};
};

/// Whether "token" at \a at is part of the name of a member that is no secret for sure, such as
/// "max_tokens": 100. Chunks of language models are full of them.
bool isCountMember(QByteArrayView text, qsizetype at)
{
    constexpr qsizetype longest = 48;
    const auto isPart = [&](qsizetype i) {
        return isLetterOrDigit(text[i]) || text[i] == '_' || text[i] == '-';
    };
    const qsizetype last = std::min(text.size(), at + longest);
    qsizetype end = at;
    while (end < last && isPart(end))
        ++end;
    qsizetype value = end;
    while (value < last && text[value] == '\\')
        ++value;
    if (value + 2 >= last || text[value] != '"' || text[value + 1] != ':')
        return false;
    value += 2;
    while (value < last && text[value] == ' ')
        ++value;
    qsizetype begin = at;
    while (begin > 0 && at - begin < longest && isPart(begin - 1))
        --begin;
    if (value == last || begin == 0 || text[begin - 1] != '"')
        return false;
    const QByteArrayView name = text.sliced(begin, end - begin);
    return name.endsWith("tokens_details") || (isDigit(text[value]) && isCounterName(name));
}

/// Whether a stem really begins at \a at.
bool confirms(QByteArrayView text, qsizetype at)
{
    if (text.sliced(at).startsWith("eyJ"))
        return true;
    const char first = lowerOf(text[at]);
    const char second = at + 1 < text.size() ? lowerOf(text[at + 1]) : '\0';
    for (const Stem &stem : stems) {
        if (stem.word[0] == first && stem.word[1] == second && hasWordAt(text, at, stem.word) &&
            hasTail(text, at, stem))
            return first != 't' || !isCountMember(text, at);
    }
    return false;
}

} // namespace

bool hasSecretStem(QByteArrayView text)
{
    static const StemTable table;
    constexpr qsizetype block = 32;
    const char *bytes = text.data();
    const qsizetype size = text.size();
    const auto begins = [&](qsizetype at) {
        return at >= 0 && at + 1 < size && table.hasPair(bytes[at], bytes[at + 1]) &&
               confirms(text, at);
    };
    const auto confirmed = [&](qsizetype at) {
        return begins(at) || begins(at - 1) || begins(at + 1);
    };
    qsizetype at = 0;
    for (; at + block + 2 <= size; at += block) {
        quint32 hits = table.hitsOf(bytes + at, std::make_index_sequence<block / 2>());
        for (qsizetype i = at; hits != 0; i += 2, hits >>= 2U) {
            if ((hits & 1U) != 0 && confirmed(i))
                return true;
        }
    }
    for (; at + 4 <= size; at += 2) {
        if (table.has(bytesAt<4>(bytes + at)) != 0 && confirmed(at))
            return true;
    }
    // What is shorter than four bytes from there on.
    return begins(at) || begins(at - 1);
}

} // namespace sse

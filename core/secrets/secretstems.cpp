// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/secretfinders.h"

#include <array>
#include <cstring>
#include <vector>

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

constexpr std::array<Stem, 24> stems{{
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
    {"key", Tail::Compound},
    {"\\u00", Tail::Printable},
}};
constexpr std::array<QByteArrayView, 2> shortNames{"sid", "sig"};

constexpr unsigned tableBits = 17;
constexpr quint32 caseBit = 0x20202020;

/// The four bytes at \a at, letters in lower case; others may look like one another.
quint32 gramAt(const char *at)
{
    quint32 gram = 0;
    std::memcpy(&gram, at, sizeof(gram));
    return gram | caseBit;
}

constexpr quint32 slotOf(quint32 gram)
{
    return (gram * 2654435761U) >> (32U - tableBits);
}

bool isNameEnd(QByteArrayView text, qsizetype at)
{
    return at < text.size() &&
           (text[at] == '"' || text[at] == '\'' || text[at] == '\\' || text[at] == ':');
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

/// Which four bytes stems begin with: a bit each.
class StemTable final
{
public:
    StemTable()
        : m_bits(std::size_t{1} << (tableBits - 5))
    {
        for (const Stem &stem : stems)
            addBegin(stem.word);
        for (const QByteArrayView name : shortNames)
            addBegin(name);
        addBegin("eyj");
    }

    [[nodiscard]] bool has(quint32 gram) const
    {
        const quint32 slot = slotOf(gram);
        return (m_bits[slot >> 5U] >> (slot & 31U)) & 1U;
    }

private:
    void addBegin(QByteArrayView word)
    {
        if (word.size() >= 4) {
            add(gramAt(word.data()));
            return;
        }
        std::array<char, 4> bytes{word[0], word[1], word[2], '\0'};
        for (int last = 0; last < 128; ++last) {
            bytes[3] = static_cast<char>(last);
            add(gramAt(bytes.data()));
        }
    }
    void add(quint32 gram)
    {
        const quint32 slot = slotOf(gram);
        m_bits[slot >> 5U] |= 1U << (slot & 31U);
    }

    std::vector<quint32> m_bits;
};

/// Whether a stem really begins at \a at.
bool confirms(QByteArrayView text, qsizetype at)
{
    if (text.sliced(at).startsWith("eyJ"))
        return true;
    for (const QByteArrayView name : shortNames) {
        if (hasWordAt(text, at, name) && isNameEnd(text, at + name.size()))
            return true;
    }
    for (const Stem &stem : stems) {
        if (hasWordAt(text, at, stem.word) && hasTail(text, at, stem))
            return true;
    }
    return false;
}

} // namespace

bool hasSecretStem(QByteArrayView text)
{
    static const StemTable table;
    constexpr qsizetype block = 16;
    const qsizetype end = text.size() - 3;
    const char *bytes = text.data();
    for (qsizetype at = 0; at < end;) {
        const qsizetype blockEnd = std::min(at + block, end);
        bool hit = false;
        for (qsizetype i = at; i < blockEnd; ++i)
            hit |= table.has(gramAt(bytes + i));
        for (qsizetype i = at; hit && i < blockEnd; ++i) {
            if (table.has(gramAt(bytes + i)) && confirms(text, i))
                return true;
        }
        at = blockEnd;
    }
    return false;
}

} // namespace sse

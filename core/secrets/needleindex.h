// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <unordered_map>
#include <vector>

namespace sse {

/// Many byte strings that are looked for at once. Every third position of a text is checked against
/// the four bytes that stand there in one of the strings, so that most texts cost a fraction of a
/// nanosecond a byte. One thread.
class NeedleIndex final
{
public:
    static constexpr qsizetype shortest = 6;

    struct Match
    {
        qsizetype begin = 0;
        quint32 needle = 0;
    };

    NeedleIndex();

    /// \a needle has at least `shortest` bytes. Numbers count from 0.
    quint32 add(const QByteArray &needle);
    [[nodiscard]] QByteArrayView needle(quint32 number) const { return m_needles[number]; }
    [[nodiscard]] bool isEmpty() const { return m_needles.empty(); }

    /// Calls \a found(Match) for every place where a needle stands, until it returns false.
    template <typename Found>
    void find(QByteArrayView text, const Found &found) const;

private:
    /// Of a needle its last bytes are looked for first, its core.
    struct Place
    {
        quint8 offset = 0; ///< of four bytes in a core
        quint8 size = 0;   ///< of the core
        friend bool operator==(const Place &, const Place &) = default;
    };
    static constexpr qsizetype largestCore = 16;

    [[nodiscard]] static quint32 gramAt(const char *at);
    [[nodiscard]] static quint64 hashOf(QByteArrayView core);
    [[nodiscard]] quint32 slotOf(quint32 gram) const { return (gram * 2654435761U) >> m_shift; }
    /// 0 or 1.
    [[nodiscard]] quint32 mayHave(quint32 gram) const
    {
        const quint32 slot = slotOf(gram);
        return (m_bits[slot >> 5U] >> (slot & 31U)) & 1U;
    }
    void mark(quint32 gram);
    void grow();
    /// The next checked position from \a at on where a known gram may be; -1: none.
    [[nodiscard]] qsizetype candidate(QByteArrayView text, qsizetype at) const;

    std::vector<QByteArray> m_needles;
    std::unordered_map<quint64, std::vector<quint32>> m_cores;
    std::unordered_map<quint32, std::vector<Place>> m_grams;
    std::vector<quint32> m_bits;
    unsigned m_shift = 0;
};

template <typename Found>
void NeedleIndex::find(QByteArrayView text, const Found &found) const
{
    if (isEmpty())
        return;
    for (qsizetype at = candidate(text, 0); at >= 0; at = candidate(text, at + 3)) {
        const auto places = m_grams.find(gramAt(text.data() + at));
        if (places == m_grams.end())
            continue;
        for (const Place &place : places->second) {
            const qsizetype core = at - place.offset;
            if (core < 0 || core + place.size > text.size())
                continue;
            const auto needles = m_cores.find(hashOf(text.sliced(core, place.size)));
            if (needles == m_cores.end())
                continue;
            for (const quint32 number : needles->second) {
                const QByteArrayView bytes = m_needles[number];
                const qsizetype begin = core + place.size - bytes.size();
                if (begin >= 0 && text.sliced(begin, bytes.size()) == bytes &&
                    !found(Match{begin, number}))
                    return;
            }
        }
    }
}

} // namespace sse

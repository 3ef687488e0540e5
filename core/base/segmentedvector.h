// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <memory>

namespace sse {

/// An append-only sequence with one writer and any number of readers, without locks: elements never
/// move, and readers see those below size(), which the writer publishes with a release store.
/// Costs sizeof(T) an element and at most one segment of \a SegmentSize elements in reserve.
template <typename T, std::size_t SegmentSize = 8192>
class SegmentedVector final
{
    static_assert(std::has_single_bit(SegmentSize));
    static constexpr std::size_t fanOut = 2048;

public:
    SegmentedVector() = default;
    SegmentedVector(const SegmentedVector &) = delete;
    SegmentedVector &operator=(const SegmentedVector &) = delete;
    ~SegmentedVector()
    {
        for (auto &branch : m_root) {
            std::unique_ptr<Branch> owned(branch.load(std::memory_order_relaxed));
            if (!owned)
                continue;
            for (auto &segment : *owned)
                delete segment.load(std::memory_order_relaxed);
        }
    }

    /// Elements that readers may look at. Any thread.
    [[nodiscard]] std::size_t size() const { return m_published.load(std::memory_order_acquire); }
    /// Elements appended, published or not. Writer only.
    [[nodiscard]] std::size_t appended() const { return m_appended; }

    /// The element at \a index, which must be below size() (writer: below appended()).
    [[nodiscard]] const T &operator[](std::size_t index) const
    {
        const std::size_t segment = index / SegmentSize;
        const Branch *branch = m_root[segment / fanOut].load(std::memory_order_relaxed);
        return (*(*branch)[segment % fanOut].load(std::memory_order_relaxed))[index % SegmentSize];
    }

    /// Writer only. For elements whose members are themselves safe to change under readers.
    [[nodiscard]] T &writable(std::size_t index) { return const_cast<T &>((*this)[index]); }

    /// Appends without publishing. Writer only. At most 2048 × 2048 segments.
    T &append(const T &value)
    {
        if (m_appended % SegmentSize == 0)
            addSegment(m_appended / SegmentSize);
        T &slot = (*m_current)[m_appended % SegmentSize];
        slot = value;
        ++m_appended;
        return slot;
    }

    /// Makes all that was appended visible to readers. Writer only.
    void publish() { m_published.store(m_appended, std::memory_order_release); }

    /// Frees the segments all of whose elements lie below \a index, which is at most size(), except
    /// the one that holds the element \a kept; neither may be lower than in an earlier call. For
    /// one reader, when nobody else, the writer neither, looks at these elements any more.
    void forgetBelow(std::size_t index, std::size_t kept)
    {
        const std::size_t keptSegment = kept / SegmentSize;
        if (m_keptSegment < m_firstSegment && m_keptSegment != keptSegment)
            freeSegment(m_keptSegment);
        const std::size_t end = std::min(index, size()) / SegmentSize;
        for (; m_firstSegment < end; ++m_firstSegment) {
            if (m_firstSegment != keptSegment)
                freeSegment(m_firstSegment);
        }
        m_keptSegment = keptSegment;
    }
    /// From here on no element was freed. The reader's that forgets.
    [[nodiscard]] std::size_t firstKept() const { return m_firstSegment * SegmentSize; }

private:
    using Segment = std::array<T, SegmentSize>;
    using Branch = std::array<std::atomic<Segment *>, fanOut>;

    void addSegment(std::size_t number)
    {
        auto &slot = m_root[number / fanOut];
        Branch *branch = slot.load(std::memory_order_relaxed);
        if (!branch) {
            branch = new Branch{};
            slot.store(branch, std::memory_order_relaxed);
        }
        m_current = new Segment;
        (*branch)[number % fanOut].store(m_current, std::memory_order_relaxed);
    }

    void freeSegment(std::size_t number)
    {
        Branch &branch = *m_root[number / fanOut].load(std::memory_order_relaxed);
        delete branch[number % fanOut].exchange(nullptr, std::memory_order_relaxed);
    }

    std::array<std::atomic<Branch *>, fanOut> m_root{};
    Segment *m_current = nullptr;
    std::size_t m_appended = 0;
    std::atomic<std::size_t> m_published = 0;
    std::size_t m_firstSegment = 0; // those before it were freed, but for:
    std::size_t m_keptSegment = 0;
};

} // namespace sse

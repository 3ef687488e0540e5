// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArray>

#include <optional>

namespace sse {

/// Bytes that came with one read.
struct BodySlice
{
    ByteOffset begin = 0;
    quint64 length = 0;
    WallTime time;
    bool goesOn = false; ///< with the same read as the slice before
    [[nodiscard]] ByteOffset end() const { return begin + length; }
    friend bool operator==(const BodySlice &, const BodySlice &) = default;
};

/// Slices in the order of their bytes, none over another, at about seven bytes each. A value.
class BodySlices final
{
public:
    /// \a slice begins at the last one's end or behind; its time may be any.
    void append(const BodySlice &slice);
    /// Takes back the slices that begin at \a begin or behind.
    void takeBack(ByteOffset begin);
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// Bytes in all slices.
    [[nodiscard]] quint64 size() const { return m_size; }
    /// Of the last one; a slice of nothing when there is none.
    [[nodiscard]] const BodySlice &last() const { return m_last; }

    /// Goes through slices, which outlive it and don't change.
    class Reader final
    {
    public:
        explicit Reader(const BodySlices &slices)
            : m_slices(slices)
        {
        }
        [[nodiscard]] std::optional<BodySlice> next();

    private:
        const BodySlices &m_slices;
        qsizetype m_at = 0;
        BodySlice m_last;
    };

private:
    // Each: the gap before it, its length, the time since the one before, the size of all this.
    QByteArray m_bytes;
    BodySlice m_last;
    quint64 m_size = 0;
};

} // namespace sse

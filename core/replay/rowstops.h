// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/rowtime.h"
#include "core/replay/schedule.h"

namespace sse {

/// The rows of an index as stops: a stop's number is its RowNumber. A fact is a group by itself.
class RowStops final : public Stops
{
public:
    /// Both must outlive it, and may grow.
    RowStops(const CaptureLog &log, const EventIndex &index)
        : m_log(log)
        , m_index(index)
    {
    }

    [[nodiscard]] std::size_t count() const override { return m_index.rowCount(); }
    [[nodiscard]] MonoTime time(std::size_t number) const override
    {
        return rowTime(m_log, m_index, static_cast<RowNumber>(number));
    }
    [[nodiscard]] quint64 group(std::size_t number) const override
    {
        const EventRow &row = m_index.row(static_cast<RowNumber>(number));
        return row.kind == RowKind::Fact ? factGroup | row.source : row.source;
    }

private:
    static constexpr quint64 factGroup = quint64{1} << 32;

    const CaptureLog &m_log;
    const EventIndex &m_index;
};

} // namespace sse

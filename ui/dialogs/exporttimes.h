// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/stats/timeline.h"

namespace sse::ui {

/// How people write the times of one stream: as absolute time, with or without a day
/// ("09:00:01.5", "2026-01-31 09:00:01", "2026-01-31T09:00:01Z"), or as seconds since its start
/// ("12.5", "+12.5 s"). A value.
class ExportTimes final
{
public:
    /// \a extent: of the whole stream. \a utc: absolute times are UTC, otherwise local.
    ExportTimes(const TimeAnchor &anchor, const TimeSpan &extent, bool utc);

    [[nodiscard]] const TimeSpan &extent() const { return m_extent; }
    /// Absolute, down to the millisecond; with the day when the stream lasts longer than one.
    [[nodiscard]] QString text(MonoTime time) const;
    /// Errors: "export-time", with a sentence.
    [[nodiscard]] Result<MonoTime> parse(const QString &text) const;
    /// The same, of an end that belongs to the range: a time that names no fractions below the
    /// millisecond includes all of its millisecond.
    [[nodiscard]] Result<MonoTime> parseEnd(const QString &text) const;

private:
    struct Parsed;
    [[nodiscard]] Result<Parsed> read(const QString &text) const;

    TimeAnchor m_anchor;
    TimeSpan m_extent;
    bool m_utc = false;
};

} // namespace sse::ui

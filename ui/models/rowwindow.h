// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstddef>

namespace sse::ui {

/// Which positions of a list are shown: those from the first that may be shown to the last, but at
/// most a limit of them. When the limit is reached, earlier ones leave in large steps, so that it
/// is rare. A value.
class RowWindow final
{
public:
    /// The one change to make next. A model signals it and then calls apply().
    struct Change
    {
        enum class Kind : unsigned char {
            None,
            Append,       ///< count more at the end
            RemoveTop,    ///< the first count
            RemoveBottom, ///< the last count
            Reset,        ///< all others: from top on, count of them
        };
        Kind kind = Kind::None;
        std::size_t count = 0;
        std::size_t top = 0; ///< of Kind::Reset
        friend bool operator==(const Change &, const Change &) = default;
    };

    /// \a limit: at least 1.
    explicit RowWindow(std::size_t limit)
        : m_limit(limit)
    {
    }

    [[nodiscard]] std::size_t top() const { return m_top; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Behind the last position shown.
    [[nodiscard]] std::size_t end() const { return m_top + m_count; }
    void setLimit(std::size_t limit) { m_limit = limit; }

    /// What to change so that the positions [\a first, \a end) are shown. Only one step: behind the
    /// removal of earlier rows, those that came are for the next call.
    [[nodiscard]] Change next(std::size_t first, std::size_t end) const;
    void apply(const Change &change);
    /// Shows the last positions of [\a first, \a end) at once.
    void restart(std::size_t first, std::size_t end);

private:
    [[nodiscard]] Change resetTo(std::size_t first, std::size_t end) const;

    std::size_t m_limit;
    std::size_t m_top = 0;
    std::size_t m_count = 0;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>
#include <memory>

namespace sse {

/// Work in steps, done by a thread of its own a little ahead of the one that wants them.
class ReadAhead final
{
public:
    static constexpr int mostAhead = 2; ///< steps that nobody has asked for yet

    /// \a step returns false when it was the last; what it uses must outlive this. The first begins
    /// at once.
    explicit ReadAhead(std::function<bool()> step);
    /// Waits for the step that runs; no other begins.
    ~ReadAhead();
    ReadAhead(const ReadAhead &) = delete;
    ReadAhead &operator=(const ReadAhead &) = delete;

    /// Waits until the next step is done, and returns what it returned; false behind the last. What
    /// it did is visible to the caller then. One thread.
    [[nodiscard]] bool next();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

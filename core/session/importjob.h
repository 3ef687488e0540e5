// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

#include <optional>

namespace sse {

/// An import in a thread of its own. Any thread may ask; the constructor's thread destroys.
class ImportJob final
{
public:
    struct Status
    {
        quint64 done = 0; ///< bytes
        quint64 total = 0;
        bool finished = false;
        std::optional<Error> error; ///< "cancelled" among others
    };

    /// \a changed is called in the job's thread, at most every 50 ms and at the end.
    ImportJob(const QString &path, std::function<void()> changed);
    /// Cancels and waits.
    ~ImportJob();
    ImportJob(const ImportJob &) = delete;
    ImportJob &operator=(const ImportJob &) = delete;

    void cancel();
    [[nodiscard]] Status status() const;
    /// What was imported; once, after it finished without an error.
    [[nodiscard]] Imported take();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

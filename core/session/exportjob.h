// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/formats/export.h"

#include <optional>
#include <variant>

namespace sse {

/// An export in a thread of its own. Any thread may ask; the constructor's thread destroys.
class ExportJob final
{
public:
    /// A file, or the first so many bytes in memory, for a preview.
    struct Preview
    {
        qsizetype mostBytes = qsizetype{64} << 10;
    };
    using Target = std::variant<QString, Preview>;

    struct Status
    {
        ExportProgress progress;
        bool finished = false;
        /// Filled in once surveyed; whole once finished without an error.
        std::optional<ExportReport> report;
        std::optional<Error> error; ///< "cancelled" among others; nothing is left of the file then
        QByteArray preview;         ///< of a Preview, once finished
        bool isCut = false;         ///< the preview ends before the export does
    };

    /// \a source must stay valid until the destructor. \a changed is called in the job's thread, at
    /// most every 50 ms and at the end.
    ExportJob(ExportPlan plan, ExportSourceFactory source, Target target,
              std::function<void()> changed);
    /// Cancels and waits.
    ~ExportJob();
    ExportJob(const ExportJob &) = delete;
    ExportJob &operator=(const ExportJob &) = delete;

    void cancel();
    [[nodiscard]] Status status() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"
#include "core/recording/database.h"

#include <functional>

namespace sse {

/// Copies the recording that \a from is connected to, as it is now, to \a to: a file complete by
/// itself, mode 0600, that takes the place of what is there only once it is whole and synced. The
/// caller's thread works; \a cancelled is asked often. Errors: "cancelled" and those of
/// Database::error(); \a to is as it was then.
[[nodiscard]] std::optional<Error> copyRecording(Database &from, const QString &to,
                                                 const std::function<bool()> &cancelled = {});
/// The same for a file that nobody records into.
[[nodiscard]] std::optional<Error> copyRecording(const QString &from, const QString &to,
                                                 const std::function<bool()> &cancelled = {});

/// Writes all that \a log holds to \a to as the others do, without a recording to copy from.
[[nodiscard]] std::optional<Error> writeRecording(const CaptureLog &log, const QString &to,
                                                  const std::function<bool()> &cancelled = {});

} // namespace sse

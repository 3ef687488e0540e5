// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>

namespace sse::cli {

/// Whether there is anything called \a path; also true for a symbolic link that leads nowhere.
[[nodiscard]] bool isThere(const QString &path);

/// The Error of a local file.
[[nodiscard]] Error fileError(const QString &sentence);

/// Why the argument of -o, \a file, can't be written to, or nothing. Looks at the disk. \a what
/// goes there, for the sentence. \a force: it may replace a file, but never \a source, which is
/// read.
[[nodiscard]] std::optional<Error> checkOutput(const QString &file, bool force, const QString &what,
                                               const QString &source = {});

/// "1.2 MB"
[[nodiscard]] QString sizeText(quint64 bytes);

} // namespace sse::cli

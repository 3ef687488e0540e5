// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

namespace sse::cli {

/// Those of \a names that somebody who wrote \a name may have meant, the most similar first; at
/// most five. Letters' case does not matter.
[[nodiscard]] QStringList similarNames(const QString &name, const QStringList &names);

} // namespace sse::cli

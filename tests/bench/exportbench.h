// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace sse::bench {

/// Prints the tables of exports of a recording, which is written into \a folder and removed again:
/// every format with 1 M events, JSON Lines with \a events, each with the memory it took at most.
void benchExport(const QString &folder, quint64 events, int rounds);

} // namespace sse::bench

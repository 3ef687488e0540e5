// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <cstddef>

namespace sse::bench {

/// Prints the tables of recordings, which are written into \a folder and removed again: against a
/// plain append file, the network side with and without one, and reading them again.
void benchRecording(const QString &folder, std::size_t bytes, int rounds);

} // namespace sse::bench

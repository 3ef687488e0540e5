// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <cstddef>

namespace sse::bench {

/// Prints the table of (a): the parser against a plain memchr count of the lines, over \a bytes of
/// each corpus, and, where \a node runs and \a modules (a node_modules folder) has it, against
/// npm's eventsource-parser.
void benchParser(std::size_t bytes, int rounds, const QString &node, const QString &modules);

} // namespace sse::bench

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace sse::ui {

/// The key of the marks in place of secrets (Redactor): equal secrets look equal in all that the
/// window shows, copies and exports, for as long as the program runs. Random, and stored nowhere.
[[nodiscard]] const QByteArray &markKey();

} // namespace sse::ui

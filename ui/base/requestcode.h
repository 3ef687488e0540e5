// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/endpoint.h"

#include <QString>

namespace sse::ui {

/// Whether copied code holds the secrets of a request or a mask in their place.
enum class Secrets : quint8 { Masked, Shown };

/// A curl command for a POSIX shell that reads the stream. Every argument is quoted, so that
/// nothing in a request can become a command, and a body that is no plain text is printed into it.
[[nodiscard]] QString curlCommand(const Endpoint &endpoint, Secrets secrets);

/// JavaScript that reads the stream: EventSource for a plain GET, fetch() otherwise.
[[nodiscard]] QString javaScriptCode(const Endpoint &endpoint, Secrets secrets);

} // namespace sse::ui

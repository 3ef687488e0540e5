// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"

#include <optional>

namespace sse {

/// "attempt", "response", "state", "end", "reconnect", "note", "start", "body-end", "checkpoint":
/// the kind of a fact in a recording.
[[nodiscard]] QByteArray factKind(const LogRecord::Fact &fact);

/// A fact as compact JSON, losslessly: byte strings that are not well-formed UTF-8 become
/// {"base64":"…"}; header fields stay in wire order. Pure.
[[nodiscard]] QByteArray factToJson(const LogRecord::Fact &fact);

/// The inverse. Nothing for a kind that is not known, or JSON that is not such a fact: wrong types,
/// numbers out of range, unknown words. Unknown keys are passed over. Any bytes are safe to give.
[[nodiscard]] std::optional<LogRecord::Fact> factFromJson(QByteArrayView kind, QByteArrayView json);

/// \a fact as it may be written down: credentials in URLs and header fields (request and response)
/// masked. \a key, secret to one recording and kept nowhere, makes equal values visible as equal.
[[nodiscard]] LogRecord::Fact redactedFact(const LogRecord::Fact &fact, const QByteArray &key);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace sse {

// The values of a HAR's members. Text is well-formed UTF-8.

/// \a key with its quotes and colon, and \a text as a JSON string.
void appendHarText(QByteArray &out, QByteArrayView key, QByteArrayView text);
/// Seconds since 1970 with six decimals.
void appendHarSeconds(QByteArray &out, WallTime time);
/// Milliseconds with three decimals.
void appendHarMilliseconds(QByteArray &out, std::chrono::microseconds duration);

/// Names and values, as an array of {"name":…,"value":…}.
using HarPairs = QList<std::pair<QByteArray, QByteArray>>;
void appendHarPairs(QByteArray &out, const HarPairs &pairs);

/// The items of an encoded address's query, decoded.
[[nodiscard]] HarPairs queryItemsOf(const QByteArray &address);
/// The cookies of a Cookie header's value, and the one of a Set-Cookie header's.
[[nodiscard]] HarPairs cookiesOf(QByteArrayView cookieValue);
[[nodiscard]] HarPairs setCookieOf(QByteArrayView setCookieValue);

/// What Chrome would call it.
[[nodiscard]] QByteArray networkErrorName(EndReason reason);
/// The value of the first field \a name; nothing when there is none.
[[nodiscard]] std::optional<HeaderField> firstField(const HeaderList &headers, QByteArrayView name);

} // namespace sse

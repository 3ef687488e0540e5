// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QString>

namespace sse {

/// How many header values, addresses and request bodies of the first \a end records of \a facts
/// hold marks already: secrets that were masked when the stream was recorded, which nobody knows
/// any more.
[[nodiscard]] quint64 recordedMasks(const CaptureLog &facts, std::size_t end);

/// The sentence for people on \a count of them, at least 1. \a masks: secrets are masked.
[[nodiscard]] QString recordedMasksText(quint64 count, bool masks);

} // namespace sse

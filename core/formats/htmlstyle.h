// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace sse {

/// The style sheet of an HTML report: light and dark by the reader's preference, wide and narrow,
/// screen and print. Refers to nothing outside.
[[nodiscard]] QByteArrayView htmlStyle();

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace sse {

/// Appends \a text, which may be anything, as text for HTML and SVG, fit for attribute values too:
/// marks are escaped, hidden characters become visible tokens. Line breaks and tabs stay when
/// \a keepLines is set.
void appendHtml(QByteArray &out, QStringView text, bool keepLines = false);

/// The same as a value.
[[nodiscard]] QByteArray toHtml(QStringView text, bool keepLines = false);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace sse {

/// Decodes as the Encoding Standard's "UTF-8 decode without BOM": every maximal subpart of an
/// ill-formed sequence becomes one U+FFFD. Returns well-formed UTF-8. No BOM is removed.
[[nodiscard]] QByteArray toWellFormedUtf8(QByteArrayView bytes);

/// Whether \a bytes are well-formed UTF-8.
[[nodiscard]] bool isWellFormedUtf8(QByteArrayView bytes);

/// Like toWellFormedUtf8() of the first \a maxBytes bytes, cut back to a whole sequence.
[[nodiscard]] QByteArray toWellFormedUtf8Prefix(QByteArrayView bytes, qsizetype maxBytes);

/// Like toWellFormedUtf8(), as UTF-16. Unlike QString::fromUtf8 it keeps a leading U+FEFF.
[[nodiscard]] QString decodeUtf8(QByteArrayView bytes);

/// Like decodeUtf8() of the first \a maxBytes bytes, cut back to a whole sequence.
[[nodiscard]] QString decodeUtf8Prefix(QByteArrayView bytes, qsizetype maxBytes);

} // namespace sse

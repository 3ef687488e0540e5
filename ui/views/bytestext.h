// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QByteArrayView>
#include <QString>

namespace sse::ui {

/// "0a"
[[nodiscard]] QString hexDigits(uchar byte);
/// One character for a byte beside its hex: ASCII as it is, "␊" for controls, "·" above ASCII.
[[nodiscard]] QString byteGlyph(uchar byte);
/// "64 61 74": hex with blanks between.
[[nodiscard]] QString hexText(QByteArrayView bytes);
/// Decoded as the standard decodes a stream, NUL as "␀" since no clipboard keeps it.
[[nodiscard]] QString decodedText(QByteArrayView bytes);
/// Lines of offset, 16 bytes in hex and as glyphs; the first offset is \a begin.
[[nodiscard]] QString dumpText(QByteArrayView bytes, ByteOffset begin);

/// "read 12 · 09:00:02.001 · 24 B": the read that brought the byte at \a offset; empty beyond the
/// end.
[[nodiscard]] QString readText(const CaptureLog &log, ByteOffset offset, bool utc);

} // namespace sse::ui

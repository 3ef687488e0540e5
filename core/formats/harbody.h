// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"
#include "core/formats/bodyslices.h"

namespace sse {

/// What was written of a body, decoded.
struct WrittenBody
{
    quint64 size = 0;
    /// How many bytes of it came with each read: those of the slices, which masking may have
    /// changed.
    BodySlices reads;
};

/// Appends the bytes of \a slices, masked, as members of a HAR's "content": ,"text":… and, when the
/// unmasked bytes are no UTF-8, ,"encoding":"base64". Reads the log twice, in small pieces.
[[nodiscard]] WrittenBody writeHarBody(const ExportContext &context, const BodySlices &slices,
                                       ExportOutput &out);

} // namespace sse

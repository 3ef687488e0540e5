// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"
#include "core/formats/bodyslices.h"

#include <vector>

namespace sse {

/// What was written of a body, decoded.
struct WrittenBody
{
    quint64 size = 0;
    /// How many bytes of it came with each read: those of the slices, which masking may have
    /// changed.
    BodySlices reads;
    /// Where the places that were asked for came to lie.
    std::vector<quint64> places;
};

/// Appends the bytes of \a slices, masked, as members of a HAR's "content": ,"text":… and, when the
/// unmasked bytes are no UTF-8, ,"encoding":"base64". Reads the log twice, in small pieces.
/// \a places: how many bytes of the slices lie before each of them, rising.
[[nodiscard]] WrittenBody writeHarBody(const ExportContext &context, const BodySlices &slices,
                                       const std::vector<quint64> &places, ExportOutput &out);

} // namespace sse

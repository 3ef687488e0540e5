// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QByteArrayView>

#include <memory>

namespace sse {

/// Turns body bytes into what goes onto the wire: compression, then chunks (RFC 9112 § 7.1).
class BodyEncoder final
{
public:
    BodyEncoder(Framing framing, GzipMode gzip);
    ~BodyEncoder();
    BodyEncoder(BodyEncoder &&) noexcept;
    BodyEncoder &operator=(BodyEncoder &&) noexcept;

    /// Of one write. Empty while compression holds it back.
    [[nodiscard]] QByteArray encoded(QByteArrayView bytes);
    /// What comes last for an end of \a kind: the rest of the compressed data and the last chunk of
    /// a clean one; the beginning of a chunk that never ends for MidChunk.
    [[nodiscard]] QByteArray ended(EndKind kind);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>

namespace sse {

/// Undoes a content coding (RFC 9110 § 8.4.1) while the body arrives: what the server flushed comes
/// out as soon as its bytes are in. Any split of the same bytes gives the same result. Knows gzip
/// (also of several members) and deflate (with the zlib header or, as some servers send it,
/// without). No limits on size or ratio. One thread.
class ContentDecoder final
{
public:
    enum class Coding : quint8 { Gzip, Deflate };

    /// How the encoded bytes ended.
    enum class End : quint8 {
        Complete, ///< nothing is missing, or there was nothing at all
        /// Unfinished, but behind a whole block: all that the server flushed came out.
        AtFlush,
        Cut, ///< bytes are missing
    };

    /// What one decode() did.
    struct Step
    {
        std::size_t consumed = 0;
        std::size_t produced = 0;
    };

    /// The coding that a Content-Encoding asks for (all fields of that name joined by ", "),
    /// nothing for identity. Error "content-coding" for any other, and for more than one.
    [[nodiscard]] static Result<std::optional<Coding>> parseCoding(QByteArrayView contentEncoding);

    explicit ContentDecoder(Coding coding);
    ~ContentDecoder();
    ContentDecoder(const ContentDecoder &) = delete;
    ContentDecoder &operator=(const ContentDecoder &) = delete;

    /// Takes from \a encoded and fills \a decoded as far as either goes. Leaves bytes of \a encoded
    /// only when \a decoded is full or error() is set, and does nothing once it is.
    [[nodiscard]] Step decode(std::span<const char> encoded, std::span<char> decoded);
    /// Whether decode() has more to give without any more bytes.
    [[nodiscard]] bool outputPending() const;
    /// Error "content-corrupt", a sentence. What came out before it is good.
    [[nodiscard]] const std::optional<Error> &error() const;
    /// What it means that no more bytes come.
    [[nodiscard]] End end() const;

    /// Bytes taken in and given out so far.
    [[nodiscard]] quint64 encodedBytes() const;
    [[nodiscard]] quint64 decodedBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

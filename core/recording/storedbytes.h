// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <span>

namespace sse {

/// Body bytes that a file holds, by their place in a log.
class StoredBytes
{
public:
    StoredBytes() = default;
    StoredBytes(const StoredBytes &) = delete;
    StoredBytes &operator=(const StoredBytes &) = delete;
    virtual ~StoredBytes() = default;

    /// Fills \a to with the bytes at \a begin. Any thread. False: some can't be read; they are 0
    /// then.
    virtual bool read(ByteOffset begin, std::span<char> to) const = 0;
};

} // namespace sse

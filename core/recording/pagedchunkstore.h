// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/chunkstore.h"
#include "core/recording/storedbytes.h"

namespace sse {

/// Chunks that leave memory once a file holds them; the newest, and those used last, stay.
class PagedChunkStore final : public ChunkStore
{
public:
    static constexpr std::size_t usualResident = 32; ///< chunks: 64 MiB

    explicit PagedChunkStore(std::size_t mostResident = usualResident);
    ~PagedChunkStore() override;

    /// Where chunks come back from; set before setSaved(). Any thread.
    void setSource(std::shared_ptr<const StoredBytes> source);
    /// Bytes below \a end are on the disk: full chunks below it may leave. Any thread.
    void setSaved(ByteOffset end);

    [[nodiscard]] std::shared_ptr<const Chunk> pin(std::size_t number) const override;
    [[nodiscard]] std::shared_ptr<const Chunk> resident(std::size_t number) const override;
    void copy(ByteOffset begin, std::span<char> to) const override;
    std::shared_ptr<Chunk> add() override;

    /// Chunks in memory now.
    [[nodiscard]] std::size_t residentCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

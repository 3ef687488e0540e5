// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <array>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace sse {

/// 2 MiB of body bytes, the size of a huge page. Bytes below the log's published length never
/// change.
struct Chunk
{
    static constexpr std::size_t size = std::size_t{2} << 20;
    std::array<char, size> bytes;
};

/// Where the body bytes live. A reader pins a chunk for as long as it holds a view into it, so that
/// a store may let old chunks leave memory.
class ChunkStore
{
public:
    ChunkStore() = default;
    ChunkStore(const ChunkStore &) = delete;
    ChunkStore &operator=(const ChunkStore &) = delete;
    virtual ~ChunkStore() = default;

    /// Any thread; \a number must be below the count of added chunks. Brings the chunk back into
    /// memory when it has left.
    [[nodiscard]] virtual std::shared_ptr<const Chunk> pin(std::size_t number) const = 0;
    /// Any thread: the chunk when it is in memory, otherwise nullptr.
    [[nodiscard]] virtual std::shared_ptr<const Chunk> resident(std::size_t number) const = 0;
    /// Any thread: copies the bytes at \a begin and behind, which lie in one chunk and are
    /// published, without bringing the chunk into memory.
    virtual void copy(ByteOffset begin, std::span<char> to) const = 0;
    /// Writer only: one more chunk at the end, to be filled.
    virtual std::shared_ptr<Chunk> add() = 0;
};

/// Memory for a chunk that becomes resident as bytes arrive. \a huge asks for huge pages: on a fast
/// stream a fault for every 4 KiB page costs more than the copy into it.
[[nodiscard]] std::shared_ptr<Chunk> allocateChunk(bool huge);

/// Keeps every chunk in memory.
class MemoryChunkStore final : public ChunkStore
{
public:
    [[nodiscard]] std::shared_ptr<const Chunk> pin(std::size_t number) const override;
    [[nodiscard]] std::shared_ptr<const Chunk> resident(std::size_t number) const override;
    void copy(ByteOffset begin, std::span<char> to) const override;
    std::shared_ptr<Chunk> add() override;

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Chunk>> m_chunks;
};

} // namespace sse

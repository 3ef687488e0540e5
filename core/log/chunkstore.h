// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <array>
#include <memory>
#include <mutex>
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

    /// Any thread; \a number must be below the count of added chunks.
    [[nodiscard]] virtual std::shared_ptr<const Chunk> pin(std::size_t number) const = 0;
    /// Writer only: one more chunk at the end, to be filled.
    virtual std::shared_ptr<Chunk> add() = 0;
};

/// Keeps every chunk in memory.
class MemoryChunkStore final : public ChunkStore
{
public:
    [[nodiscard]] std::shared_ptr<const Chunk> pin(std::size_t number) const override;
    std::shared_ptr<Chunk> add() override;

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Chunk>> m_chunks;
};

} // namespace sse

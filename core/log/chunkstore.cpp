// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/chunkstore.h"

namespace sse {

std::shared_ptr<const Chunk> MemoryChunkStore::pin(std::size_t number) const
{
    const std::lock_guard lock(m_mutex);
    return m_chunks[number];
}

std::shared_ptr<Chunk> MemoryChunkStore::add()
{
    // for_overwrite: the pages become resident as bytes arrive, not before.
    auto chunk = std::make_shared_for_overwrite<Chunk>();
    const std::lock_guard lock(m_mutex);
    m_chunks.push_back(chunk);
    return chunk;
}

} // namespace sse

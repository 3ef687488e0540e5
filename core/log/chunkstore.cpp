// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/chunkstore.h"

#include <cstdlib>
#include <cstring>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace sse {

std::shared_ptr<Chunk> allocateChunk(bool huge)
{
    void *memory = std::aligned_alloc(Chunk::size, sizeof(Chunk));
    if (!memory)
        throw std::bad_alloc();
#ifdef Q_OS_LINUX
    if (huge)
        ::madvise(memory, sizeof(Chunk), MADV_HUGEPAGE);
#else
    Q_UNUSED(huge)
#endif
    return {new (memory) Chunk, [](Chunk *chunk) { std::free(chunk); }};
}

std::shared_ptr<const Chunk> MemoryChunkStore::pin(std::size_t number) const
{
    const std::lock_guard lock(m_mutex);
    return m_chunks[number];
}

std::shared_ptr<const Chunk> MemoryChunkStore::resident(std::size_t number) const
{
    return pin(number);
}

void MemoryChunkStore::copy(ByteOffset begin, std::span<char> to) const
{
    const std::shared_ptr<const Chunk> chunk = pin(static_cast<std::size_t>(begin / Chunk::size));
    std::memcpy(to.data(), chunk->bytes.data() + begin % Chunk::size, to.size());
}

std::shared_ptr<Chunk> MemoryChunkStore::add()
{
    // A stream that brings little gets small pages.
    auto chunk = allocateChunk(!m_chunks.empty());
    const std::lock_guard lock(m_mutex);
    m_chunks.push_back(chunk);
    return chunk;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/chunkstore.h"

#include <cstdlib>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace sse {

namespace {

/// Memory that becomes resident as bytes arrive. On a fast stream a fault for every 4 KiB page
/// costs more than the copy into it, so that all chunks but a stream's first ask for huge pages.
std::shared_ptr<Chunk> allocate(bool huge)
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

} // namespace

std::shared_ptr<const Chunk> MemoryChunkStore::pin(std::size_t number) const
{
    const std::lock_guard lock(m_mutex);
    return m_chunks[number];
}

std::shared_ptr<Chunk> MemoryChunkStore::add()
{
    auto chunk = allocate(!m_chunks.empty());
    const std::lock_guard lock(m_mutex);
    m_chunks.push_back(chunk);
    return chunk;
}

} // namespace sse

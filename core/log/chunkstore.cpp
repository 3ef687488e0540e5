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

namespace {

#ifdef Q_OS_LINUX

// Straight from the system and back to it: a heap would keep what leaves.
void *takeMemory(bool huge)
{
    constexpr std::size_t reach = 2 * Chunk::size;
    void *mapped =
        ::mmap(nullptr, reach, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        throw std::bad_alloc();
    void *memory = mapped;
    std::size_t space = reach;
    std::align(Chunk::size, Chunk::size, memory, space);
    const std::size_t before = reach - space;
    if (before > 0)
        ::munmap(mapped, before);
    if (space > Chunk::size)
        ::munmap(static_cast<char *>(memory) + Chunk::size, space - Chunk::size);
    if (huge)
        ::madvise(memory, Chunk::size, MADV_HUGEPAGE);
    return memory;
}

void giveMemory(void *memory)
{
    ::munmap(memory, Chunk::size);
}

#else

void *takeMemory(bool)
{
    void *memory = std::aligned_alloc(Chunk::size, Chunk::size);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

void giveMemory(void *memory)
{
    std::free(memory);
}

#endif

} // namespace

std::shared_ptr<Chunk> allocateChunk(bool huge)
{
    static_assert(sizeof(Chunk) == Chunk::size);
    return {new (takeMemory(huge)) Chunk, [](Chunk *chunk) { giveMemory(chunk); }};
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

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/pagedchunkstore.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace sse {

struct PagedChunkStore::Private
{
    struct Slot
    {
        std::shared_ptr<Chunk> held;
        std::weak_ptr<Chunk> known; // also when only readers hold it
        quint64 used = 0;
    };
    using Chunks = std::vector<std::shared_ptr<Chunk>>;

    std::shared_ptr<Chunk> find(std::size_t number);
    void hold(std::size_t number, const std::shared_ptr<Chunk> &chunk);
    [[nodiscard]] bool mayLeave(std::size_t number) const;
    [[nodiscard]] Chunks takeSurplus();

    std::size_t mostResident = 0;
    std::atomic<ByteOffset> saved = 0;

    std::mutex mutex;
    std::vector<Slot> chunks;
    std::vector<std::size_t> resident; // numbers of the chunks that are held
    quint64 uses = 0;
    std::shared_ptr<const StoredBytes> source;
};

/// The chunk when it is in memory. Under the mutex.
std::shared_ptr<Chunk> PagedChunkStore::Private::find(std::size_t number)
{
    Slot &slot = chunks[number];
    slot.used = ++uses;
    return slot.held ? slot.held : slot.known.lock();
}

/// Under the mutex.
void PagedChunkStore::Private::hold(std::size_t number, const std::shared_ptr<Chunk> &chunk)
{
    chunks[number].held = chunk;
    chunks[number].known = chunk;
    resident.push_back(number);
}

bool PagedChunkStore::Private::mayLeave(std::size_t number) const
{
    // Only full chunks: what the disk holds of the newest one is not all that it will hold.
    return number + 1 < chunks.size() && (number + 1) * Chunk::size <= saved.load();
}

/// The chunks that leave, least recently used first. Under the mutex; to be freed outside of it.
PagedChunkStore::Private::Chunks PagedChunkStore::Private::takeSurplus()
{
    Chunks gone;
    while (resident.size() > mostResident) {
        auto oldest = resident.end();
        for (auto it = resident.begin(); it != resident.end(); ++it) {
            if (mayLeave(*it) &&
                (oldest == resident.end() || chunks[*it].used < chunks[*oldest].used))
                oldest = it;
        }
        if (oldest == resident.end())
            break;
        gone.push_back(std::move(chunks[*oldest].held));
        chunks[*oldest].held.reset();
        *oldest = resident.back();
        resident.pop_back();
    }
    return gone;
}

PagedChunkStore::PagedChunkStore(std::size_t mostResident)
    : d(std::make_unique<Private>())
{
    d->mostResident = std::max<std::size_t>(mostResident, 1);
}

PagedChunkStore::~PagedChunkStore() = default;

void PagedChunkStore::setSource(std::shared_ptr<const StoredBytes> source)
{
    const std::lock_guard lock(d->mutex);
    d->source = std::move(source);
}

void PagedChunkStore::setSaved(ByteOffset end)
{
    const ByteOffset before = d->saved.exchange(end);
    if (before / Chunk::size == end / Chunk::size)
        return;
    Private::Chunks gone;
    const std::lock_guard lock(d->mutex);
    gone = d->takeSurplus();
}

std::shared_ptr<const Chunk> PagedChunkStore::pin(std::size_t number) const
{
    std::shared_ptr<const StoredBytes> source;
    {
        const std::lock_guard lock(d->mutex);
        if (std::shared_ptr<Chunk> chunk = d->find(number))
            return chunk;
        source = d->source;
    }
    std::shared_ptr<Chunk> loaded = allocateChunk(true);
    // What can't be read is 0.
    if (source)
        source->read(number * Chunk::size, loaded->bytes);
    else
        loaded->bytes.fill(0);

    Private::Chunks gone;
    const std::lock_guard lock(d->mutex);
    if (std::shared_ptr<Chunk> chunk = d->find(number)) {
        gone.push_back(std::move(loaded)); // another thread was faster
        return chunk;
    }
    d->hold(number, loaded);
    gone = d->takeSurplus();
    return loaded;
}

std::shared_ptr<const Chunk> PagedChunkStore::resident(std::size_t number) const
{
    const std::lock_guard lock(d->mutex);
    return d->find(number);
}

void PagedChunkStore::copy(ByteOffset begin, std::span<char> to) const
{
    std::shared_ptr<Chunk> chunk;
    std::shared_ptr<const StoredBytes> source;
    {
        const std::lock_guard lock(d->mutex);
        chunk = d->find(static_cast<std::size_t>(begin / Chunk::size));
        source = d->source;
    }
    if (chunk)
        std::memcpy(to.data(), chunk->bytes.data() + begin % Chunk::size, to.size());
    else if (source)
        source->read(begin, to);
    else
        std::ranges::fill(to, 0);
}

std::shared_ptr<Chunk> PagedChunkStore::add()
{
    // Only this thread adds. A stream that brings little gets small pages.
    const std::size_t number = d->chunks.size();
    std::shared_ptr<Chunk> chunk = allocateChunk(number > 0);
    Private::Chunks gone;
    const std::lock_guard lock(d->mutex);
    d->chunks.emplace_back();
    d->chunks.back().used = ++d->uses;
    d->hold(number, chunk);
    gone = d->takeSurplus();
    return chunk;
}

std::size_t PagedChunkStore::residentCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->resident.size();
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/resumememory.h"

#include <algorithm>
#include <limits>

namespace sse {

namespace {

/// What an event costs besides its block.
constexpr qsizetype eventCost = 128;

qsizetype costOf(const KeptEvent &event)
{
    return event.block.size() + event.id.size() + eventCost;
}

/// The number of the newest event of \a lineage with \a id.
std::optional<std::size_t> findEvent(const ResumeLineage &lineage, const QByteArray &id)
{
    for (std::size_t number = lineage.events.size(); number-- > 0;) {
        // A header's value comes without white space around it.
        const QByteArray &kept = lineage.events[number].id;
        if (!kept.isNull() && (kept == id || kept.trimmed() == id))
            return number;
    }
    return std::nullopt;
}

std::optional<qint64> wholeNumber(const QByteArray &text)
{
    const bool digits = std::all_of(text.cbegin(), text.cend(),
                                    [](char byte) { return byte >= '0' && byte <= '9'; });
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return digits && fits ? std::optional(number) : std::nullopt;
}

} // namespace

void ResumeMemory::clear()
{
    while (!lineages.empty())
        dropLineage(0);
}

void ResumeMemory::add(ResumeLineage &lineage, KeptEvent event, quint32 keep)
{
    // An event that is bigger than what may be kept is remembered by its id, so that a client that
    // has it can go on.
    if (event.block.size() > ResumeLineage::mostBytes)
        event.block = {};
    lineage.bytes += event.block.size();
    budget->used += costOf(event);
    lineage.events.push_back(std::move(event));
    while (lineage.events.size() > 1 &&
           (lineage.events.size() > keep || lineage.bytes > ResumeLineage::mostBytes ||
            budget->used > ResumeBudget::most))
        dropFirst(lineage);
}

void ResumeMemory::dropFirst(ResumeLineage &lineage)
{
    const KeptEvent &first = lineage.events.front();
    lineage.bytes -= first.block.size();
    budget->used -= costOf(first);
    lineage.events.pop_front();
}

void ResumeMemory::dropLineage(std::size_t number)
{
    const auto place = lineages.begin() + static_cast<std::ptrdiff_t>(number);
    while (!(*place)->events.empty())
        dropFirst(**place);
    // A connection that is still live adds no more.
    (*place)->current = nullptr;
    lineages.erase(place);
}

ResumeStart ResumeStart::of(ResumeMemory *memory, const ResumeRule &rule, std::size_t answer,
                            const QByteArray &lastEventId, PlayCursor fresh)
{
    if (!memory || rule.mode == ResumeMode::Ignore)
        return {nullptr, std::make_shared<PlayCursor>(std::move(fresh)), {}, 0};
    if (!lastEventId.isEmpty()) {
        for (std::size_t number = 0; number < memory->lineages.size(); ++number) {
            const std::shared_ptr<ResumeLineage> lineage = memory->lineages[number];
            const std::optional<std::size_t> event = findEvent(*lineage, lastEventId);
            if (!event)
                continue;
            memory->lineages.erase(memory->lineages.begin() + static_cast<std::ptrdiff_t>(number));
            memory->lineages.push_front(lineage);
            return behind(lineage, rule, answer, *event, std::move(fresh));
        }
    }
    return anew(*memory, rule, answer, lastEventId, std::move(fresh));
}

ResumeStart ResumeStart::anew(ResumeMemory &memory, const ResumeRule &rule, std::size_t answer,
                              const QByteArray &lastEventId, PlayCursor fresh)
{
    ResumeStart start;
    if (const std::optional<qint64> number = wholeNumber(lastEventId);
        number && !lastEventId.isEmpty() && *number < std::numeric_limits<qint64>::max()) {
        fresh.counter = *number + 1;
        if (rule.mode == ResumeMode::Repeat)
            fresh.counter -= rule.count;
        if (rule.mode == ResumeMode::Skip)
            start.skip = rule.count;
    }
    start.cursor = std::make_shared<PlayCursor>(std::move(fresh));
    start.lineage = std::make_shared<ResumeLineage>();
    start.lineage->current = start.cursor;
    start.lineage->cursors[answer] = start.cursor;
    memory.lineages.push_front(start.lineage);
    if (memory.lineages.size() > ResumeMemory::mostLineages)
        memory.dropLineage(memory.lineages.size() - 1);
    return start;
}

ResumeStart ResumeStart::behind(const std::shared_ptr<ResumeLineage> &lineage,
                                const ResumeRule &rule, std::size_t answer, std::size_t event,
                                PlayCursor fresh)
{
    ResumeStart start;
    const std::size_t count = lineage->events.size();
    std::size_t first = event + 1;
    const bool hasAll = first == count;
    if (rule.mode == ResumeMode::Repeat)
        first -= std::min<std::size_t>(rule.count, first);
    if (rule.mode == ResumeMode::Skip) {
        const std::size_t left = std::min<std::size_t>(rule.count, count - first);
        first += left;
        start.skip = rule.count - static_cast<quint32>(left);
    }
    start.replay.assign(lineage->events.begin() + static_cast<std::ptrdiff_t>(first),
                        lineage->events.end());

    // A cursor of its own: a connection that still lives, unknown to have been left by its client,
    // goes on by itself and adds nothing.
    const auto known = lineage->cursors.find(answer);
    if (known == lineage->cursors.end()) {
        if (lineage->current)
            fresh.counter = lineage->current->counter;
        start.cursor = std::make_shared<PlayCursor>(std::move(fresh));
    } else if (known->second->over && hasAll) {
        start.cursor = std::make_shared<PlayCursor>(std::move(fresh));
    } else {
        start.cursor = std::make_shared<PlayCursor>(*known->second);
    }
    lineage->cursors[answer] = start.cursor;
    lineage->current = start.cursor;
    start.lineage = lineage;
    return start;
}

} // namespace sse

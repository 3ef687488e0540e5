// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sse {

/// Where a connection stands in the operations of its answer.
struct PlayCursor
{
    struct Frame
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        quint64 left = 0; ///< times to come, this one included; 0: for ever
    };

    std::vector<Frame> frames;
    std::size_t position = 0;
    bool over = false; ///< behind the last operation
    qint64 counter = 1;
    std::vector<quint32> reached;    ///< how often each wait was reached since it paused
    std::optional<std::size_t> wire; ///< the WireOp in force
};

/// An event that was sent. Without bytes only its id is known.
struct KeptEvent
{
    QByteArray id; ///< null: sets none
    QByteArray block;
};

/// Connections that follow each other by Last-Event-ID: what they sent, and where the last of them
/// stands.
struct ResumeLineage
{
    /// Bytes of blocks that are kept.
    static constexpr qsizetype mostBytes = 256 << 10;

    std::deque<KeptEvent> events;
    qsizetype bytes = 0;
    std::map<std::size_t, std::shared_ptr<PlayCursor>> cursors; ///< by answer
    /// Of the last connection, which alone adds events.
    std::shared_ptr<PlayCursor> current;
};

/// What the memories of all clients hold together, in bytes.
struct ResumeBudget
{
    static constexpr qsizetype most = qsizetype{64} << 20;
    qsizetype used = 0;
};

/// What one client got, over its connections. One thread.
struct ResumeMemory
{
    static constexpr std::size_t mostLineages = 8;

    explicit ResumeMemory(std::shared_ptr<ResumeBudget> shared)
        : budget(std::move(shared))
    {
    }
    ~ResumeMemory() { clear(); }
    ResumeMemory(const ResumeMemory &) = delete;
    ResumeMemory &operator=(const ResumeMemory &) = delete;

    /// Adds to \a lineage, and lets go what is beyond \a keep events or a limit.
    void add(ResumeLineage &lineage, KeptEvent event, quint32 keep);
    /// Forgets everything; connections that are live add nothing more.
    void clear();

    std::deque<std::shared_ptr<ResumeLineage>> lineages; ///< the newest first
    std::shared_ptr<ResumeBudget> budget;

private:
    friend struct ResumeStart;
    void dropFirst(ResumeLineage &lineage);
    void dropLineage(std::size_t number);
};

/// How a connection begins.
struct ResumeStart
{
    std::shared_ptr<ResumeLineage> lineage; ///< null: nothing is remembered
    std::shared_ptr<PlayCursor> cursor;
    std::vector<KeptEvent> replay; ///< comes first
    quint32 skip = 0;              ///< events of the steps that are left out

    /// Of the answer \a answer, for a client that names \a lastEventId (empty: none); \a fresh
    /// stands before the first step. SCENARIOS.md, "resume".
    [[nodiscard]] static ResumeStart of(ResumeMemory *memory, const ResumeRule &rule,
                                        std::size_t answer, const QByteArray &lastEventId,
                                        PlayCursor fresh);

private:
    static ResumeStart anew(ResumeMemory &memory, const ResumeRule &rule, std::size_t answer,
                            const QByteArray &lastEventId, PlayCursor fresh);
    static ResumeStart behind(const std::shared_ptr<ResumeLineage> &lineage, const ResumeRule &rule,
                              std::size_t answer, std::size_t event, PlayCursor fresh);
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/pooljob.h"

#include <QRunnable>
#include <QThreadPool>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace sse {

// Handed to the pool as itself, by way of a flag: that the owner's thread comes before the worker
// is then plain to see, for ThreadSanitizer too, which can't look into Qt's queue.
struct PoolJob::State final : QRunnable
{
    enum class Phase { Idle, Queued, Running };

    State() { setAutoDelete(false); }
    void run() override;

    std::atomic<bool> handedOver = false;
    std::mutex mutex;
    std::condition_variable ended;
    Phase phase = Phase::Idle;
    Work work;
    std::shared_ptr<State> self; // while the pool has it
    std::atomic<bool> cancelled = false;
};

void PoolJob::State::run()
{
    if (!handedOver.load(std::memory_order_acquire))
        return;
    std::shared_ptr<State> kept;
    Work begun;
    {
        const std::lock_guard lock(mutex);
        kept = std::exchange(self, {});
        if (phase != Phase::Queued)
            return;
        phase = Phase::Running;
        begun = std::exchange(work, {});
    }
    begun(cancelled);
    begun = {};
    const std::lock_guard lock(mutex);
    phase = Phase::Idle;
    ended.notify_all();
}

PoolJob::PoolJob()
    : m_state(std::make_shared<State>())
{
}

PoolJob::~PoolJob()
{
    m_state->cancelled.store(true, std::memory_order_relaxed);
    std::unique_lock lock(m_state->mutex);
    if (m_state->phase == State::Phase::Queued) {
        m_state->phase = State::Phase::Idle;
        m_state->work = {};
    }
    m_state->ended.wait(lock, [this] { return m_state->phase == State::Phase::Idle; });
}

bool PoolJob::isIdle() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->phase == State::Phase::Idle;
}

void PoolJob::start(Work work)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->phase = State::Phase::Queued;
        m_state->work = std::move(work);
        m_state->self = m_state;
    }
    m_state->handedOver.store(true, std::memory_order_release);
    QThreadPool::globalInstance()->start(m_state.get());
}

} // namespace sse

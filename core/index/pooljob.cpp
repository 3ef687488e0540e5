// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/pooljob.h"

#include <QThreadPool>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace sse {

struct PoolJob::State
{
    enum class Phase { Idle, Queued, Running };

    void run();

    std::mutex mutex;
    std::condition_variable ended;
    Phase phase = Phase::Idle;
    Work work;
    std::atomic<bool> cancelled = false;
};

void PoolJob::State::run()
{
    Work begun;
    {
        const std::lock_guard lock(mutex);
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
    }
    QThreadPool::globalInstance()->start([state = m_state] { state->run(); });
}

} // namespace sse

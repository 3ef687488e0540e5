// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/jobthread.h"

#include <utility>

namespace sse {

JobThread::JobThread(std::function<void()> changed)
    : m_changed(std::move(changed))
    , m_toldAt(m_clock.now())
{
}

JobThread::~JobThread()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void JobThread::start(std::function<void()> work)
{
    m_thread = std::thread([this, work = std::move(work)] {
        work();
        tell();
    });
}

void JobThread::tell()
{
    m_toldAt = m_clock.now();
    if (m_changed)
        m_changed();
}

} // namespace sse

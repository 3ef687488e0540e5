// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportrun.h"

#include <utility>

namespace sse::ui {

ExportRun::ExportRun(ExportSourceFactory source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
}

ExportRun::~ExportRun()
{
    m_job.reset();
}

void ExportRun::start(ExportPlan plan, ExportJob::Target target)
{
    Next next{std::move(plan), std::move(target)};
    if (m_job && !m_status.finished) {
        m_job->cancel();
        m_next = std::move(next);
    } else {
        begin(std::move(next));
    }
}

void ExportRun::begin(Next next)
{
    m_job.reset();
    m_status = {};
    m_plan = next.plan;
    m_job =
        std::make_unique<ExportJob>(std::move(next.plan), m_source, std::move(next.target), [this] {
            QMetaObject::invokeMethod(this, &ExportRun::look, Qt::QueuedConnection);
        });
}

void ExportRun::cancel()
{
    m_next.reset();
    if (m_job)
        m_job->cancel();
}

bool ExportRun::isRunning() const
{
    return m_next.has_value() || (m_job && !m_status.finished);
}

void ExportRun::look()
{
    // A call of an earlier job may come late.
    if (!m_job || m_status.finished)
        return;
    ExportJob::Status status = m_job->status();
    if (m_next && !status.finished)
        return;
    m_status = std::move(status);
    if (m_next)
        begin(*std::exchange(m_next, std::nullopt));
    else
        emit changed();
}

} // namespace sse::ui

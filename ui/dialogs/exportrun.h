// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/exportjob.h"

#include <QObject>

#include <memory>
#include <optional>

namespace sse::ui {

/// One export at a time, which another may take the place of without anybody waiting. UI thread.
class ExportRun final : public QObject
{
    Q_OBJECT

public:
    /// \a source stays valid until the destructor, which cancels and waits.
    explicit ExportRun(ExportSourceFactory source, QObject *parent = nullptr);
    ~ExportRun() override;

    /// Cancels what runs; \a plan runs once that has ended.
    void start(ExportPlan plan, ExportJob::Target target);
    void cancel();
    /// Something runs, or is about to.
    [[nodiscard]] bool isRunning() const;
    /// Of the last one that began.
    [[nodiscard]] const ExportJob::Status &status() const { return m_status; }
    /// What runs, or ran last.
    [[nodiscard]] const ExportPlan &plan() const { return m_plan; }

signals:
    /// status() changed; never for one whose place was taken.
    void changed();

private:
    struct Next
    {
        ExportPlan plan;
        ExportJob::Target target;
    };
    void begin(Next next);
    void look();

    ExportSourceFactory m_source;
    ExportPlan m_plan;
    ExportJob::Status m_status;
    std::optional<Next> m_next;
    std::unique_ptr<ExportJob> m_job;
};

} // namespace sse::ui

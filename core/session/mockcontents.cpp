// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/recordedcontent.h"
#include "core/mock/scenariocontent.h"
#include "core/session/mocksession.h"
#include "core/session/recordingsession.h"

#include <QThread>

#include <utility>

namespace sse {

namespace {

/// Keeps a recording, and lets go of it in the thread that it lives in.
class RecordingKeeper final : public QObject
{
public:
    explicit RecordingKeeper(std::shared_ptr<RecordingSession> recording)
        : m_recording(std::move(recording))
    {
        moveToThread(m_recording->thread());
    }

private:
    std::shared_ptr<RecordingSession> m_recording;
};

/// A pointer to \a recording that may be let go of in any thread.
std::shared_ptr<RecordingSession> keptAnywhere(std::shared_ptr<RecordingSession> recording)
{
    RecordingSession *raw = recording.get();
    auto *keeper = new RecordingKeeper(std::move(recording));
    return {raw, [keeper](RecordingSession *) {
                if (keeper->thread() == QThread::currentThread())
                    delete keeper;
                else
                    keeper->deleteLater();
            }};
}

} // namespace

MockSession::ContentFactory scenarioContent(const Scenario &scenario, double speed)
{
    return [scenario, speed](const Clock &clock) -> std::shared_ptr<MockContent> {
        ScenarioContent::Options options;
        options.speed = speed;
        return std::make_shared<ScenarioContent>(scenario, options, clock);
    };
}

MockSession::ContentFactory recordedContent(std::shared_ptr<RecordingSession> recording,
                                            const ServeOptions &options)
{
    return [kept = keptAnywhere(std::move(recording)),
            options](const Clock &) -> std::shared_ptr<MockContent> {
        RecordedContent::Options content;
        content.pace.factor = options.speed > 0 ? options.speed : 1;
        content.pace.unlimited = options.speed <= 0;
        content.connection = options.connection;
        content.hasTimes = kept->hasTimes();
        content.name = kept->name();
        // The content itself keeps the recording.
        content.isGrowing = [raw = kept.get()] { return !raw->progress().finished; };
        return std::make_shared<RecordedContent>(kept->log(), kept->index(), content, kept);
    };
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"
#include "core/mock/mockcontent.h"
#include "core/replay/schedule.h"

namespace sse {

/// Serves what was captured: each recorded connection with its response, its reads at their times,
/// and its end. A client's first request gets the first connection, the next one the next; with a
/// Last-Event-ID that the capture knows it gets what followed that event. Behind everything the
/// answer is 204, which makes an EventSource stop; then the client begins anew.
class RecordedContent final : public MockContent
{
public:
    struct Options
    {
        Pace pace;
        /// Only this one, every time; nothing: all of them in turn.
        std::optional<ConnectionId> connection;
        bool hasTimes = true; ///< otherwise the bytes go out as fast as the client reads
        QString name;
        /// Whether the capture may still grow; then its end is waited for. Any thread.
        std::function<bool()> isGrowing;
    };

    /// \a log and \a index must outlive it; \a keep keeps them alive.
    RecordedContent(const CaptureLog &log, const EventIndex &index, Options options,
                    std::shared_ptr<void> keep = {});
    ~RecordedContent() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QByteArray path() const override;
    [[nodiscard]] bool wantsRequestBody() const override;
    [[nodiscard]] MockReply answer(const MockRequest &request, MonoTime now) override;
    void forgetClients() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"
#include "core/net/streamreader.h"

#include <QObject>

#include <memory>

namespace sse {

/// Creates the transport of a stream, in the stream's own thread.
using TransportFactory = std::function<std::unique_ptr<Transport>()>;

/// One stream and all that belongs to it: log, index, and the thread where its reader lives. What
/// the window and the command line use. Lives in the thread that made it (the UI's); calls on the
/// reader are queued into its thread.
class InspectorSession final : public QObject
{
    Q_OBJECT

public:
    /// \a transports is for tests; the default makes QnamTransports.
    explicit InspectorSession(TransportFactory transports = {}, QObject *parent = nullptr);
    /// Cancels, quits and waits.
    ~InspectorSession() override;

    void start(const Endpoint &endpoint, bool keepState = false);
    void close(EndReason reason = EndReason::Closed);
    void reconnectNow();
    void hold(bool held);

    [[nodiscard]] const CaptureLog &log() const;
    [[nodiscard]] const EventIndex &index() const;
    /// A snapshot; any thread.
    [[nodiscard]] StreamStatus status() const;
    [[nodiscard]] const Clock &clock() const;

signals:
    /// Something grew or changed since takeChange() was last called; at most one such signal is
    /// under way. Whoever shows things asks on a tick, the command line at once.
    void changed();

public:
    /// Allows the next changed(). Call it before looking.
    void takeChange();

protected:
    bool event(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

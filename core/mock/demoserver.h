// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/types.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace sse {

/// What the demo server allows and how fast it goes.
struct DemoOptions
{
    Millis tick{1000};          ///< between two steps of the scenario
    Millis headTimeout{10'000}; ///< for a whole request head, then 408
    Millis linger{1000};        ///< for a refused client to read why, then the socket closes
    int maxConnections = 100;   ///< beyond them the answer is 503
    qint64 maxUnsent = qint64{256}
                       << 10; ///< bytes; above, a connection pauses until its client reads
};

/// The built-in demo stream, so that a first look needs no Internet: an HTTP/1.1 server on the
/// loopback interface with one scenario, which shows every kind of row the inspector knows
/// (events with and without types and ids, JSON, comments, retry, dropped and ignored blocks, an
/// end and a reconnect that resumes by Last-Event-ID). Lives in the thread that made it, which
/// needs an event loop. Answers only GET of the address that start() returned, and only when Host
/// names the loopback interface.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    explicit DemoServer(const DemoOptions &options, QObject *parent = nullptr);
    ~DemoServer() override;

    /// Listens on 127.0.0.1, a free port. Errors: "listen".
    [[nodiscard]] Result<QUrl> start();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace sse {

/// The built-in demo stream, so that a first look needs no Internet: an HTTP/1.1 server on the
/// loopback interface with one scenario, which shows every kind of row the inspector knows
/// (events with and without types and ids, JSON, comments, retry, dropped and ignored blocks, an
/// end and a reconnect that resumes by Last-Event-ID). Lives in the thread that made it, which needs
/// an event loop.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    /// Listens on 127.0.0.1, a free port. Errors: "listen".
    [[nodiscard]] Result<QUrl> start();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

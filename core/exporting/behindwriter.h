// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <memory>

namespace sse {

/// Hands bytes to a function in a thread of its own, so that who makes them does not wait for the
/// disk. At most a few pieces wait; whoever brings more waits too. Used by one thread.
class BehindWriter final
{
public:
    /// \a write is called in the writer's thread, piece by piece in order; false: it failed, and
    /// nothing more is written.
    explicit BehindWriter(std::function<bool(QByteArrayView)> write);
    /// What waits is dropped.
    ~BehindWriter();
    BehindWriter(const BehindWriter &) = delete;
    BehindWriter &operator=(const BehindWriter &) = delete;

    /// Takes a copy of \a bytes. False: an earlier piece failed.
    [[nodiscard]] bool write(QByteArrayView bytes);
    /// Waits until all is written. False: a piece failed.
    [[nodiscard]] bool drain();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sse {

/// The demo stream as bytes, without time and sockets: a burst, then one step a tick, then the end.
/// Numbered events carry ids 1, 2, 3, …, and everything in them follows from their id alone, so a
/// connection that resumes by Last-Event-ID goes on exactly where the one before left off.
class DemoScenario final
{
public:
    /// Ticks after which a connection's body ends.
    static constexpr int ticks = 24;

    /// \a lastEventId as the request gave it; anything that is no id of this stream starts anew.
    explicit DemoScenario(QByteArrayView lastEventId = {});

    /// Bytes for the next tick; the first call gives the opening burst. Empty when atEnd().
    [[nodiscard]] QByteArray next();
    /// Whether the body has ended.
    [[nodiscard]] bool atEnd() const { return m_tick > ticks; }

private:
    [[nodiscard]] QByteArray opening();
    [[nodiscard]] QByteArray step();

    quint64 m_id = 0; ///< last id sent
    int m_tick = 0;
};

/// The numbered event \a id of the demo stream, from "event:" to its blank line.
[[nodiscard]] QByteArray demoEvent(quint64 id);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QByteArray>

#include <variant>

namespace sse {

/// Body bytes that belong together: an event, a comment, raw bytes, a recorded read. At most
/// BodySource::mostBytes.
struct SendBytes
{
    QByteArray bytes;
    bool isEvent = false; ///< a whole block that dispatches
};
/// Nothing until then.
struct WaitUntil
{
    MonoTime due;
};
/// From here on the writes are made so.
struct UseWire
{
    WireControl wire;
};
/// Nothing follows; asked no more.
struct EndBody
{
    EndKind kind = EndKind::Clean;
};
using BodyAction = std::variant<SendBytes, WaitUntil, UseWire, EndBody>;

/// Says, step by step, what one response's body consists of. Pure but for what it remembers; one
/// thread.
class BodySource
{
public:
    /// A step holds at most so many bytes; longer ones come in several.
    static constexpr qsizetype mostBytes = 128 << 10;

    BodySource() = default;
    BodySource(const BodySource &) = delete;
    BodySource &operator=(const BodySource &) = delete;
    virtual ~BodySource() = default;

    /// What comes next; asked once what it said before is done: written as far as the client
    /// reads, or waited for.
    [[nodiscard]] virtual BodyAction next(MonoTime now) = 0;
    /// The bytes end where a block ends, so that an event pushed by hand can follow.
    [[nodiscard]] virtual bool atBlockEnd() const = 0;
    /// \a block, an event with \a id (null: none), was pushed by hand and sent.
    virtual void notePushed(const QByteArray &id, const QByteArray &block) = 0;
};

} // namespace sse

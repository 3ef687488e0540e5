// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/rowprinter.h"
#include "core/wire/streamparser.h"

#include <memory>
#include <span>

namespace sse {

/// What is worth telling about a stream that was parsed as a whole.
struct StreamSummary
{
    quint64 bytes = 0;
    quint64 events = 0; ///< dispatched
    quint64 comments = 0;
    quint64 knownFields = 0; ///< lines that are a field of the standard
    quint64 idsWithNul = 0;
    quint64 badRetries = 0;  ///< retry values that are not only digits
    bool unfinished = false; ///< the stream ends inside a block
    quint64 longestLine = 0; ///< in bytes, of the lines that ended
};

/// The bytes of one stream in, JSON lines out. Memory is bounded by the longest block: what was
/// printed is forgotten from time to time. One thread.
class StreamLines final : private BlockSink
{
public:
    /// \a clock must outlive it. \a options must not be stamped.
    StreamLines(const Clock &clock, JsonLineOptions options, FilterExpression filter);
    ~StreamLines() override;

    /// Takes the next \a bytes and appends the lines that they complete.
    void feed(std::span<const char> bytes, QByteArray &out);
    /// The end of the stream: appends what is left.
    void finish(QByteArray &out);
    [[nodiscard]] const StreamSummary &summary() const { return m_summary; }

private:
    void comment(const ParsedLine &line, ByteOffset end) override;
    void block(const ParsedBlock &block) override;
    void beginGeneration(const QByteArray &lastEventId, QByteArrayView openBytes);
    void forgetPrinted();

    struct Generation;

    const Clock &m_clock;
    JsonLineOptions m_options;
    FilterExpression m_filter;
    StreamParser m_parser;
    std::unique_ptr<Generation> m_generation;
    StreamSummary m_summary;
};

} // namespace sse

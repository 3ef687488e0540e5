// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/streamlines.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sse {

namespace {

constexpr ConnectionId onlyConnection = 1;
// Large enough that starting anew costs nothing, small enough to stay in the processor's cache.
constexpr ByteOffset generationSize = ByteOffset{4} << 20;
constexpr qsizetype noLimit = std::numeric_limits<qsizetype>::max();

} // namespace

/// A log and its index that are dropped together.
struct StreamLines::Generation
{
    Generation(const Clock &clock, ByteOffset begin, const JsonLineOptions &options,
               const FilterExpression &filter)
        : log(clock)
        , printer(log, index, options, filter)
        // Modulo 2^64: what is added to the parser's offsets to get the log's.
        , base(ByteOffset{0} - begin)
    {
    }

    CaptureLog log;
    EventIndex index;
    RowPrinter printer;
    ByteOffset base;

    [[nodiscard]] quint32 lastRead() const { return static_cast<quint32>(log.readCount() - 1); }
};

StreamLines::StreamLines(const Clock &clock, JsonLineOptions options, FilterExpression filter)
    : m_clock(clock)
    , m_options(options)
    , m_filter(std::move(filter))
{
    m_parser.beginConnection();
    beginGeneration({}, {});
}

StreamLines::~StreamLines() = default;

void StreamLines::feed(std::span<const char> bytes, QByteArray &out)
{
    if (bytes.empty())
        return;
    m_summary.bytes += bytes.size();
    m_generation->log.appendRead(
        onlyConnection, QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    m_parser.feed(bytes, *this);
    m_generation->index.publish();
    m_generation->printer.print(out, false, noLimit);
    forgetPrinted();
}

void StreamLines::finish(QByteArray &out)
{
    m_parser.endConnection(*this);
    m_generation->index.publish();
    m_generation->printer.print(out, true, noLimit);
}

void StreamLines::comment(const ParsedLine &line, ByteOffset end)
{
    ++m_summary.comments;
    m_summary.longestLine = std::max(m_summary.longestLine, line.length);
    m_generation->index.appendComment(line, m_generation->base, end, m_generation->lastRead());
}

void StreamLines::block(const ParsedBlock &block)
{
    if (block.kind == BlockKind::Event)
        ++m_summary.events;
    m_summary.unfinished = m_summary.unfinished || block.kind == BlockKind::Unfinished;
    for (const ParsedLine &line : block.lines) {
        m_summary.longestLine = std::max(m_summary.longestLine, line.length);
        m_summary.knownFields += line.name != FieldName::Unknown && line.name != FieldName::Comment;
        m_summary.idsWithNul += line.outcome == FieldOutcome::ContainsNul;
        m_summary.badRetries += line.outcome == FieldOutcome::NotDigits;
    }
    m_generation->index.appendBlock(block, m_generation->base, m_generation->lastRead());
}

void StreamLines::beginGeneration(const QByteArray &lastEventId, QByteArrayView openBytes)
{
    const auto carried = static_cast<ByteOffset>(openBytes.size());
    auto next =
        std::make_unique<Generation>(m_clock, m_parser.position() - carried, m_options, m_filter);
    next->index.setInitialLastEventId(lastEventId);
    next->log.appendRead(onlyConnection, openBytes);
    m_generation = std::move(next);
}

void StreamLines::forgetPrinted()
{
    const ByteOffset size = m_generation->log.byteCount();
    const RowNumber rows = m_generation->index.rowCount();
    const ByteOffset open =
        std::min(m_parser.openBlockBegin(), m_parser.openLineBegin()) + m_generation->base;
    if (size < generationSize || rows == 0 || m_generation->printer.position() < rows ||
        open < size / 2) {
        return;
    }
    EventText text(m_generation->log, m_generation->index);
    const QByteArray lastEventId = text.lastEventId(rows - 1);
    LogCursor cursor(m_generation->log);
    beginGeneration(lastEventId, cursor.bytes(open, size - open));
}

} // namespace sse

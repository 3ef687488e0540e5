// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/streamparser.h"

#include "core/base/utf8.h"
#include "core/wire/field.h"
#include "core/wire/fieldname.h"
#include "core/wire/valuebuffer.h"

#include <algorithm>
#include <vector>

namespace sse {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// The room for lines that a parser keeps from block to block.
constexpr std::size_t keptLines = 4096;

QByteArrayView viewOf(const char *begin, const char *end)
{
    return {begin, end - begin};
}

} // namespace

struct StreamParser::Private
{
    explicit Private(wire::LineScanner::Path path)
        : scanner(path)
    {
    }

    void begin();
    void feed(const char *bytes, const char *end, BlockSink &sink);
    void end(BlockSink &sink);

    [[nodiscard]] const char *stripByteOrderMark(const char *bytes, const char *end);
    [[nodiscard]] const char *feedWindow(const char *line, const char *window, const char *end,
                                         BlockSink &sink);
    [[nodiscard]] ByteOffset offsetOf(const char *byte) const;
    [[nodiscard]] bool isInCrLf(const char *lineFeed) const;
    void carry(const char *bytes, const char *end);
    void keepViews();
    void decodeLastEventId();

    void processLine(const char *line, const char *end, BlockSink &sink);
    void processCarriedLine(const char *end, BlockSink &sink);
    void processComment(const ParsedLine &line, ByteOffset end, BlockSink &sink);
    void processField(ParsedLine line, QByteArrayView text);
    void dispatchEvent(ByteOffset end, BlockSink &sink);
    void discard(BlockSink &sink);
    void clearBlock();
    [[nodiscard]] bool has(FieldName field) const;
    [[nodiscard]] BlockKind kind() const;

    wire::LineScanner scanner;

    // The bytes being fed, and where their first one stands in the body.
    const char *fed = nullptr;
    const char *fedEnd = nullptr;
    ByteOffset position = 0;

    // The line that began in earlier bytes: where, how much of it, and the part of it that must be
    // known at its end. Its length is 0 when there is none.
    ByteOffset carriedBegin = 0;
    quint64 carriedLength = 0;
    QByteArray carried;
    bool carriesValue = false; // its value is needed at its end
    bool byteOrderMarkPossible = true;
    bool endsInCr = false; // the last byte fed was a CR

    // The open block; there is one while it has lines.
    std::vector<ParsedLine> lines;
    unsigned fields = 0; // a bit for each FieldName that was processed and not ignored
    wire::ValueBuffer eventType;
    wire::ValueBuffer
        lastEventIdBuffer; // as received; of the open block, valid when it has an id field

    // The last event ID string: decoded when somebody asks, from the value of the last dispatch.
    QByteArray lastEventId;
    QByteArrayView undecodedId;
    bool isDecoded = true;
    RetryState retry;
};

void StreamParser::Private::begin()
{
    keepViews();
    clearBlock();
    position = 0;
    carriedLength = 0;
    carried.clear();
    byteOrderMarkPossible = true;
    endsInCr = false;
}

ByteOffset StreamParser::Private::offsetOf(const char *byte) const
{
    return position + static_cast<ByteOffset>(byte - fed);
}

/// § 9.2.6: "the stream must be parsed by … stripping one leading byte order mark". Its bytes are
/// held as the beginning of a line until all of it is there.
const char *StreamParser::Private::stripByteOrderMark(const char *bytes, const char *end)
{
    while (byteOrderMarkPossible && bytes != end) {
        const auto matched = static_cast<qsizetype>(carriedLength);
        if (*bytes != byteOrderMark[matched]) {
            byteOrderMarkPossible = false;
            break;
        }
        carry(bytes, bytes + 1);
        ++bytes;
        if (matched + 1 == byteOrderMark.size()) {
            byteOrderMarkPossible = false;
            carriedLength = 0;
        }
    }
    return bytes;
}

void StreamParser::Private::feed(const char *bytes, const char *end, BlockSink &sink)
{
    fed = bytes;
    fedEnd = end;
    const char *line = bytes;
    if (byteOrderMarkPossible)
        line = stripByteOrderMark(bytes, end);
    for (const char *window = line; window != end;) {
        const auto size = std::min<std::ptrdiff_t>(end - window, wire::LineScanner::windowSize);
        line = feedWindow(line, window, window + size, sink);
        window += size;
    }
    if (line != end)
        carry(line, end);
    keepViews();
    if (bytes != end)
        endsInCr = end[-1] == '\r';
    position += static_cast<ByteOffset>(end - bytes);
    fed = nullptr;
    fedEnd = nullptr;
}

/// The lines that end in the window; \a line is where the first of them goes on. Returns where the
/// line that is open after them began.
const char *StreamParser::Private::feedWindow(const char *line, const char *window, const char *end,
                                              BlockSink &sink)
{
    for (const quint32 at : scanner.scan(std::span(window, end))) {
        const char *const lineEnd = window + at;
        if (carriedLength != 0) {
            carry(line, lineEnd);
            processCarriedLine(lineEnd, sink);
        } else if (lineEnd != line) {
            processLine(line, lineEnd, sink);
        } else if (*lineEnd == '\r' || !isInCrLf(lineEnd)) {
            dispatchEvent(offsetOf(lineEnd) + 1, sink);
        }
        line = lineEnd + 1;
    }
    return line;
}

bool StreamParser::Private::isInCrLf(const char *lineFeed) const
{
    return lineFeed == fed ? endsInCr : lineFeed[-1] == '\r';
}

/// The bytes up to \a end belong to a line that goes on in the next bytes fed. What has to be
/// known when it ends is its field, and the value of all fields but data.
void StreamParser::Private::carry(const char *bytes, const char *end)
{
    if (carriedLength == 0) {
        carriedBegin = offsetOf(bytes);
        carried.resize(0);
        carriesValue = true;
    }
    carriedLength += static_cast<quint64>(end - bytes);
    if (!carriesValue)
        return;
    const auto prefix = static_cast<qsizetype>(wire::longestPrefix);
    if (carried.size() < prefix) {
        const auto missing = std::min<std::ptrdiff_t>(prefix - carried.size(), end - bytes);
        carried.append(bytes, missing);
        bytes += missing;
    }
    if (carried.size() < prefix)
        return;
    const FieldName field = wire::fieldOfLine(carried.constData(), wire::longestPrefix);
    carriesValue = field == FieldName::Id || field == FieldName::Event || field == FieldName::Retry;
    if (carriesValue)
        carried.append(bytes, end - bytes);
}

/// What outlives the call of feed() must not point into its bytes.
void StreamParser::Private::keepViews()
{
    decodeLastEventId();
    if (has(FieldName::Event))
        eventType.keep();
    if (has(FieldName::Id))
        lastEventIdBuffer.keep();
}

void StreamParser::Private::decodeLastEventId()
{
    if (isDecoded)
        return;
    lastEventId = toWellFormedUtf8(undecodedId);
    isDecoded = true;
}

void StreamParser::Private::processCarriedLine(const char *end, BlockSink &sink)
{
    const FieldName field =
        wire::fieldOfLine(carried.constData(), static_cast<std::size_t>(carried.size()));
    const ParsedLine line{carriedBegin, carriedLength, field, FieldOutcome::Comment};
    carriedLength = 0;
    if (field == FieldName::Comment) {
        processComment(line, offsetOf(end) + 1, sink);
        return;
    }
    processField(line, carried);
    keepViews();
}

/// § 9.2.6: "process the line", for one that is not blank.
void StreamParser::Private::processLine(const char *line, const char *end, BlockSink &sink)
{
    const auto length = static_cast<std::size_t>(end - line);
    const bool isWord = fedEnd - line >= static_cast<std::ptrdiff_t>(sizeof(quint64));
    const FieldName field =
        isWord ? wire::fieldOfLineWord(line, length) : wire::fieldOfLine(line, length);
    const ParsedLine parsed{offsetOf(line), length, field, FieldOutcome::Appended};
    if (field == FieldName::Data) {
        fields |= 1U << static_cast<unsigned>(FieldName::Data);
        lines.push_back(parsed);
    } else if (field == FieldName::Comment) {
        processComment(parsed, offsetOf(end) + 1, sink);
    } else {
        processField(parsed, viewOf(line, end));
    }
}

void StreamParser::Private::processComment(const ParsedLine &line, ByteOffset end, BlockSink &sink)
{
    ParsedLine comment = line;
    comment.outcome = FieldOutcome::Comment;
    if (!lines.empty())
        lines.push_back(comment);
    sink.comment(comment, end);
}

/// § 9.2.6: "process the field"; of a line that has no value, \a text may be the beginning only.
void StreamParser::Private::processField(ParsedLine line, QByteArrayView text)
{
    const QByteArrayView value = wire::valueBehind(text, wire::nameLength(line.name));
    line.outcome = wire::outcomeOf(line.name, value);
    lines.push_back(line);
    if (line.outcome == FieldOutcome::EmptyRetry)
        retry.emptyAfter = true;
    if (line.outcome != FieldOutcome::Set && line.outcome != FieldOutcome::Appended)
        return;
    fields |= 1U << static_cast<unsigned>(line.name);
    if (line.name == FieldName::Event)
        eventType.set(value);
    else if (line.name == FieldName::Id)
        lastEventIdBuffer.set(value);
    else if (line.name == FieldName::Retry)
        retry = {wire::retryMilliseconds(value), false};
}

bool StreamParser::Private::has(FieldName field) const
{
    return (fields & 1U << static_cast<unsigned>(field)) != 0;
}

BlockKind StreamParser::Private::kind() const
{
    if (has(FieldName::Data))
        return BlockKind::Event;
    if (has(FieldName::Event))
        return BlockKind::Dropped;
    if (has(FieldName::Id))
        return BlockKind::Id;
    return has(FieldName::Retry) ? BlockKind::Retry : BlockKind::Ignored;
}

/// § 9.2.6: "dispatch the event", at a blank line that ends at \a end.
void StreamParser::Private::dispatchEvent(ByteOffset end, BlockSink &sink)
{
    if (lines.empty())
        return;
    if (has(FieldName::Id)) {
        undecodedId = lastEventIdBuffer.value();
        isDecoded = false;
    }
    sink.block({kind(), has(FieldName::Id), lines.front().begin, end, lines, eventType.value()});
    clearBlock();
}

void StreamParser::Private::clearBlock()
{
    if (lines.capacity() > keptLines)
        lines = {};
    lines.clear();
    fields = 0;
    eventType.clear();
}

/// "Once the end of the file is reached, any pending data must be discarded."
void StreamParser::Private::end(BlockSink &sink)
{
    if (carriedLength != 0) {
        const FieldName field =
            wire::fieldOfLine(carried.constData(), static_cast<std::size_t>(carried.size()));
        lines.push_back({carriedBegin, carriedLength, field, FieldOutcome::Unterminated});
        carriedLength = 0;
    }
    if (!lines.empty())
        sink.block({BlockKind::Unfinished, false, lines.front().begin, position, lines,
                    eventType.value()});
    clearBlock();
}

StreamParser::StreamParser()
    : StreamParser(wire::LineScanner::best())
{
}

StreamParser::StreamParser(wire::LineScanner::Path path)
    : d(std::make_unique<Private>(path))
{
}

StreamParser::~StreamParser() = default;

void StreamParser::beginConnection()
{
    d->begin();
}

void StreamParser::feed(std::span<const char> bytes, BlockSink &sink)
{
    d->feed(bytes.data(), bytes.data() + bytes.size(), sink);
}

void StreamParser::endConnection(BlockSink &sink)
{
    d->end(sink);
}

const QByteArray &StreamParser::lastEventId() const
{
    d->decodeLastEventId();
    return d->lastEventId;
}

void StreamParser::setLastEventId(const QByteArray &id)
{
    d->lastEventId = id;
    d->isDecoded = true;
}

const RetryState &StreamParser::retry() const
{
    return d->retry;
}

void StreamParser::resetRetry()
{
    d->retry = {};
}

ByteOffset StreamParser::position() const
{
    return d->position;
}

ByteOffset StreamParser::openLineBegin() const
{
    return d->carriedLength != 0 ? d->carriedBegin : d->position;
}

ByteOffset StreamParser::openBlockBegin() const
{
    return d->lines.empty() ? d->position : d->lines.front().begin;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/streamparser.h"

#include "core/base/utf8.h"
#include "core/wire/carriedline.h"
#include "core/wire/field.h"
#include "core/wire/fieldname.h"
#include "core/wire/linebuffer.h"
#include "core/wire/valuebuffer.h"

#include <algorithm>

namespace sse {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

constexpr unsigned bitOf(FieldName field)
{
    return 1U << static_cast<unsigned>(field);
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
    void keepViews();
    void decodeLastEventId();

    void processLine(QByteArrayView line, ByteOffset begin, BlockSink &sink);
    void processCarriedLine(ByteOffset end, BlockSink &sink);
    void processComment(ByteOffset begin, quint64 length, ByteOffset end, BlockSink &sink);
    void processField(FieldName field, QByteArrayView text, ByteOffset begin, quint64 length);
    void dispatchEvent(ByteOffset end, BlockSink &sink);
    void discard(BlockSink &sink);
    void clearBlock();
    [[nodiscard]] FieldOutcome processRetry(QByteArrayView value);
    [[nodiscard]] bool has(FieldName field) const { return (fields & bitOf(field)) != 0; }
    [[nodiscard]] BlockKind kind() const;

    wire::LineScanner scanner;

    // The bytes being fed, and where their first one stands in the body.
    const char *fed = nullptr;
    const char *fedEnd = nullptr;
    ByteOffset position = 0;

    wire::CarriedLine carried;
    bool byteOrderMarkPossible = true;
    bool endsInCr = false; // the last byte fed was a CR

    // The open block; there is one while it has lines.
    wire::LineBuffer lines;
    unsigned fields = 0; // a bit for each FieldName that was processed and not ignored
    wire::ValueBuffer eventType;
    wire::ValueBuffer lastEventIdBuffer; // the open block's, if it has an id field

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
        const auto matched = static_cast<qsizetype>(carried.length());
        if (*bytes != byteOrderMark[matched]) {
            byteOrderMarkPossible = false;
            break;
        }
        carried.append({bytes, 1}, offsetOf(bytes));
        ++bytes;
        if (matched + 1 == byteOrderMark.size()) {
            byteOrderMarkPossible = false;
            carried.clear();
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
        carried.append({line, end - line}, offsetOf(line));
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
    const ByteOffset windowBegin = offsetOf(window);
    ByteOffset begin = offsetOf(line);
    for (const quint32 at : scanner.scan(std::span(window, end))) {
        const char *const lineEnd = window + at;
        if (!carried.isEmpty()) [[unlikely]] {
            carried.append({line, lineEnd - line}, begin);
            processCarriedLine(windowBegin + at + 1, sink);
        } else if (lineEnd != line) {
            processLine({line, lineEnd - line}, begin, sink);
        } else if (*lineEnd == '\r' || !isInCrLf(lineEnd)) {
            dispatchEvent(windowBegin + at + 1, sink);
        }
        line = lineEnd + 1;
        begin = windowBegin + at + 1;
    }
    return line;
}

Q_ALWAYS_INLINE bool StreamParser::Private::isInCrLf(const char *lineFeed) const
{
    return lineFeed == fed ? endsInCr : lineFeed[-1] == '\r';
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

void StreamParser::Private::processCarriedLine(ByteOffset end, BlockSink &sink)
{
    const FieldName field = carried.field();
    const quint64 length = carried.length();
    carried.clear();
    if (field == FieldName::Comment) {
        processComment(carried.begin(), length, end, sink);
        return;
    }
    processField(field, carried.text(), carried.begin(), length);
    keepViews();
}

/// § 9.2.6: "process the line", for one that is not blank.
Q_ALWAYS_INLINE void StreamParser::Private::processLine(QByteArrayView line, ByteOffset begin,
                                                        BlockSink &sink)
{
    const auto length = static_cast<std::size_t>(line.size());
    const bool isWord = fedEnd - line.data() >= static_cast<std::ptrdiff_t>(sizeof(quint64));
    const FieldName field = isWord ? wire::fieldOfLineWord(line.data(), length)
                                   : wire::fieldOfLine(line.data(), length);
    if (field == FieldName::Comment)
        processComment(begin, length, begin + length + 1, sink);
    else
        processField(field, line, begin, length);
}

void StreamParser::Private::processComment(ByteOffset begin, quint64 length, ByteOffset end,
                                           BlockSink &sink)
{
    const ParsedLine line{begin, length, FieldName::Comment, FieldOutcome::Comment};
    if (!lines.isEmpty())
        lines.append(begin, length, line.name, line.outcome);
    sink.comment(line, end);
}

/// § 9.2.6: "process the field". \a text is the line; of data and unknown fields perhaps only its
/// beginning.
Q_ALWAYS_INLINE void StreamParser::Private::processField(FieldName field, QByteArrayView text,
                                                         ByteOffset begin, quint64 length)
{
    FieldOutcome outcome = FieldOutcome::UnknownName;
    switch (field) {
    case FieldName::Data:
        outcome = FieldOutcome::Appended;
        break;
    case FieldName::Event:
        outcome = FieldOutcome::Set;
        eventType.set(wire::valueBehind(text, wire::nameLength(FieldName::Event)));
        break;
    case FieldName::Id:
        if (wire::idContainsNul(text)) {
            outcome = FieldOutcome::ContainsNul;
        } else {
            outcome = FieldOutcome::Set;
            lastEventIdBuffer.set(wire::valueBehind(text, wire::nameLength(FieldName::Id)));
        }
        break;
    case FieldName::Retry:
        outcome = processRetry(wire::valueBehind(text, wire::nameLength(FieldName::Retry)));
        break;
    case FieldName::Comment:
    case FieldName::Unknown:
        break;
    }
    if (outcome == FieldOutcome::Set || outcome == FieldOutcome::Appended)
        fields |= bitOf(field);
    lines.append(begin, length, field, outcome);
}

FieldOutcome StreamParser::Private::processRetry(QByteArrayView value)
{
    const FieldOutcome outcome = wire::outcomeOf(FieldName::Retry, value);
    if (outcome == FieldOutcome::EmptyRetry)
        retry.emptyAfter = true;
    else if (outcome == FieldOutcome::Set)
        retry = {wire::retryMilliseconds(value), false};
    return outcome;
}

Q_ALWAYS_INLINE BlockKind StreamParser::Private::kind() const
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
Q_ALWAYS_INLINE void StreamParser::Private::dispatchEvent(ByteOffset end, BlockSink &sink)
{
    if (lines.isEmpty())
        return;
    if (has(FieldName::Id)) {
        undecodedId = lastEventIdBuffer.value();
        isDecoded = false;
    }
    sink.block(
        {kind(), has(FieldName::Id), lines.first().begin, end, lines.lines(), eventType.value()});
    clearBlock();
}

Q_ALWAYS_INLINE void StreamParser::Private::clearBlock()
{
    lines.clear();
    fields = 0;
    eventType.clear();
}

/// "Once the end of the file is reached, any pending data must be discarded."
void StreamParser::Private::end(BlockSink &sink)
{
    if (!carried.isEmpty()) {
        lines.append(carried.begin(), carried.length(), carried.field(),
                     FieldOutcome::Unterminated);
        carried.clear();
    }
    if (!lines.isEmpty())
        sink.block({BlockKind::Unfinished, false, lines.first().begin, position, lines.lines(),
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
    return d->carried.isEmpty() ? d->position : d->carried.begin();
}

ByteOffset StreamParser::openBlockBegin() const
{
    return d->lines.isEmpty() ? d->position : d->lines.first().begin;
}

} // namespace sse

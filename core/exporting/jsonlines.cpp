// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/jsonlines.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <array>
#include <charconv>
#include <cstring>
#include <type_traits>

namespace sse {

namespace {

template <typename Integer>
void appendNumber(QByteArray &out, Integer number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end - digits.data());
}

void appendPadded(QByteArray &out, unsigned number, int width)
{
    std::array<char, 8> digits{};
    for (int i = width; i-- > 0; number /= 10)
        digits.at(static_cast<std::size_t>(i)) = static_cast<char>('0' + number % 10);
    out.append(digits.data(), width);
}

/// \a key with its quotes, comma and colon.
void appendText(QByteArray &out, QByteArrayView key, QByteArrayView wellFormed)
{
    out.append(key);
    appendJsonString(out, wellFormed);
}

void appendFields(QByteArray &out, EventText &text, RowNumber row)
{
    out.append(",\"fields\":[");
    bool first = true;
    for (const FieldText &field : text.fields(row)) {
        // A comment among the fields has a line of its own.
        if (field.field == FieldName::Comment)
            continue;
        appendText(out, first ? "{\"name\":" : ",{\"name\":", field.name);
        appendText(out, ",\"value\":", field.value);
        appendText(out, ",\"outcome\":", outcomeName(field));
        out.append('}');
        first = false;
    }
    out.append(']');
}

void beginLine(QByteArray &out, QByteArrayView kind, EventText &text, RowNumber row,
               const JsonLineOptions &options)
{
    out.append("{\"kind\":\"");
    out.append(kind);
    out.append('"');
    if (!options.stamped)
        return;
    out.append(",\"time\":\"");
    appendIsoTime(out, text.log().anchor().toWall(text.time(row)));
    out.append("\",\"connection\":");
    appendNumber(out, text.connection(row));
}

/// The views into an event's block that its line needs.
struct EventViews
{
    QByteArrayView type;
    std::optional<QByteArrayView> id;
    std::array<QByteArrayView, 8> data;
    std::size_t dataCount = 0;
};

/// Finds what the line of a plain \a block needs. False for one that is not so plain: with a lone
/// CR or many data lines.
bool findViews(QByteArrayView block, EventViews &views)
{
    const bool hasCr = block.contains('\r');
    while (!block.isEmpty()) {
        const qsizetype lineFeed = block.indexOf('\n');
        QByteArrayView line = block.first(lineFeed < 0 ? block.size() : lineFeed);
        block = block.sliced(lineFeed < 0 ? block.size() : lineFeed + 1);
        if (hasCr && line.endsWith('\r'))
            line.chop(1);
        if (hasCr && line.contains('\r'))
            return false;
        const wire::SplitLine split = wire::splitLine(line);
        if (split.field == FieldName::Data) {
            if (views.dataCount == views.data.size())
                return false;
            views.data.at(views.dataCount++) = split.value;
        } else if (split.field == FieldName::Event) {
            views.type = split.value;
        } else if (split.field == FieldName::Id && !split.value.contains('\0')) {
            views.id = split.value;
        }
    }
    return true;
}

char *write(char *to, QByteArrayView bytes)
{
    std::memcpy(to, bytes.data(), static_cast<std::size_t>(bytes.size()));
    return to + bytes.size();
}

/// The keys of an event's line without building its text first, which costs several allocations.
/// False, with nothing appended, for one that is not plain.
bool appendPlainEvent(QByteArray &out, EventText &text, RowNumber row)
{
    constexpr qsizetype mostBytes = 64 << 10;
    const QByteArrayView block = text.bytes(row);
    EventViews views;
    if (block.size() > mostBytes || !isWellFormedUtf8(block) || !findViews(block, views))
        return false;
    const qsizetype before = out.size();
    out.resize(before + jsonTextRoom(block.size()) + 256);
    char *to = write(out.data() + before, ",\"type\":\"");
    to = writeJsonText(to, views.type.isEmpty() ? QByteArrayView("message") : views.type);
    to = write(to, "\",\"data\":\"");
    for (std::size_t i = 0; i < views.dataCount; ++i) {
        if (i > 0)
            to = write(to, "\\u000a");
        to = writeJsonText(to, views.data.at(i));
    }
    to = write(to, "\",\"lastEventId\":");
    if (views.id)
        to = write(writeJsonText(write(to, "\""), *views.id), "\"");
    out.resize(to - out.constData());
    if (!views.id)
        appendJsonString(out, text.lastEventId(row));
    return true;
}

void appendRowKeys(QByteArray &out, const RowText &row)
{
    switch (row.kind) {
    case RowKind::Event:
        appendText(out, ",\"type\":", row.type);
        appendText(out, ",\"data\":", row.data);
        appendText(out, ",\"lastEventId\":", row.lastEventId);
        return;
    case RowKind::Comment:
        appendText(out, ",\"text\":", row.data);
        return;
    case RowKind::Retry:
        appendText(out, ",\"value\":", row.data);
        out.append(",\"ms\":");
        out.append(retryMillisecondsAsJson(row.data));
        return;
    case RowKind::Id:
        appendText(out, ",\"lastEventId\":", row.lastEventId);
        return;
    case RowKind::Dropped:
    case RowKind::Ignored:
    case RowKind::Unfinished:
    case RowKind::Fact:
        return;
    }
}

void appendResponse(QByteArray &out, const ResponseRecord &response)
{
    out.append(",\"status\":");
    appendNumber(out, response.status);
    // Credentials stay out of logs and pipes, as they do out of recordings.
    appendText(out, ",\"url\":", redactedUrl(response.url).toUtf8());
    out.append(",\"headers\":");
    appendHeaders(out, response.headers);
}

void appendEnd(QByteArray &out, QByteArrayView reason, const QString &message)
{
    appendText(out, ",\"reason\":", reason);
    appendText(out, ",\"message\":", redactedText(message.toUtf8()));
}

void appendNote(QByteArray &out, const NoteRecord &note, EventText &text, RowNumber row,
                const JsonLineOptions &options)
{
    // To whoever reads the lines it is an end like any other.
    if (endsWhileWaiting(note)) {
        beginLine(out, "end", text, row, options);
        appendEnd(out, note.code, note.message);
        return;
    }
    beginLine(out, "note", text, row, options);
    appendText(out, ",\"code\":", note.code);
    appendText(out, ",\"message\":", redactedText(note.message.toUtf8()));
}

void appendFactLine(QByteArray &out, EventText &text, RowNumber row, std::size_t number,
                    const JsonLineOptions &options)
{
    const auto &fact = text.record(row).fact;
    if (const auto *response = std::get_if<ResponseRecord>(&fact)) {
        if (!opensStream(text.log(), number).value_or(false))
            return;
        beginLine(out, "open", text, row, options);
        appendResponse(out, *response);
    } else if (const auto *end = std::get_if<EndRecord>(&fact)) {
        beginLine(out, "end", text, row, options);
        appendEnd(out, endReasonName(end->reason), end->message);
    } else if (const auto *reconnect = std::get_if<ReconnectRecord>(&fact)) {
        beginLine(out, "reconnect", text, row, options);
        out.append(",\"delayMs\":");
        appendNumber(out, reconnect->delay.count());
        appendText(out, ",\"from\":", delaySourceName(reconnect->source));
    } else if (const auto *note = std::get_if<NoteRecord>(&fact)) {
        appendNote(out, *note, text, row, options);
    } else {
        return;
    }
    out.append("}\n");
}

/// The exact bytes. On a live line the LF that came with another read than its CR is left out: the
/// line could not wait for it, and must not depend on who was faster.
QByteArrayView rawOf(const EventIndex &index, EventText &text, RowNumber row,
                     const JsonLineOptions &options)
{
    const QByteArrayView raw = text.raw(row);
    if (!options.stamped || raw.isEmpty())
        return raw;
    const EventRow &place = index.row(row);
    const ReadRecord &last = text.log().read(place.source);
    const ByteOffset end = last.begin + last.length;
    return place.begin + static_cast<quint64>(raw.size()) > end ? raw.chopped(1) : raw;
}

} // namespace

std::optional<bool> opensStream(const CaptureLog &log, std::size_t number)
{
    const ConnectionId connection = log.record(number).connection;
    const std::size_t count = log.recordCount();
    for (std::size_t later = number + 1; later < count; ++later) {
        const LogRecord &record = log.record(later);
        if (record.connection != connection)
            return false;
        if (const auto *state = std::get_if<StateRecord>(&record.fact))
            return state->state == ReadyState::Open;
        // Notes on the response come before the verdict, except that one of them is it.
        const auto *note = std::get_if<NoteRecord>(&record.fact);
        if (!note || note->code == "redirect")
            return false;
    }
    return {};
}

QByteArray retryMillisecondsAsJson(QByteArrayView retryValue)
{
    constexpr QByteArrayView most("9007199254740991");
    QByteArray digits = wire::retryDigits(retryValue);
    const bool safe =
        digits.size() < most.size() || (digits.size() == most.size() && digits <= most);
    return safe ? digits : '"' + digits + '"';
}

void appendHeaders(QByteArray &out, const HeaderList &headers)
{
    out.append('[');
    bool first = true;
    for (const HeaderField &header : headers) {
        appendText(out, first ? "{\"name\":" : ",{\"name\":", toWellFormedUtf8(header.name));
        appendText(out, ",\"value\":", toWellFormedUtf8(redactedHeaderValue(header)));
        out.append('}');
        first = false;
    }
    out.append(']');
}

void appendIsoTime(QByteArray &out, WallTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    appendPadded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    out.append('-');
    appendPadded(out, static_cast<unsigned>(date.month()), 2);
    out.append('-');
    appendPadded(out, static_cast<unsigned>(date.day()), 2);
    out.append('T');
    appendPadded(out, static_cast<unsigned>(clock.hours().count()), 2);
    out.append(':');
    appendPadded(out, static_cast<unsigned>(clock.minutes().count()), 2);
    out.append(':');
    appendPadded(out, static_cast<unsigned>(clock.seconds().count()), 2);
    out.append('.');
    appendPadded(out, static_cast<unsigned>(clock.subseconds().count()), 6);
    out.append('Z');
}

void appendJsonLine(QByteArray &out, const EventIndex &index, EventText &text, RowNumber row,
                    const JsonLineOptions &options)
{
    const RowKind kind = index.row(row).kind;
    if (kind == RowKind::Fact) {
        if (options.stamped)
            appendFactLine(out, text, row, index.row(row).source, options);
        return;
    }
    if (kind != RowKind::Event && !options.all)
        return;
    beginLine(out, rowKindName(kind), text, row, options);
    if (kind != RowKind::Event || !appendPlainEvent(out, text, row))
        appendRowKeys(out, text.text(row));
    if (options.all && kind != RowKind::Comment)
        appendFields(out, text, row);
    if (options.bytes) {
        out.append(",\"raw\":\"");
        out.append(rawOf(index, text, row, options).toByteArray().toBase64());
        out.append('"');
    }
    out.append("}\n");
}

} // namespace sse

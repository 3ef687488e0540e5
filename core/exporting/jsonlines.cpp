// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/jsonlines.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <array>
#include <charconv>
#include <type_traits>

namespace sse {

namespace {

QByteArrayView nameOf(RowKind kind)
{
    switch (kind) {
    case RowKind::Event:
        return "event";
    case RowKind::Dropped:
        return "dropped";
    case RowKind::Id:
        return "id";
    case RowKind::Retry:
        return "retry";
    case RowKind::Ignored:
        return "ignored";
    case RowKind::Unfinished:
        return "unfinished";
    case RowKind::Comment:
        return "comment";
    case RowKind::Fact:
        break;
    }
    return "fact";
}

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

/// Whether decimal \a digits without leading zeros are at most 2^53 − 1, which every JSON reader
/// holds exactly.
bool isSafeInteger(QByteArrayView digits)
{
    constexpr QByteArrayView most("9007199254740991");
    return digits.size() < most.size() || (digits.size() == most.size() && digits <= most);
}

void appendMilliseconds(QByteArray &out, QByteArrayView retryValue)
{
    const QByteArray digits = wire::retryDigits(retryValue);
    const bool safe = isSafeInteger(digits);
    out.append(",\"ms\":");
    if (!safe)
        out.append('"');
    out.append(digits);
    if (!safe)
        out.append('"');
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
    appendIsoTime(out, options.anchor.toWall(text.time(row)));
    out.append("\",\"connection\":");
    appendNumber(out, text.connection(row));
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
        appendMilliseconds(out, row.data);
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

/// The response that opened the stream at \a stateRow: the last head before it.
const ResponseRecord *openingResponse(const EventIndex &index, EventText &text, RowNumber stateRow)
{
    const ConnectionId connection = text.connection(stateRow);
    for (RowNumber row = stateRow; row-- > 0;) {
        if (index.row(row).kind != RowKind::Fact)
            continue;
        const LogRecord &record = text.record(row);
        if (record.connection != connection)
            return nullptr;
        if (const auto *response = std::get_if<ResponseRecord>(&record.fact))
            return response;
    }
    return nullptr;
}

void appendResponse(QByteArray &out, const ResponseRecord &response)
{
    out.append(",\"status\":");
    appendNumber(out, response.status);
    // What the user put into the address to sign in stays out of logs and pipes.
    appendText(out, ",\"url\":", response.url.toEncoded(QUrl::RemoveUserInfo));
    out.append(",\"headers\":[");
    bool first = true;
    for (const HeaderField &header : response.headers) {
        appendText(out, first ? "{\"name\":" : ",{\"name\":", toWellFormedUtf8(header.name));
        appendText(out, ",\"value\":", toWellFormedUtf8(header.value));
        out.append('}');
        first = false;
    }
    out.append(']');
}

void appendFactLine(QByteArray &out, const EventIndex &index, EventText &text, RowNumber row,
                    const JsonLineOptions &options)
{
    const auto &fact = text.record(row).fact;
    if (const auto *state = std::get_if<StateRecord>(&fact)) {
        const ResponseRecord *response =
            state->state == ReadyState::Open ? openingResponse(index, text, row) : nullptr;
        if (!response)
            return;
        beginLine(out, "open", text, row, options);
        appendResponse(out, *response);
    } else if (const auto *end = std::get_if<EndRecord>(&fact)) {
        beginLine(out, "end", text, row, options);
        appendText(out, ",\"reason\":", endReasonName(end->reason));
        appendText(out, ",\"message\":", end->message.toUtf8());
    } else if (const auto *reconnect = std::get_if<ReconnectRecord>(&fact)) {
        beginLine(out, "reconnect", text, row, options);
        out.append(",\"delayMs\":");
        appendNumber(out, reconnect->delay.count());
        appendText(out, ",\"from\":", delaySourceName(reconnect->source));
    } else if (const auto *note = std::get_if<NoteRecord>(&fact)) {
        beginLine(out, "note", text, row, options);
        appendText(out, ",\"code\":", note->code);
        appendText(out, ",\"message\":", note->message.toUtf8());
    } else {
        return;
    }
    out.append("}\n");
}

} // namespace

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
            appendFactLine(out, index, text, row, options);
        return;
    }
    if (kind != RowKind::Event && !options.all)
        return;
    beginLine(out, nameOf(kind), text, row, options);
    appendRowKeys(out, text.text(row));
    if (options.all && kind != RowKind::Comment)
        appendFields(out, text, row);
    if (options.bytes) {
        out.append(",\"raw\":\"");
        out.append(text.raw(row).toByteArray().toBase64());
        out.append('"');
    }
    out.append("}\n");
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/maskedbody.h"

#include "core/base/utf8.h"
#include "core/exporting/blocklines.h"

#include <algorithm>

namespace sse {

namespace {

bool isData(const wire::BlockLine &line)
{
    return line.text.field == FieldName::Data;
}

TextPlace placeOf(FieldName field)
{
    switch (field) {
    case FieldName::Comment:
        return TextPlace::Comment;
    case FieldName::Data:
        return TextPlace::EventData;
    case FieldName::Event:
        return TextPlace::EventType;
    case FieldName::Id:
        return TextPlace::EventId;
    case FieldName::Retry:
    case FieldName::Unknown:
        break;
    }
    return TextPlace::Field;
}

/// The data buffer, not decoded.
QByteArray joinedData(const QList<wire::BlockLine> &lines)
{
    QByteArray data;
    bool first = true;
    for (const wire::BlockLine &line : lines) {
        if (!isData(line))
            continue;
        if (!first)
            data += '\n';
        first = false;
        data += line.text.value;
    }
    return data;
}

/// The part of a line that may hold a secret, besides data: of an unknown field all of it.
QByteArrayView valueOf(const wire::BlockLine &line, QByteArrayView bytes)
{
    return line.text.field == FieldName::Unknown ? bytes : line.text.value;
}

} // namespace

void MaskedBody::feed(QByteArrayView bytes)
{
    m_window.append(bytes);
    m_parser.feed({bytes.data(), static_cast<std::size_t>(bytes.size())}, *this);
    passTo(std::min(m_parser.openBlockBegin(), m_parser.openLineBegin()));
}

void MaskedBody::finish()
{
    m_parser.endConnection(*this);
    passTo(m_windowBegin + static_cast<quint64>(m_window.size()));
}

void MaskedBody::comment(const ParsedLine &line, ByteOffset end)
{
    m_parts.push_back({line.begin, end, false});
}

void MaskedBody::block(const ParsedBlock &block)
{
    // Comments within it are among its lines.
    while (!m_parts.empty() && m_parts.back().begin >= block.begin)
        m_parts.pop_back();
    m_parts.push_back({block.begin, block.end, block.kind == BlockKind::Unfinished});
}

void MaskedBody::passTo(ByteOffset end)
{
    const QByteArrayView window(m_window);
    const auto part = [&](ByteOffset from, ByteOffset to) {
        return window.sliced(static_cast<qsizetype>(from - m_windowBegin),
                             static_cast<qsizetype>(to - from));
    };
    ByteOffset at = m_windowBegin;
    std::size_t passed = 0;
    for (; passed < m_parts.size() && m_parts[passed].begin < end; ++passed) {
        const Part &next = m_parts[passed];
        passGap(part(at, next.begin));
        passPart(part(next.begin, next.end), next.unfinished);
        at = next.end;
    }
    if (at < end)
        passGap(part(at, end));
    passUnchanged();
    m_parts.erase(m_parts.begin(), m_parts.begin() + static_cast<std::ptrdiff_t>(passed));
    const ByteOffset done = std::max(at, end);
    m_window.remove(0, static_cast<qsizetype>(done - m_windowBegin));
    m_windowBegin = done;
    m_unchangedBegin = 0;
}

void MaskedBody::passGap(QByteArrayView bytes)
{
    // Line ends and a byte order mark, as long as the parser has a place for all else.
    const bool isBlank = std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return c == '\r' || c == '\n' || c == '\xEF' || c == '\xBB' || c == '\xBF';
    });
    if (isBlank || m_redactor.isClean(bytes)) {
        m_unchanged += bytes.size();
        return;
    }
    passUnchanged();
    pass(bytes.size(), m_redactor.text(bytes, TextPlace::Field));
}

void MaskedBody::passPart(QByteArrayView bytes, bool unfinished)
{
    if (isClean(bytes, unfinished)) {
        m_unchanged += bytes.size();
        return;
    }
    passUnchanged();
    pass(bytes.size(), masked(bytes, wire::linesOf(bytes, unfinished)));
}

void MaskedBody::passUnchanged()
{
    if (m_unchanged == 0)
        return;
    const QByteArrayView bytes = QByteArrayView(m_window).sliced(m_unchangedBegin, m_unchanged);
    m_take(static_cast<quint64>(m_unchanged), bytes);
    m_unchangedBegin += m_unchanged;
    m_unchanged = 0;
}

void MaskedBody::pass(qsizetype length, QByteArrayView bytes)
{
    m_take(static_cast<quint64>(length), bytes);
    m_unchangedBegin += length;
}

bool MaskedBody::isClean(QByteArrayView bytes, bool unfinished)
{
    const auto isTextClean = [this](QByteArrayView text) {
        return isWellFormedUtf8(text) ? m_redactor.isClean(text)
                                      : m_redactor.isClean(toWellFormedUtf8(text));
    };
    BlockLines lines(bytes, unfinished);
    wire::BlockLine line;
    int dataLines = 0;
    m_data.resize(0);
    while (lines.next(line)) {
        if (!isTextClean(valueOf(line, bytes.sliced(line.begin, line.length))))
            return false;
        if (isData(line)) {
            if (dataLines++ > 0)
                m_data += '\n';
            m_data += line.text.value;
        }
    }
    // What no line shows by itself several may show together.
    return dataLines < 2 || isTextClean(m_data);
}

QByteArray MaskedBody::masked(QByteArrayView bytes, const QList<wire::BlockLine> &lines)
{
    // As many lines of data as before, unless a secret went over their ends.
    const QByteArray data = toWellFormedUtf8(joinedData(lines));
    QList<QByteArray> values =
        m_redactor.text(QByteArrayView(data), TextPlace::EventData).split('\n');
    QByteArray out;
    qsizetype at = 0;
    qsizetype number = 0;
    for (const wire::BlockLine &line : lines) {
        out += bytes.sliced(at, line.begin - at);
        at = line.begin + line.length;
        const QByteArrayView whole = bytes.sliced(line.begin, line.length);
        if (!isData(line)) {
            out += maskedLine(line, whole);
        } else if (number < values.size()) {
            const QByteArray value = std::exchange(values[number++], {});
            const bool spaced = whole.size() > line.text.value.size() + 5;
            const bool bare = whole.size() == line.text.name.size() && value.isEmpty();
            out += bare ? "data" : spaced || value.startsWith(' ') ? "data: " : "data:";
            out += value;
        } else {
            // The line is gone, and its end with it.
            at += bytes.sliced(at).startsWith("\r\n") ? 2 : 1;
            at = std::min(at, bytes.size());
        }
    }
    return out + bytes.sliced(at);
}

QByteArray MaskedBody::maskedLine(const wire::BlockLine &line, QByteArrayView bytes)
{
    const QByteArrayView value = valueOf(line, bytes);
    const QByteArray text = isWellFormedUtf8(value) ? value.toByteArray() : toWellFormedUtf8(value);
    return bytes.first(bytes.size() - value.size()) +
           m_redactor.text(QByteArrayView(text), placeOf(line.text.field));
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/reportrow.h"

#include "core/base/utf8.h"
#include "core/exporting/blocklines.h"
#include "core/exporting/jsonlines.h"
#include "core/formats/figures.h"
#include "core/formats/rowsentence.h"
#include "core/formats/words.h"

#include <QCoreApplication>

namespace sse {

namespace {

/// Whether the rest of a report tells what \a line did.
bool isPlain(const wire::BlockLine &line)
{
    const FieldName field = line.text.field;
    return field == FieldName::Data || field == FieldName::Event || field == FieldName::Comment ||
           (field == FieldName::Id && line.outcome == FieldOutcome::Set);
}

} // namespace

ReportRows::ReportRows(const ExportContext &context, qsizetype mostData)
    : m_context(context)
    , m_text(context.log, context.index)
    , m_mostData(mostData)
{
}

ReportRow ReportRows::read(RowNumber row)
{
    ReportRow read;
    const EventRow &place = m_context.index.row(row);
    read.number = m_context.index.numberOf(row);
    read.kind = place.kind;
    read.connection = m_text.connection(row);
    if (m_context.survey.hasTimes) {
        const MonoTime time = m_text.time(row);
        read.time = m_context.survey.anchor.toWall(time);
        if (m_before)
            read.delta = time - *m_before;
        m_before = time;
    }
    read.sentence = rowSentence(m_text, m_context.index, row, m_context.redactor);
    if (place.kind == RowKind::Fact) {
        const LogRecord &record = m_text.record(row);
        // Whether a response opened the stream stands behind it, perhaps not in the log yet.
        const bool opened = std::holds_alternative<ResponseRecord>(record.fact) &&
                            opensStream(*m_context.survey.facts, place.source).value_or(false);
        read.word = factWord(record, opened);
        read.bad = isBadNews(record);
    } else {
        readBlock(row, read);
    }
    return read;
}

void ReportRows::readBlock(RowNumber row, ReportRow &to)
{
    to.size = m_context.index.lengthOf(row);
    if (to.kind == RowKind::Event) {
        readEvent(row, to);
        return;
    }
    to.word = kindWord(to.kind);
    if (m_context.index.row(row).idRow == row + 1)
        to.id = shortText(m_text.lastEventId(row), TextPlace::EventId);
    if (to.kind == RowKind::Comment)
        setData(to, toWellFormedUtf8(wire::commentText(m_text.bytes(row))), TextPlace::Comment);
    else
        setData(to, linesOf(row), TextPlace::Field);
}

void ReportRows::readEvent(RowNumber row, ReportRow &to)
{
    to.word = shortText(m_text.type(row), TextPlace::EventType);
    const bool hasOwnId = m_context.index.row(row).idRow == row + 1;
    QByteArray id = hasOwnId ? QByteArray() : m_text.lastEventId(row);
    QByteArray data;
    std::vector<wire::BlockLine> others;
    // One look at the lines for all that is wanted of them. Views end with the next of m_text.
    BlockLines lines(m_text.bytes(row), false);
    wire::BlockLine line;
    while (lines.next(line)) {
        if (line.text.field == FieldName::Data)
            data.append(line.text.value).append('\n');
        else if (!isPlain(line))
            others.push_back(line);
        else if (hasOwnId && line.text.field == FieldName::Id)
            id = line.text.value.toByteArray();
    }
    data.chop(1);
    to.id = shortText(toWellFormedUtf8(id), TextPlace::EventId);
    setData(to, toWellFormedUtf8(data), TextPlace::EventData);
    to.otherLines = otherLinesOf(others);
}

void ReportRows::setData(ReportRow &to, const QByteArray &data, TextPlace place)
{
    // Masked first, then cut: half a secret would not be known any more.
    const QByteArray whole = m_context.redactor.text(data, place);
    to.data = decodeUtf8Prefix(whole, m_mostData);
    if (whole.size() > m_mostData)
        to.moreBytes = static_cast<quint64>(whole.size() - to.data.toUtf8().size());
}

QByteArray ReportRows::linesOf(RowNumber row)
{
    QByteArray lines;
    for (const FieldText &field : m_text.fields(row)) {
        if (field.field == FieldName::Comment)
            continue;
        if (!lines.isEmpty())
            lines += '\n';
        lines += field.name + ": " + field.value;
    }
    return lines;
}

QStringList ReportRows::otherLinesOf(const std::vector<wire::BlockLine> &others)
{
    constexpr qsizetype mostLines = 20;
    constexpr qsizetype mostBytes = 200;
    QStringList lines;
    for (const wire::BlockLine &other : others) {
        if (lines.size() == mostLines) {
            lines += QStringLiteral("\u2026");
            break;
        }
        const QByteArray whole =
            toWellFormedUtf8(other.text.name) + ": " + toWellFormedUtf8(other.text.value);
        const QByteArray line = m_context.redactor.text(whole, TextPlace::Field);
        const QString cut = line.size() > mostBytes ? QStringLiteral("\u2026") : QString();
        const QByteArrayView outcome = outcomeName(other.text.field, other.outcome, false);
        lines += QStringLiteral("%1%2 (%3)")
                     .arg(decodeUtf8Prefix(line, mostBytes), cut, QString::fromLatin1(outcome));
    }
    return lines;
}

QString ReportRows::shortText(const QByteArray &text, TextPlace place)
{
    constexpr qsizetype mostBytes = 512;
    const QByteArray whole = m_context.redactor.text(text, place);
    if (whole.size() <= mostBytes)
        return decodeUtf8(whole);
    return decodeUtf8Prefix(whole, mostBytes) + QStringLiteral("\u2026");
}

QString moreBytesNote(quint64 bytes)
{
    return QCoreApplication::translate("sse::ReportRow", "\u2026 %1 more").arg(bytesFigure(bytes));
}

} // namespace sse

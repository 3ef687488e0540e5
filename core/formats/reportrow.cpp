// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/reportrow.h"

#include "core/base/utf8.h"
#include "core/exporting/jsonlines.h"
#include "core/formats/figures.h"
#include "core/formats/rowsentence.h"
#include "core/formats/words.h"

#include <QCoreApplication>

namespace sse {

namespace {

TextPlace placeOf(RowKind kind)
{
    if (kind == RowKind::Event)
        return TextPlace::EventData;
    return kind == RowKind::Comment ? TextPlace::Comment : TextPlace::Field;
}

bool isPlain(const FieldText &field)
{
    return field.field == FieldName::Data || field.field == FieldName::Event ||
           field.field == FieldName::Comment ||
           (field.field == FieldName::Id && field.outcome == FieldOutcome::Set);
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
    const bool isEvent = to.kind == RowKind::Event;
    to.word = isEvent ? shortText(m_text.type(row), TextPlace::EventType) : kindWord(to.kind);
    to.size = m_context.index.lengthOf(row);
    if (isEvent || m_context.index.row(row).idRow == row + 1)
        to.id = shortText(m_text.lastEventId(row), TextPlace::EventId);
    const bool hasText = isEvent || to.kind == RowKind::Comment;
    // Masked first, then cut: half a secret would not be known any more.
    const QByteArray whole = m_context.redactor.text(
        QByteArrayView(hasText ? m_text.text(row).data : linesOf(row)), placeOf(to.kind));
    to.data = decodeUtf8Prefix(whole, m_mostData);
    if (whole.size() > m_mostData)
        to.moreBytes = static_cast<quint64>(whole.size() - to.data.toUtf8().size());
    if (isEvent)
        to.otherLines = otherLinesOf(row);
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

QStringList ReportRows::otherLinesOf(RowNumber row)
{
    constexpr qsizetype mostLines = 20;
    constexpr qsizetype mostBytes = 200;
    QStringList lines;
    for (const FieldText &field : m_text.fields(row)) {
        if (isPlain(field))
            continue;
        if (lines.size() == mostLines) {
            lines += QStringLiteral("\u2026");
            break;
        }
        const QByteArray whole = field.name + ": " + field.value;
        const QByteArray line = m_context.redactor.text(QByteArrayView(whole), TextPlace::Field);
        const QString cut = line.size() > mostBytes ? QStringLiteral("\u2026") : QString();
        lines += QStringLiteral("%1%2 (%3)")
                     .arg(decodeUtf8Prefix(line, mostBytes), cut,
                          QString::fromLatin1(outcomeName(field)));
    }
    return lines;
}

QString ReportRows::shortText(QByteArrayView text, TextPlace place)
{
    constexpr qsizetype mostBytes = 512;
    const QByteArray whole = m_context.redactor.text(text, place);
    const QString cut = whole.size() > mostBytes ? QStringLiteral("\u2026") : QString();
    return decodeUtf8Prefix(whole, mostBytes) + cut;
}

QString moreBytesNote(quint64 bytes)
{
    return QCoreApplication::translate("sse::ReportRow", "\u2026 %1 more").arg(bytesFigure(bytes));
}

} // namespace sse

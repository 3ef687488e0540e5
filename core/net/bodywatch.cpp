// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/bodywatch.h"

#include "core/log/logcursor.h"
#include "core/wire/field.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::BodyWatch", text);
}

QByteArrayView withoutByteOrderMark(QByteArrayView body)
{
    return body.startsWith("\xEF\xBB\xBF") ? body.sliced(3) : body;
}

QString sizeText(quint64 bytes)
{
    // In powers of 1000, as the window counts.
    if (bytes < 1000)
        return tr("%1 bytes").arg(bytes);
    return tr("%1 KB").arg((bytes + 500) / 1000);
}

NoteRecord fieldlessNote(quint64 size, bool json)
{
    if (json) {
        return {"no-event",
                tr("No event in %1: the lines are not fields. The body looks like JSON sent as it "
                   "is; an event stream wants it behind \"data: \", with a blank line after it.")
                    .arg(sizeText(size))};
    }
    return {"no-event",
            tr("No event in %1: the lines are not fields. An event stream has lines such "
               "as \"data: text\" and a blank line behind each event.")
                .arg(sizeText(size))};
}

/// Where what has not ended yet began: the block, or the line that may become its first.
ByteOffset openBegin(const StreamParser &parser)
{
    return std::min(parser.openBlockBegin(), parser.openLineBegin());
}

} // namespace

bool hasKnownField(QByteArrayView body)
{
    const QList<wire::BlockLine> lines = wire::linesOf(withoutByteOrderMark(body), true);
    return std::any_of(lines.begin(), lines.end(), [](const wire::BlockLine &line) {
        return line.text.field != FieldName::Unknown;
    });
}

bool looksLikeJson(QByteArrayView body)
{
    const QByteArrayView text = withoutByteOrderMark(body).trimmed();
    return text.startsWith('{') || text.startsWith('[') || text.startsWith('"');
}

void BodyWatch::begin()
{
    m_base = m_log.byteCount();
    m_odd = m_indexer.oddFields();
    m_fieldsJudged = m_fieldless = false;
    m_longLine = m_longBlock = m_longId = m_longType = m_nul = m_badRetry = false;
}

std::optional<NoteRecord> BodyWatch::judgeFields(quint64 size)
{
    m_fieldsJudged = true;
    LogCursor cursor(m_log);
    const QByteArrayView beginning = cursor.bytes(m_base, std::min(size, fieldlessBytes));
    m_fieldless = !hasKnownField(beginning);
    if (!m_fieldless)
        return std::nullopt;
    return fieldlessNote(size, looksLikeJson(beginning));
}

QList<NoteRecord> BodyWatch::afterRead()
{
    QList<NoteRecord> notes;
    const auto once = [&notes](bool &told, bool occurs, const char *code, const char *message) {
        if (told || !occurs)
            return;
        told = true;
        notes.append({code, tr(message)});
    };
    const StreamParser &parser = m_indexer.parser();
    const OddFields &odd = m_indexer.oddFields();
    if (!m_fieldsJudged && parser.position() >= fieldlessBytes) {
        if (std::optional<NoteRecord> note = judgeFields(parser.position()))
            notes.append(*std::move(note));
    }
    once(m_longLine, parser.position() - parser.openLineBegin() >= longLine, "long-line",
         "A line has grown to 16 MiB and has not ended. All of it is kept.");
    once(m_longBlock, parser.position() - openBegin(parser) >= longBlock, "long-event",
         "An event has grown to 64 MiB without its blank line. All of it is kept.");
    once(m_longId, parser.lastEventId().size() >= longId, "long-id",
         "The last event ID is 64 KiB long or longer. Most servers refuse a Last-Event-ID header "
         "of that size.");
    once(m_longType, odd.longTypes != m_odd.longTypes, "long-type",
         "An event type is 64 KiB long or longer.");
    once(m_nul, odd.idsWithNul != m_odd.idsWithNul, "nul-in-id",
         "An id field contains U+0000 and was ignored, as the standard says: the last event ID "
         "stays what it was.");
    once(m_badRetry, odd.badRetries != m_odd.badRetries, "bad-retry",
         "A retry field holds something other than ASCII digits and was ignored, as the standard "
         "says: the reconnection time stays what it was.");
    return notes;
}

QList<NoteRecord> BodyWatch::atEnd(bool stopped)
{
    QList<NoteRecord> notes;
    const StreamParser &parser = m_indexer.parser();
    const ByteOffset position = parser.position();
    if (!m_fieldsJudged && position > 0) {
        if (std::optional<NoteRecord> note = judgeFields(position))
            notes.append(*std::move(note));
    }
    if (!stopped && !m_fieldless && openBegin(parser) < position) {
        notes.append(
            {"unfinished", tr("The last block has no blank line behind it, so the standard "
                              "discards it: its event was not dispatched.")});
    }
    return notes;
}

} // namespace sse

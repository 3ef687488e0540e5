// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/maskedrow.h"

#include "core/base/utf8.h"
#include "core/exporting/blocklines.h"

#include <algorithm>

namespace sse {

namespace {

/// \a line, which is masked, as a name and a value: the colons in marks are not the line's.
wire::SplitLine splitMasked(QByteArrayView line)
{
    constexpr QByteArrayView open("\xE2\x80\xB9redacted:");
    constexpr qsizetype size = 23; // of a mark
    wire::SplitLine split{line, {}, FieldName::Unknown};
    qsizetype colon = line.indexOf(':');
    while (colon >= 0 && line.first(colon + 1).endsWith(open))
        colon = line.indexOf(':', std::min(colon + 1 + size - open.size(), line.size()));
    if (colon < 0)
        return split;
    split.name = line.first(colon);
    split.value = line.sliced(colon + 1);
    if (split.value.startsWith(' '))
        split.value = split.value.sliced(1);
    return split;
}

} // namespace

MaskedRow::MaskedRow(const ExportContext &context)
    : m_context(context)
    , m_text(context.log, context.index)
    , m_masks(context.redactor.mode() == Redactor::Mode::Mask)
    , m_allWellFormed(context.survey.badUtf8 == 0)
{
}

void MaskedRow::load(RowNumber row)
{
    m_kept.clear();
    m_fields.clear();
    m_type = {};
    m_data = {};
    m_isRetryMasked = false;
    m_kind = m_context.index.row(row).kind;
    // First: it may read another row's bytes.
    setLastEventId(row);
    const QByteArrayView bytes = m_text.bytes(row);
    m_decodes = !m_allWellFormed && !isWellFormedUtf8(bytes);
    m_clean = !m_masks || (!m_decodes && m_context.redactor.isClean(bytes));
    if (m_kind != RowKind::Comment) {
        loadBlock(bytes);
        return;
    }
    const QByteArrayView text = wire::commentText(bytes);
    m_data = mask(m_decodes ? keep(toWellFormedUtf8(text)) : text, TextPlace::Comment);
}

void MaskedRow::setLastEventId(RowNumber row)
{
    const quint32 idRow = m_context.index.row(row).idRow;
    // Its own: found among its fields.
    if (idRow == row + 1)
        return;
    if (idRow == 0 || idRow != m_idRow) {
        const QByteArray id = m_text.lastEventId(row);
        m_rowId = m_masks && !m_context.redactor.isClean(id)
                      ? m_context.redactor.text(QByteArrayView(id), TextPlace::EventId)
                      : id;
        m_idRow = idRow;
    }
    m_lastEventId = m_rowId;
}

void MaskedRow::loadBlock(QByteArrayView block)
{
    m_dataCount = 0;
    BlockLines lines(block, m_kind == RowKind::Unfinished);
    wire::BlockLine line;
    while (lines.next(line)) {
        if (line.text.field != FieldName::Comment)
            addField(block.sliced(line.begin, line.length), line);
    }
    if (m_dataCount > 1)
        joinData();
    else if (m_dataCount == 1)
        setData({});
    if (m_kind == RowKind::Event && m_type.isEmpty())
        m_type = "message";
    if (m_kind != RowKind::Event && m_kind != RowKind::Retry)
        m_data = {};
}

void MaskedRow::addField(QByteArrayView line, const wire::BlockLine &parts)
{
    MaskedField field{parts.text.name, parts.text.value, parts.text.field, parts.outcome, false};
    if (m_decodes) {
        const wire::SplitLine decoded = wire::splitLine(line = keep(toWellFormedUtf8(line)));
        field.name = decoded.name;
        field.value = decoded.value;
    }
    switch (field.field) {
    case FieldName::Data:
        // Masked as a whole.
        ++m_dataCount;
        break;
    case FieldName::Event:
        field.value = mask(field.value, TextPlace::EventType, &field.isMasked);
        if (m_kind == RowKind::Event)
            m_type = field.value;
        break;
    case FieldName::Id:
        field.value = mask(field.value, TextPlace::EventId, &field.isMasked);
        if (field.outcome == FieldOutcome::Set && m_kind != RowKind::Unfinished)
            m_lastEventId = field.value;
        break;
    case FieldName::Retry:
        field.value = mask(field.value, TextPlace::Field, &field.isMasked);
        if (m_kind == RowKind::Retry && field.outcome == FieldOutcome::Set) {
            m_data = field.value;
            m_isRetryMasked = field.isMasked;
        }
        break;
    case FieldName::Comment:
    case FieldName::Unknown:
        // The secret may lie on both sides of the colon.
        if (const QByteArrayView masked = mask(line, TextPlace::Field, &field.isMasked);
            field.isMasked) {
            const wire::SplitLine split = splitMasked(masked);
            field.name = split.name;
            field.value = split.value;
        }
        break;
    }
    m_fields.push_back(field);
}

void MaskedRow::joinData()
{
    m_joined.resize(0);
    bool first = true;
    for (const MaskedField &field : m_fields) {
        if (field.field != FieldName::Data)
            continue;
        if (!std::exchange(first, false))
            m_joined.append('\n');
        m_joined.append(field.value);
    }
    // What no line shows by itself several may show together.
    m_clean = !m_masks;
    setData(m_joined);
}

/// \a joined: of several data lines.
void MaskedRow::setData(QByteArrayView joined)
{
    const auto isData = [](const MaskedField &field) { return field.field == FieldName::Data; };
    auto at = std::find_if(m_fields.begin(), m_fields.end(), isData);
    bool isMasked = false;
    m_data = mask(m_dataCount == 1 ? at->value : joined, TextPlace::EventData, &isMasked);
    if (!isMasked)
        return;
    // The lines of what is left.
    QByteArrayView rest = m_data;
    bool atEnd = false;
    for (; at != m_fields.end() && !atEnd; at = std::find_if(at + 1, m_fields.end(), isData)) {
        const qsizetype lineFeed = m_dataCount == 1 ? -1 : rest.indexOf('\n');
        atEnd = lineFeed < 0;
        at->value = atEnd ? rest : rest.first(lineFeed);
        at->isMasked = true;
        rest = atEnd ? QByteArrayView() : rest.sliced(lineFeed + 1);
    }
    m_fields.erase(std::remove_if(at, m_fields.end(), isData), m_fields.end());
}

QByteArrayView MaskedRow::mask(QByteArrayView text, TextPlace place, bool *masked)
{
    if (m_clean || m_context.redactor.isClean(text))
        return text;
    if (masked)
        *masked = true;
    return keep(m_context.redactor.text(text, place));
}

QByteArrayView MaskedRow::keep(QByteArray text)
{
    m_kept.push_back(std::move(text));
    return m_kept.back();
}

} // namespace sse

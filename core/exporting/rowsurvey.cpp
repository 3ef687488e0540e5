// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/rowsurvey.h"

#include "core/base/utf8.h"
#include "core/exporting/blocklines.h"

#include <algorithm>

namespace sse {

RowSurvey::RowSurvey(const EventIndex &index, EventText &text, Redactor &redactor,
                     ExportSurvey &survey)
    : m_index(index)
    , m_text(text)
    , m_redactor(redactor)
    , m_survey(survey)
    , m_masks(redactor.mode() == Redactor::Mode::Mask)
{
}

void RowSurvey::take(RowNumber row)
{
    const RowKind kind = m_index.row(row).kind;
    ++m_survey.rows.at(static_cast<std::size_t>(kind));
    if (kind == RowKind::Fact)
        return;
    m_survey.arrivals.add(m_text.time(row));
    if (m_masks)
        learnLastEventId(row);
    const QByteArrayView block = m_text.bytes(row);
    const auto size = static_cast<quint64>(block.size());
    m_survey.dataBytes += size;
    m_survey.longestRow = std::max(m_survey.longestRow, size);
    const bool wellFormed = isWellFormedUtf8(block);
    m_survey.badUtf8 += wellFormed ? 0 : 1;
    m_learns = m_masks && (!wellFormed || mayHoldSecrets(block));
    if (kind != RowKind::Comment)
        takeBlock(block, kind, wellFormed);
    else if (m_learns)
        learn(block, wellFormed);
}

/// A row shows the ID that an earlier row set, which may not be in the scope.
void RowSurvey::learnLastEventId(RowNumber row)
{
    const quint32 idRow = m_index.row(row).idRow;
    if (idRow == m_idRow || idRow == row + 1) {
        m_idRow = idRow;
        return;
    }
    m_idRow = idRow;
    m_redactor.learn(m_text.lastEventId(row));
}

void RowSurvey::takeBlock(QByteArrayView block, RowKind kind, bool wellFormed)
{
    BlockLines lines(block, kind == RowKind::Unfinished);
    wire::BlockLine line;
    QByteArrayView data;
    quint64 dataLines = 0;
    while (lines.next(line)) {
        const FieldName field = line.text.field;
        if (line.outcome == FieldOutcome::Set)
            m_survey.retryFields += field == FieldName::Retry ? 1 : 0;
        else if (line.outcome != FieldOutcome::Appended && line.outcome != FieldOutcome::Comment)
            ++m_survey.ignoredFields;
        if (!m_masks || field == FieldName::Comment)
            continue;
        if (field != FieldName::Data) {
            if (m_learns)
                learn(field == FieldName::Unknown ? block.sliced(line.begin, line.length)
                                                  : line.text.value,
                      wellFormed);
            continue;
        }
        if (++dataLines == 1) {
            data = line.text.value;
            continue;
        }
        if (dataLines == 2) {
            m_joined.resize(0);
            m_joined.append(data);
        }
        m_joined.append('\n').append(line.text.value);
    }
    // What no line shows by itself several may show together.
    if (dataLines > 1 || (dataLines == 1 && m_learns))
        learn(dataLines == 1 ? data : QByteArrayView(m_joined), wellFormed);
}

void RowSurvey::learn(QByteArrayView text, bool wellFormed)
{
    if (wellFormed)
        m_redactor.learn(text);
    else
        m_redactor.learn(toWellFormedUtf8(text));
}

} // namespace sse

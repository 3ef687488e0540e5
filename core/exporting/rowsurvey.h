// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exportsurvey.h"

namespace sse {

/// Counts what the rows in a scope hold, and lets a redactor learn from them. One thread.
class RowSurvey final
{
public:
    /// All outlive it; \a survey gets the counts.
    RowSurvey(const EventIndex &index, EventText &text, Redactor &redactor, ExportSurvey &survey);

    void take(RowNumber row);

private:
    void takeBlock(QByteArrayView block, RowKind kind, bool wellFormed);
    void learn(QByteArrayView text, bool wellFormed);
    void learnLastEventId(RowNumber row);

    const EventIndex &m_index;
    EventText &m_text;
    Redactor &m_redactor;
    ExportSurvey &m_survey;
    bool m_masks;
    bool m_learns = false; // the row may hold secrets
    quint32 m_idRow = 0;   // whose ID was learned last
    QByteArray m_joined;
};

} // namespace sse

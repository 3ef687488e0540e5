// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/rowprinter.h"

#include <utility>

namespace sse {

RowPrinter::RowPrinter(const CaptureLog &log, const EventIndex &index, JsonLineOptions options,
                       FilterExpression filter)
    : m_log(log)
    , m_index(index)
    , m_text(log, index)
    , m_options(options)
    , m_filter(std::move(filter))
{
}

bool RowPrinter::print(QByteArray &out, bool finished, qsizetype enough)
{
    const RowNumber count = m_index.rowCount();
    for (; m_next < count; ++m_next) {
        if (out.size() >= enough)
            return true;
        if (!finished && mustWait(m_next))
            return false;
        const RowKind kind = m_index.row(m_next).kind;
        if (kind != RowKind::Event && kind != RowKind::Fact && !m_options.all)
            continue;
        if (m_filter.isEmpty() || m_filter.matches(m_index, m_text, m_next))
            appendJsonLine(out, m_index, m_text, m_next, m_options);
    }
    return false;
}

bool RowPrinter::mustWait(RowNumber row)
{
    const EventRow &place = m_index.row(row);
    if (place.kind == RowKind::Fact) {
        return m_options.stamped &&
               std::holds_alternative<ResponseRecord>(m_text.record(row).fact) &&
               !opensStream(m_log, place.source);
    }
    // A live line must not wait for a byte that may never come.
    if (!m_options.bytes || m_options.stamped)
        return false;
    const auto [begin, length] = m_text.rawRange(row);
    return length > 0 && begin + length == m_log.byteCount() && m_text.raw(row).endsWith('\r');
}

} // namespace sse

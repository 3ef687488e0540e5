// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportpass.h"

#include <algorithm>

namespace sse {

namespace {

constexpr RowNumber rowsBetweenAsking = 1024;

} // namespace

ExportPass::ExportPass(ExportSource &source, const ExportScope &scope, Hooks hooks)
    : m_source(source)
    , m_scope(scope)
    , m_hooks(std::move(hooks))
    , m_index(source.index())
    , m_text(source.log(), source.index())
{
}

bool ExportPass::bring()
{
    while (m_next == m_end) {
        if (m_allThere || (m_hooks.goesOn && !m_hooks.goesOn(m_next))) {
            m_stopped = !m_allThere;
            return false;
        }
        if (m_next > 0)
            m_source.forgetBelow(m_next - 1);
        m_allThere = !m_source.more();
        // In this order, so that what rows name is within the other bounds.
        m_end = std::min(m_index.rowCount(), m_scope.endRow);
        m_endRecord = std::min(m_source.log().recordCount(), m_scope.endRecord);
        m_endByte = std::min(m_source.log().byteCount(), m_scope.endByte);
        if (m_hooks.brought)
            m_hooks.brought();
    }
    return true;
}

std::optional<RowNumber> ExportPass::next()
{
    while (!m_stopped && (m_next < m_end || bring())) {
        const RowNumber row = m_next++;
        if (row % rowsBetweenAsking == 0 && m_hooks.goesOn && !m_hooks.goesOn(row)) {
            m_stopped = true;
            break;
        }
        // A ring may drop rows meanwhile.
        if (row >= m_index.firstRow() && m_scope.contains(m_index, m_text, row))
            return row;
        ++m_leftOut;
    }
    return {};
}

} // namespace sse

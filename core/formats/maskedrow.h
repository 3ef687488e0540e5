// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

#include <deque>

namespace sse {

/// One line of a block, decoded and masked.
struct MaskedField
{
    QByteArrayView name;
    QByteArrayView value;
    FieldName field = FieldName::Unknown;
    FieldOutcome outcome = FieldOutcome::UnknownName;
    bool isMasked = false; ///< a mark is in it
};

/// The text of a block or comment as it leaves: well-formed UTF-8, secrets masked. Costs no
/// allocation for a row that is clean. Views are valid until the next load(). One thread.
class MaskedRow final
{
public:
    explicit MaskedRow(const ExportContext &context);

    /// \a row is no fact.
    void load(RowNumber row);

    [[nodiscard]] RowKind kind() const { return m_kind; }
    /// Of a block, in order, comments left out. Marks that run over several data lines take the
    /// place of as many: then there are fewer.
    [[nodiscard]] const std::vector<MaskedField> &fields() const { return m_fields; }
    /// RowText::type; empty for what is no event.
    [[nodiscard]] QByteArrayView type() const { return m_type; }
    /// RowText::data.
    [[nodiscard]] QByteArrayView data() const { return m_data; }
    /// RowText::lastEventId.
    [[nodiscard]] QByteArrayView lastEventId() const { return m_lastEventId; }
    /// The last valid retry field's value is in data() as it came.
    [[nodiscard]] bool isRetryMasked() const { return m_isRetryMasked; }

private:
    void loadBlock(QByteArrayView block);
    void addField(QByteArrayView line, const wire::BlockLine &parts);
    void joinData();
    void setData(QByteArrayView joined);
    void setLastEventId(RowNumber row);
    [[nodiscard]] QByteArrayView mask(QByteArrayView text, TextPlace place, bool *masked = nullptr);
    [[nodiscard]] QByteArrayView keep(QByteArray text);

    const ExportContext &m_context;
    EventText m_text;
    bool m_masks;
    bool m_allWellFormed;

    RowKind m_kind = RowKind::Event;
    std::vector<MaskedField> m_fields;
    QByteArrayView m_type;
    QByteArrayView m_data;
    QByteArrayView m_lastEventId;
    bool m_isRetryMasked = false;
    bool m_decodes = false; // the row's bytes are not well-formed
    bool m_clean = false;   // nothing in them is to be masked

    std::size_t m_dataCount = 0;
    std::deque<QByteArray> m_kept; // what views look at
    QByteArray m_joined;
    QByteArray m_rowId; // in force behind the row that m_idRow names
    quint32 m_idRow = 0;
};

} // namespace sse

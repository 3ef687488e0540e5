// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/fieldname.h"

#include <QByteArray>

#include <algorithm>

namespace sse::wire {

/// A line that began in bytes fed earlier: its place, and the part of it that has to be known when
/// it ends, which is its field, and the value of an event, id or retry field.
class CarriedLine final
{
public:
    [[nodiscard]] bool isEmpty() const { return m_length == 0; }
    [[nodiscard]] ByteOffset begin() const { return m_begin; }
    [[nodiscard]] quint64 length() const { return m_length; }
    [[nodiscard]] FieldName field() const
    {
        return fieldOfLine(m_text.constData(), static_cast<std::size_t>(m_text.size()));
    }
    /// The whole line where its value is needed, else its beginning. Valid until append().
    [[nodiscard]] QByteArrayView text() const { return m_text; }

    void clear() { m_length = 0; }

    /// The line goes on with \a bytes, or begins with them at \a offset.
    void append(QByteArrayView bytes, ByteOffset offset)
    {
        if (isEmpty()) {
            m_begin = offset;
            if (m_text.capacity() > keptCapacity)
                m_text = QByteArray();
            m_text.resize(0);
            m_needsText = true;
        }
        m_length += static_cast<quint64>(bytes.size());
        if (!m_needsText)
            return;
        const qsizetype missing = std::max<qsizetype>(prefix - m_text.size(), 0);
        const qsizetype begun = std::min(missing, bytes.size());
        m_text.append(bytes.first(begun));
        if (m_text.size() < prefix)
            return;
        const FieldName name = fieldOfLine(m_text.constData(), longestPrefix);
        m_needsText = name == FieldName::Event || name == FieldName::Id || name == FieldName::Retry;
        if (m_needsText)
            m_text.append(bytes.sliced(begun));
    }

private:
    static constexpr qsizetype prefix = longestPrefix;
    static constexpr qsizetype keptCapacity = 65'536;

    ByteOffset m_begin = 0;
    quint64 m_length = 0;
    QByteArray m_text;
    bool m_needsText = false;
};

} // namespace sse::wire

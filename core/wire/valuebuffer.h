// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sse::wire {

/// A buffer of the standard that is set by a field's value: a view into the bytes being fed, and
/// a copy only where it has to outlive them.
class ValueBuffer final
{
public:
    void clear() { m_value = {}; }
    void set(QByteArrayView value) { m_value = value; }
    [[nodiscard]] QByteArrayView value() const { return m_value; }
    void keep()
    {
        if (m_value.data() == m_kept.constData())
            return;
        m_kept = m_value.toByteArray();
        m_value = m_kept;
    }

private:
    QByteArrayView m_value;
    QByteArray m_kept;
};

} // namespace sse::wire

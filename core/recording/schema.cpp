// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/schema.h"

#include <QtEndian>

#include <zlib.h>

namespace sse::schema {

namespace {

class Sum final
{
public:
    void add(qint64 number)
    {
        std::array<uchar, 8> bytes{};
        qToLittleEndian(number, bytes.data());
        m_sum = ::crc32_z(m_sum, bytes.data(), bytes.size());
    }

    void add(QByteArrayView bytes)
    {
        add(static_cast<qint64>(bytes.size()));
        // zlib takes a null pointer for a wish to begin anew.
        if (!bytes.isEmpty())
            m_sum = ::crc32_z(m_sum, reinterpret_cast<const Bytef *>(bytes.data()),
                              static_cast<std::size_t>(bytes.size()));
    }

    [[nodiscard]] quint32 value() const { return static_cast<quint32>(m_sum); }

private:
    uLong m_sum = 0;
};

} // namespace

quint32 checkSum(const InfoRow &row)
{
    Sum sum;
    sum.add(row.id);
    sum.add(row.name);
    sum.add(row.value);
    return sum.value();
}

quint32 checkSum(const FactRow &row)
{
    Sum sum;
    sum.add(row.id);
    sum.add(row.position);
    sum.add(row.connection);
    sum.add(row.time);
    sum.add(row.kind);
    sum.add(row.detail);
    return sum.value();
}

quint32 checkSum(const ReadRow &row)
{
    Sum sum;
    sum.add(row.offset);
    sum.add(row.connection);
    sum.add(row.time);
    sum.add(row.part);
    sum.add(row.bytes);
    return sum.value();
}

} // namespace sse::schema

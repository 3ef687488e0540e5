// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/replay/schedule.h"

#include <QByteArrayList>

#include <vector>

namespace sse::test {

/// Stops in a list, in milliseconds; each is a read of its own unless told.
class ListStops final : public Stops
{
public:
    struct Stop
    {
        qint64 ms = 0;
        quint64 group = 0;
    };

    ListStops() = default;
    /// "0 10 10+ 40": a "+" behind a time means that the stop came with the read of the one before.
    explicit ListStops(const QByteArray &text) { append(text); }

    void append(const QByteArray &text)
    {
        for (const QByteArray &word : text.simplified().split(' ')) {
            if (word.isEmpty())
                continue;
            const bool same = word.endsWith('+');
            m_group += same ? 0 : 1;
            stops.push_back({(same ? word.chopped(1) : word).toLongLong(), m_group});
        }
    }

    [[nodiscard]] std::size_t count() const override { return stops.size(); }
    [[nodiscard]] MonoTime time(std::size_t number) const override
    {
        return MonoTime(Millis(stops.at(number).ms));
    }
    [[nodiscard]] quint64 group(std::size_t number) const override
    {
        return stops.at(number).group;
    }

    std::vector<Stop> stops;

private:
    quint64 m_group = 0;
};

[[nodiscard]] inline MonoTime at(double ms)
{
    return MonoTime(Nanos(static_cast<qint64>(ms * 1e6)));
}

/// In milliseconds.
[[nodiscard]] inline QByteArray print(MonoTime time)
{
    return QByteArray::number(static_cast<double>(time.time_since_epoch().count()) / 1e6, 'g', 12);
}

} // namespace sse::test

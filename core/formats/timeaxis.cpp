// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/timeaxis.h"

#include "core/formats/figures.h"

#include <array>

namespace sse {

namespace {

using namespace std::chrono_literals;
using Micros = std::chrono::microseconds;

constexpr std::array<Micros, 34> steps{
    10us,  20us,  50us,  100us, 200us, 500us, 1ms, 2ms, 5ms, 10ms, 20ms, 50ms,
    100ms, 200ms, 500ms, 1s,    2s,    5s,    10s, 15s, 30s, 1min, 2min, 5min,
    10min, 15min, 30min, 1h,    2h,    3h,    6h,  12h, 24h, 48h,
};

Micros stepFor(Micros span, int most)
{
    for (const Micros step : steps) {
        if (span / step < most)
            return step;
    }
    Micros step = steps.back();
    while (span / step >= most)
        step *= 2;
    return step;
}

QString textOf(WallTime time, Micros step)
{
    const QString iso = isoFigure(time);
    if (step < 1ms)
        return iso.mid(17, 9);
    if (step < 1s)
        return iso.mid(14, 9);
    if (step < 1min)
        return iso.mid(11, 8);
    if (step < 12h)
        return iso.mid(11, 5);
    return iso.mid(5, 5) + QLatin1Char(' ') + iso.mid(11, 5);
}

} // namespace

std::vector<std::pair<WallTime, QString>> axisMarks(WallTime begin, WallTime end, int most)
{
    std::vector<std::pair<WallTime, QString>> marks;
    if (end <= begin)
        return {{begin, clockFigure(begin)}};
    const Micros step = stepFor(end - begin, most);
    const auto first = (begin.time_since_epoch() + step - 1us) / step * step;
    for (WallTime time(first); time <= end; time += step)
        marks.emplace_back(time, textOf(time, step));
    return marks;
}

} // namespace sse

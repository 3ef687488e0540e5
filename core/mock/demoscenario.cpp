// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/demoscenario.h"

#include <QStringBuilder>

#include <array>

namespace sse {

namespace {

constexpr quint64 maxResumableId = 1'000'000'000;

constexpr std::array words = {"A ",      "stream ", "of ",     "events ", "is ",  "one ",
                              "answer ", "that ",   "simply ", "does ",   "not ", "end."};
constexpr std::array cities = {"Zürich", "東京", "São Paulo", "القاهرة", "Київ", "서울"};

template <typename Table>
QByteArray pick(const Table &table, quint64 number)
{
    return table[number % table.size()];
}

/// A number from 0 to below \a range that looks random and follows from \a seed alone.
quint64 scattered(quint64 seed, quint64 range)
{
    constexpr quint64 golden = 0x9e3779b97f4a7c15;
    return ((seed * golden) >> 33) % range;
}

QByteArray number(quint64 value)
{
    return QByteArray::number(value);
}

QByteArray metrics(quint64 id)
{
    return "event: metrics\nid: " + number(id) + "\ndata: {\"sequence\":" + number(id) +
           ",\"cpu\":" +
           QByteArray::number(0.2 + 0.01 * static_cast<double>(scattered(id, 60)), 'f', 2) +
           ",\"memoryMiB\":" + number(512 + scattered(id + 1, 256)) +
           ",\"requestsPerSecond\":" + number(40 + scattered(id + 2, 30)) +
           ",\"uptimeNs\":" + number(id) + "000000000000000001}\n\n";
}

QByteArray delta(quint64 id)
{
    const quint64 word = id / 4;
    return "id: " + number(id) + "\ndata: {\"id\":\"demo-" + number(word / words.size()) +
           "\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{"
           "\"content\":\"" +
           pick(words, word) + "\"}}]}\n\n";
}

QByteArray order(quint64 id)
{
    return "event: order\nid: " + number(id) + "\ndata: {\"order\":" + number(1000 + id) +
           ",\"city\":\"" + pick(cities, id / 4) + "\",\"price\":" + number(scattered(id, 90)) +
           ".50}\n\n";
}

QByteArray report(quint64 id)
{
    return "event: report\nid: " + number(id) + "\ndata: Report " + number(id) +
           "\ndata:   workers  " + number(2 + scattered(id, 6)) + "\ndata:   backlog  " +
           number(scattered(id + 1, 400)) + "\n\n";
}

} // namespace

QByteArray demoEvent(quint64 id)
{
    switch (id % 4) {
    case 0:
        return report(id);
    case 1:
        return metrics(id);
    case 2:
        return delta(id);
    default:
        return order(id);
    }
}

DemoScenario::DemoScenario(QByteArrayView lastEventId)
{
    bool isNumber = false;
    const quint64 id = lastEventId.toByteArray().toULongLong(&isNumber);
    if (isNumber && id <= maxResumableId)
        m_id = id;
}

QByteArray DemoScenario::next()
{
    if (atEnd())
        return {};
    QByteArray bytes = m_tick == 0 ? opening() : step();
    ++m_tick;
    return bytes;
}

QByteArray DemoScenario::opening()
{
    const bool resumed = m_id > 0;
    QByteArray bytes = ": The demo stream of SSE Inspector\n\nretry: 2000\n\n";
    if (resumed)
        bytes += "event: resumed\ndata: {\"after\":" + number(m_id) + "}\n\n";
    else
        bytes += "event: welcome\ndata: Hello!\ndata: This stream ends after half a minute.\n"
                 "data: Then it is asked for again and goes on after the last event ID.\n\n";
    const quint64 burst = resumed ? 3 : 12;
    for (quint64 i = 0; i < burst; ++i)
        bytes += demoEvent(++m_id);
    return bytes;
}

QByteArray DemoScenario::step()
{
    QByteArray bytes;
    switch (m_tick) {
    case 3:
        bytes = "event: heartbeat\n\n";
        break;
    case 6:
        bytes = "trace: 4bf92f3577b34da6\n\n";
        break;
    case 8:
        bytes = "retry: soon\n\n";
        break;
    case 11:
        return "id: " + number(++m_id) + "\n\n";
    case ticks: {
        // Its id is lost with it, so that the next connection begins with this event.
        const QByteArray cut = demoEvent(m_id + 1);
        return cut.chopped(2);
    }
    default:
        break;
    }
    if (m_tick % 5 == 0)
        bytes += ": keep-alive\n";
    const int events = m_tick % 7 == 0 ? 3 : 1;
    for (int i = 0; i < events; ++i)
        bytes += demoEvent(++m_id);
    return bytes;
}

} // namespace sse

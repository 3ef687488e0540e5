// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harjson.h"

#include <QDate>

#include <algorithm>
#include <cmath>

namespace sse {

namespace {

constexpr qint64 epochDay = 2'440'588; // 1970-01-01 as a Julian day

/// Takes pieces off the front of a text.
class TimeText final
{
public:
    explicit TimeText(QByteArrayView text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_rest.isEmpty(); }
    bool take(char c)
    {
        if (m_rest.isEmpty() || m_rest.front() != c)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    /// A number of exactly \a digits digits.
    [[nodiscard]] std::optional<int> number(qsizetype digits)
    {
        if (m_rest.size() < digits)
            return {};
        int number = 0;
        for (qsizetype i = 0; i < digits; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9')
                return {};
            number = number * 10 + (m_rest[i] - '0');
        }
        m_rest = m_rest.sliced(digits);
        return number;
    }
    /// Digits behind a decimal point, in millionths.
    [[nodiscard]] qint64 fraction()
    {
        qint64 number = 0;
        int digits = 0;
        while (const std::optional<int> digit = this->number(1)) {
            if (digits++ < 6)
                number = number * 10 + *digit;
        }
        for (; digits < 6; ++digits)
            number *= 10;
        return number;
    }

private:
    QByteArrayView m_rest;
};

std::optional<qint64> daysOf(TimeText &text)
{
    const std::optional<int> year = text.number(4);
    text.take('-');
    const std::optional<int> month = text.number(2);
    text.take('-');
    const std::optional<int> day = text.number(2);
    const QDate date(year.value_or(0), month.value_or(0), day.value_or(0));
    if (!day || !date.isValid())
        return {};
    return date.toJulianDay() - epochDay;
}

/// Minutes east of Greenwich.
std::optional<int> offsetOf(TimeText &text)
{
    if (text.isEmpty() || text.take('Z') || text.take('z'))
        return 0;
    const bool west = text.take('-');
    if (!west && !text.take('+'))
        return {};
    const std::optional<int> hours = text.number(2);
    text.take(':');
    const int minutes = text.number(2).value_or(0);
    if (!hours)
        return {};
    return (west ? -1 : 1) * (*hours * 60 + minutes);
}

} // namespace

Result<HarJson> HarJson::parse(QByteArrayView json)
{
    Result<std::vector<JsonNode>> nodes = scanJson(json);
    if (!nodes)
        return nodes.error();
    return HarJson(json, std::move(nodes.value()));
}

QByteArrayView HarJson::token(Node node) const
{
    const JsonNode &place = m_nodes[node];
    return m_json.sliced(place.begin, place.end - place.begin);
}

HarJson::Node HarJson::member(Node object, QByteArrayView name) const
{
    if (!isObject(object))
        return none;
    for (Node node = first(object); node != none; node = next(node)) {
        const JsonNode &place = m_nodes[node];
        const QByteArrayView key = m_json.sliced(place.keyBegin, place.keyEnd - place.keyBegin);
        if (key.sliced(1).chopped(1) == name)
            return node;
    }
    return none;
}

HarJson::Node HarJson::first(Node container) const
{
    return count(container) > 0 ? container + 1 : none;
}

HarJson::Node HarJson::next(Node node) const
{
    const JsonNode &place = m_nodes[node];
    if (place.parent == none || place.rowInParent + 1 >= m_nodes[place.parent].childCount)
        return none;
    if (place.childCount == 0)
        return node + 1;
    // Behind all that lies within it: a search that widens, so that small ones are passed quickly.
    std::size_t step = 1;
    const auto isWithin = [&](std::size_t i) {
        return i < m_nodes.size() && m_nodes[i].begin < place.end;
    };
    std::size_t low = node;
    while (isWithin(low + step)) {
        low += step;
        step *= 2;
    }
    const auto begin = m_nodes.begin() + static_cast<std::ptrdiff_t>(low);
    const auto end =
        m_nodes.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, m_nodes.size()));
    const auto it = std::partition_point(
        begin, end, [&](const JsonNode &other) { return other.begin < place.end; });
    return static_cast<Node>(it - m_nodes.begin());
}

quint32 HarJson::count(Node container) const
{
    return container == none ? 0 : m_nodes[container].childCount;
}

QByteArray HarJson::text(Node node) const
{
    return isString(node) ? jsonStringText(token(node)).toUtf8() : QByteArray();
}

QByteArray HarJson::text(Node object, QByteArrayView name) const
{
    return text(member(object, name));
}

std::optional<double> HarJson::number(Node node) const
{
    if (node == none || isObject(node) || isArray(node))
        return {};
    QByteArrayView digits = token(node);
    constexpr qsizetype mostDigits = 400;
    if (isString(node))
        digits = digits.sliced(1).chopped(1);
    if (digits.size() > mostDigits)
        return {};
    bool ok = false;
    const double number = digits.toByteArray().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> HarJson::number(Node object, QByteArrayView name) const
{
    return number(member(object, name));
}

std::optional<qint64> HarJson::integer(Node node) const
{
    constexpr double most = 9'007'199'254'740'991.0;
    const std::optional<double> value = number(node);
    if (!value || std::abs(*value) > most || std::trunc(*value) != *value)
        return {};
    return static_cast<qint64>(*value);
}

std::optional<WallTime> timeOfHar(QByteArrayView text)
{
    TimeText rest(text.trimmed());
    const std::optional<qint64> days = daysOf(rest);
    if (!days || !(rest.take('T') || rest.take('t') || rest.take(' ')))
        return {};
    const std::optional<int> hours = rest.number(2);
    rest.take(':');
    const std::optional<int> minutes = rest.number(2);
    const int seconds = rest.take(':') || !rest.isEmpty() ? rest.number(2).value_or(0) : 0;
    const qint64 fraction = rest.take('.') || rest.take(',') ? rest.fraction() : 0;
    const std::optional<int> offset = offsetOf(rest);
    if (!hours || !minutes || !offset || *hours > 24 || *minutes > 59 || seconds > 60)
        return {};
    const qint64 whole = ((*days * 24 + *hours) * 60 + *minutes - *offset) * 60 + seconds;
    return WallTime(std::chrono::microseconds(whole * 1'000'000 + fraction));
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/jsonpath.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace sse {

namespace ondemand = simdjson::ondemand;

namespace {

/// Above this size the buffers of a match are not kept for the next one.
constexpr qsizetype keptBuffer = qsizetype{1} << 20;

QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

template <typename Parent>
bool elementAt(Parent &parent, std::size_t position, ondemand::value &found)
{
    ondemand::array array;
    return !parent.get_array().get(array) && !array.at(position).get(found);
}

template <typename Parent>
bool memberNamed(Parent &parent, QByteArrayView key, ondemand::value &found)
{
    ondemand::object object;
    if (parent.get_object().get(object))
        return false;
    // Not find_field(): that compares keys as written, escapes and all.
    for (auto field : object) {
        std::string_view name;
        if (field.unescaped_key().get(name))
            return false;
        if (viewOf(name) == key)
            return !field.value().get(found);
    }
    return false;
}

/// Whether there is a value and, if \a wanted is given, that one.
template <typename Place>
bool isValue(Place &place, const std::optional<QByteArray> &wanted)
{
    ondemand::json_type type{};
    if (place.type().get(type))
        return false;
    if (type == ondemand::json_type::object || type == ondemand::json_type::array)
        return !wanted;
    if (type == ondemand::json_type::string) {
        std::string_view text;
        return !place.get_string().get(text) && (!wanted || viewOf(text) == *wanted);
    }
    const QByteArrayView token = [&place] {
        std::string_view text;
        if constexpr (std::is_same_v<Place, ondemand::document>)
            text = place.raw_json_token().error() ? text : place.raw_json_token().value_unsafe();
        else
            text = place.raw_json_token();
        return viewOf(text).trimmed();
    }();
    if (type != ondemand::json_type::number && token != QByteArrayView("true") &&
        token != QByteArrayView("false") && token != QByteArrayView("null"))
        return false;
    return !wanted || token == *wanted;
}

} // namespace

struct JsonPath::Scratch
{
    ondemand::parser parser;
    QByteArray padded;
};

JsonPath::JsonPath()
    : m_scratch(std::make_unique<Scratch>())
{
}

JsonPath::JsonPath(const JsonPath &other)
    : m_steps(other.m_steps)
    , m_value(other.m_value)
    , m_scratch(std::make_unique<Scratch>())
{
}

JsonPath::JsonPath(JsonPath &&other) noexcept = default;

JsonPath &JsonPath::operator=(const JsonPath &other)
{
    if (this != &other)
        *this = JsonPath(other);
    return *this;
}

JsonPath &JsonPath::operator=(JsonPath &&other) noexcept = default;

JsonPath::~JsonPath() = default;

std::optional<JsonPath> JsonPath::parse(QByteArrayView text)
{
    if (!text.startsWith('$'))
        return std::nullopt;
    JsonPath path;
    QByteArrayView rest = text.sliced(1);
    while (!rest.isEmpty() && !rest.startsWith('=')) {
        if (!path.parseStep(rest))
            return std::nullopt;
    }
    if (!rest.isEmpty())
        path.m_value = rest.sliced(1).toByteArray();
    return path;
}

bool JsonPath::parseStep(QByteArrayView &rest)
{
    Step step;
    if (rest.startsWith('.')) {
        rest = rest.sliced(1);
        const auto end = std::find_if(rest.begin(), rest.end(),
                                      [](char c) { return c == '.' || c == '[' || c == '='; });
        step.key = rest.first(end - rest.begin()).toByteArray();
        rest = rest.sliced(end - rest.begin());
        m_steps.push_back(step);
        return !step.key.isEmpty();
    }
    if (!rest.startsWith('['))
        return false;
    const bool isQuoted = rest.startsWith("['");
    const qsizetype close = isQuoted ? rest.indexOf("']", 2) : rest.indexOf(']');
    if (close < 0)
        return false;
    const QByteArrayView name = rest.first(close).sliced(isQuoted ? 2 : 1);
    rest = rest.sliced(close + (isQuoted ? 2 : 1));
    bool isNumber = false;
    const qulonglong position = name.toByteArray().toULongLong(&isNumber);
    const bool isDigits =
        std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isQuoted && isNumber && isDigits)
        step.position = static_cast<std::size_t>(position);
    else
        step.key = name.toByteArray();
    m_steps.push_back(step);
    return isQuoted || !name.isEmpty();
}

bool JsonPath::matches(QByteArrayView json) const
{
    if (!mayMatch(json))
        return false;
    Scratch &scratch = *m_scratch;
    const auto size = static_cast<std::size_t>(json.size());
    scratch.padded.resize(json.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    std::memcpy(scratch.padded.data(), json.data(), size);
    std::memset(scratch.padded.data() + size, ' ', simdjson::SIMDJSON_PADDING);
    const bool found = [&] {
        ondemand::document document;
        if (scratch.parser
                .iterate(
                    simdjson::padded_string_view(scratch.padded.constData(), size,
                                                 static_cast<std::size_t>(scratch.padded.size())))
                .get(document))
            return false;
        if (m_steps.empty())
            return isValue(document, m_value);
        ondemand::value value;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const Step &step = m_steps[i];
            const auto go = [&](auto &parent) {
                return step.position ? elementAt(parent, *step.position, value)
                                     : memberNamed(parent, step.key, value);
            };
            if (!(i == 0 ? go(document) : go(value)))
                return false;
        }
        return isValue(value, m_value);
    }();
    if (json.size() > keptBuffer)
        scratch = Scratch();
    return found;
}

/// A quick look that spares most texts the parser: a key stands there as it is, or with escapes.
bool JsonPath::mayMatch(QByteArrayView json) const
{
    return std::all_of(m_steps.begin(), m_steps.end(), [json](const Step &step) {
        return step.position || json.contains(step.key) || json.contains('\\');
    });
}

} // namespace sse

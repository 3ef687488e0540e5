// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <vector>

namespace sse {

/// A place in a JSON text, and what stands there: "$.a.b[0]", "$['any key']", and behind "="
/// the value. One thread at a time; a copy is free for another.
class JsonPath final
{
public:
    /// Nothing when \a text (UTF-8) is not a path.
    [[nodiscard]] static std::optional<JsonPath> parse(QByteArrayView text);

    JsonPath(const JsonPath &other);
    JsonPath(JsonPath &&other) noexcept;
    JsonPath &operator=(const JsonPath &other);
    JsonPath &operator=(JsonPath &&other) noexcept;
    ~JsonPath();

    /// Whether \a json has the place and, when a value was given, that there: a string equal to it
    /// after unescaping, or a number, true, false or null written so. Of equal keys in one object
    /// the first counts. False for what is not JSON; only as much is checked as the path needs.
    [[nodiscard]] bool matches(QByteArrayView json) const;

private:
    struct Step
    {
        QByteArray key;
        std::optional<std::size_t> position; // in an array; then there is no key
    };
    struct Scratch;

    JsonPath();
    [[nodiscard]] bool parseStep(QByteArrayView &rest);
    [[nodiscard]] bool mayMatch(QByteArrayView json) const;

    std::vector<Step> m_steps;
    std::optional<QByteArray> m_value;
    std::unique_ptr<Scratch> m_scratch;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>

namespace sse {

/// What went wrong, as a value: a stable code in kebab-case and a sentence for people.
struct Error
{
    QByteArray code;
    QString message;
};

/// Either a value or an Error.
template <typename T>
class Result final
{
public:
    Result(T value)
        : m_state(std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::move(error))
    {
    }

    [[nodiscard]] explicit operator bool() const { return std::holds_alternative<T>(m_state); }
    /// The value; only when the result holds one.
    [[nodiscard]] const T &value() const { return std::get<T>(m_state); }
    [[nodiscard]] T &value() { return std::get<T>(m_state); }
    /// The error; only when the result holds no value.
    [[nodiscard]] const Error &error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace sse

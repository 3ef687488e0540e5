// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QUrl>

#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace sse {

/// Writes one JSON object, losslessly, its members in the order of the calls. Byte strings that are
/// not well-formed UTF-8 become {"base64":"…"}, integers beyond ±2⁵³ strings.
class JsonObjectWriter final
{
public:
    void number(const char *key, qint64 value);
    void number(const char *key, quint64 value);
    void boolean(const char *key, bool value);
    void null(const char *key);
    void bytes(const char *key, const QByteArray &value);
    void text(const char *key, const QString &value) { bytes(key, value.toUtf8()); }
    /// A list of pairs, in wire order.
    void headers(const char *key, const HeaderList &fields);
    [[nodiscard]] QByteArray end() { return m_json + '}'; }

private:
    void begin(const char *key);
    void addBytes(const QByteArray &value);

    QByteArray m_json = QByteArrayLiteral("{");
};

/// Takes members out of such an object, whoever wrote it; ok() tells whether all of them were there
/// and as they should be.
class JsonObjectReader final
{
public:
    explicit JsonObjectReader(QJsonObject object);
    /// Nothing when \a json is no object, or has more values in it than a fact can need.
    [[nodiscard]] static std::optional<JsonObjectReader> parse(QByteArrayView json);

    [[nodiscard]] bool ok() const { return m_ok; }

    template <typename Integer>
    Integer number(const char *key, Integer least, Integer most)
    {
        return integerOf(value(key), least, most);
    }
    std::optional<quint64> numberOrNull(const char *key);
    /// Not negative.
    template <typename Duration>
    Duration duration(const char *key)
    {
        return Duration(number(key, qint64{0}, std::numeric_limits<qint64>::max()));
    }
    bool boolean(const char *key);
    QByteArray bytes(const char *key);
    QString text(const char *key);
    QUrl url(const char *key);
    HeaderList headers(const char *key);
    /// The one of \a values whose \a name is written there.
    template <typename Values, typename Name>
    auto word(const char *key, const Values &values, const Name &name)
    {
        const QByteArray written = bytes(key);
        for (const auto &candidate : values) {
            if (name(candidate) == written)
                return candidate;
        }
        m_ok = false;
        return *std::begin(values);
    }

private:
    [[nodiscard]] QJsonValue value(const char *key) const;
    [[nodiscard]] QByteArray bytesOf(const QJsonValue &value);

    template <typename Integer>
    Integer integerOf(const QJsonValue &value, Integer least, Integer most)
    {
        bool isNumber = false;
        Integer number = 0;
        if (value.isString()) {
            const QByteArray digits = value.toString().toLatin1();
            if constexpr (std::is_signed_v<Integer>) {
                const qint64 integer = digits.toLongLong(&isNumber);
                isNumber = isNumber && std::in_range<Integer>(integer);
                number = static_cast<Integer>(integer);
            } else {
                number = static_cast<Integer>(digits.toULongLong(&isNumber));
            }
            isNumber = isNumber && digits == QByteArray::number(number);
        } else if (value.isDouble()) {
            // Twice, with defaults that differ: toInteger() tells no other way that it can't.
            const qint64 integer = value.toInteger(-1);
            isNumber = integer == value.toInteger(-2) && std::in_range<Integer>(integer);
            number = static_cast<Integer>(integer);
        }
        m_ok = m_ok && isNumber && number >= least && number <= most;
        return m_ok ? number : least;
    }

    QJsonObject m_object;
    bool m_ok = true;
};

} // namespace sse

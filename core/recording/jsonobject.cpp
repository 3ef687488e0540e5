// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/jsonobject.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sse {

namespace {

/// What a double holds, and so every JSON reader.
constexpr qint64 mostPlainInteger = qint64{1} << 53;

/// Lists and objects of a fact are short: a file that has more in them wants our memory.
constexpr int mostValues = 65536;

bool hasFewValues(QByteArrayView json)
{
    int values = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char byte = json[i];
        if (byte == '"')
            inString = !inString;
        else if (inString)
            i += byte == '\\' ? 1 : 0;
        else if ((byte == ',' || byte == '[' || byte == '{') && ++values > mostValues)
            return false;
    }
    return true;
}

} // namespace

void JsonObjectWriter::number(const char *key, qint64 value)
{
    begin(key);
    const bool plain = value <= mostPlainInteger && value >= -mostPlainInteger;
    const QByteArray digits = QByteArray::number(value);
    m_json += plain ? digits : '"' + digits + '"';
}

void JsonObjectWriter::number(const char *key, quint64 value)
{
    if (value <= static_cast<quint64>(mostPlainInteger)) {
        number(key, static_cast<qint64>(value));
        return;
    }
    begin(key);
    m_json += '"' + QByteArray::number(value) + '"';
}

void JsonObjectWriter::boolean(const char *key, bool value)
{
    begin(key);
    m_json += value ? "true" : "false";
}

void JsonObjectWriter::null(const char *key)
{
    begin(key);
    m_json += "null";
}

void JsonObjectWriter::bytes(const char *key, const QByteArray &value)
{
    begin(key);
    addBytes(value);
}

void JsonObjectWriter::headers(const char *key, const HeaderList &fields)
{
    begin(key);
    m_json += '[';
    for (qsizetype i = 0; i < fields.size(); ++i) {
        m_json += i == 0 ? "[" : ",[";
        addBytes(fields[i].name);
        m_json += ',';
        addBytes(fields[i].value);
        m_json += ']';
    }
    m_json += ']';
}

void JsonObjectWriter::begin(const char *key)
{
    if (m_json.size() > 1)
        m_json += ',';
    m_json += '"';
    m_json += key;
    m_json += "\":";
}

void JsonObjectWriter::addBytes(const QByteArray &value)
{
    if (isWellFormedUtf8(value))
        appendJsonString(m_json, value);
    else
        m_json += "{\"base64\":\"" + value.toBase64() + "\"}";
}

JsonObjectReader::JsonObjectReader(QJsonObject object)
    : m_object(std::move(object))
{
}

std::optional<JsonObjectReader> JsonObjectReader::parse(QByteArrayView json)
{
    if (!hasFewValues(json))
        return {};
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    if (!document.isObject())
        return {};
    return JsonObjectReader(document.object());
}

std::optional<quint64> JsonObjectReader::numberOrNull(const char *key)
{
    const QJsonValue found = value(key);
    if (found.isNull())
        return {};
    return integerOf(found, quint64{0}, std::numeric_limits<quint64>::max());
}

bool JsonObjectReader::boolean(const char *key)
{
    const QJsonValue found = value(key);
    m_ok = m_ok && found.isBool();
    return found.toBool();
}

QByteArray JsonObjectReader::bytes(const char *key)
{
    return bytesOf(value(key));
}

QString JsonObjectReader::text(const char *key)
{
    return decodeUtf8(bytes(key));
}

QUrl JsonObjectReader::url(const char *key)
{
    const QByteArray encoded = bytes(key);
    QUrl url = QUrl::fromEncoded(encoded);
    m_ok = m_ok && (url.isValid() || encoded.isEmpty());
    return url;
}

HeaderList JsonObjectReader::headers(const char *key)
{
    const QJsonValue found = value(key);
    m_ok = m_ok && found.isArray();
    HeaderList fields;
    const QJsonArray array = found.toArray();
    for (const QJsonValue field : array) {
        const QJsonArray pair = field.toArray();
        m_ok = m_ok && pair.size() == 2;
        fields.append({bytesOf(pair.at(0)), bytesOf(pair.at(1))});
    }
    return fields;
}

QJsonValue JsonObjectReader::value(const char *key) const
{
    return m_object.value(QLatin1String(key));
}

QByteArray JsonObjectReader::bytesOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QJsonValue encoded = value.toObject().value(QLatin1String("base64"));
    const auto decoded = QByteArray::fromBase64Encoding(encoded.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    m_ok = m_ok && encoded.isString() &&
           decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok;
    return decoded.decoded;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/formats/export.h"
#include "core/importing/logbuilder.h"
#include "core/index/logindexer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace sse::test {

using std::chrono::milliseconds;
using std::chrono::seconds;

inline const WallTime begin(seconds(1'772'359'200)); // 2026-03-01T10:00:00Z

/// A stream and its rows.
class Capture final
{
public:
    explicit Capture(const std::function<void(LogBuilder &)> &build)
        : m_stream(built(build))
        , m_indexer(*m_stream.log, m_index)
    {
        m_indexer.finish();
    }

    [[nodiscard]] QByteArray har(bool includeSecrets, const ExportScope &scope = {},
                                 bool hasTimes = true) const
    {
        ExportPlan plan;
        plan.format = ExportFormat::Har;
        plan.includeSecrets = includeSecrets;
        plan.scope = scope;
        QByteArray bytes;
        const auto report = runExport(plan, captureSource(*m_stream.log, m_index, hasTimes),
                                      [&](QByteArrayView part) {
                                          bytes += part;
                                          return true;
                                      });
        return report ? bytes : "error: " + report.error().code;
    }

    /// Of an export without secrets.
    [[nodiscard]] ExportReport report(ExportFormat format, const ExportScope &scope = {}) const
    {
        ExportPlan plan;
        plan.format = format;
        plan.scope = scope;
        const auto report = runExport(plan, captureSource(*m_stream.log, m_index, true),
                                      [](QByteArrayView) { return true; });
        return report ? report.value() : ExportReport();
    }

private:
    [[nodiscard]] static ImportedStream built(const std::function<void(LogBuilder &)> &build)
    {
        LogBuilder builder(begin);
        build(builder);
        return builder.take(QStringLiteral("capture"));
    }

    ImportedStream m_stream;
    EventIndex m_index;
    LogIndexer m_indexer;
};

[[nodiscard]] inline AttemptRecord get(const char *url)
{
    AttemptRecord attempt;
    attempt.method = "GET";
    attempt.url = QUrl(QLatin1String(url));
    attempt.headers = {{"Host", "a.example"}, {"Accept", "text/event-stream"}};
    return attempt;
}

[[nodiscard]] inline ResponseRecord ok()
{
    return {200,
            "OK",
            QUrl(QStringLiteral("http://a.example/")),
            {{"Content-Type", "text/event-stream"}}};
}

/// What is wrong about \a object by the HAR 1.2 schema; empty when nothing is.
[[nodiscard]] inline QString faultOf(const QJsonObject &object,
                                     const QList<std::pair<QString, QJsonValue::Type>> &members)
{
    for (const auto &[name, type] : members) {
        if (object.value(name).type() != type)
            return QStringLiteral("“%1” is missing or of another type").arg(name);
    }
    return {};
}

[[nodiscard]] inline QString faultOfEntry(const QJsonObject &entry)
{
    using V = QJsonValue;
    const QString fault = faultOf(entry, {{QStringLiteral("startedDateTime"), V::String},
                                          {QStringLiteral("time"), V::Double},
                                          {QStringLiteral("request"), V::Object},
                                          {QStringLiteral("response"), V::Object},
                                          {QStringLiteral("cache"), V::Object},
                                          {QStringLiteral("timings"), V::Object}});
    if (!fault.isEmpty())
        return fault;
    const QJsonObject response = entry.value(QStringLiteral("response")).toObject();
    const QList<std::pair<QString, V::Type>> both{{QStringLiteral("httpVersion"), V::String},
                                                  {QStringLiteral("cookies"), V::Array},
                                                  {QStringLiteral("headers"), V::Array},
                                                  {QStringLiteral("headersSize"), V::Double},
                                                  {QStringLiteral("bodySize"), V::Double}};
    return faultOf(entry.value(QStringLiteral("request")).toObject(),
                   both + QList<std::pair<QString, V::Type>>{{QStringLiteral("method"), V::String},
                                                             {QStringLiteral("url"), V::String},
                                                             {QStringLiteral("queryString"),
                                                              V::Array}}) +
           faultOf(
               response,
               both + QList<std::pair<QString, V::Type>>{{QStringLiteral("status"), V::Double},
                                                         {QStringLiteral("statusText"), V::String},
                                                         {QStringLiteral("redirectURL"), V::String},
                                                         {QStringLiteral("content"), V::Object}}) +
           faultOf(response.value(QStringLiteral("content")).toObject(),
                   {{QStringLiteral("size"), V::Double}, {QStringLiteral("mimeType"), V::String}}) +
           faultOf(entry.value(QStringLiteral("timings")).toObject(),
                   {{QStringLiteral("send"), V::Double},
                    {QStringLiteral("wait"), V::Double},
                    {QStringLiteral("receive"), V::Double}});
}

/// The entries of \a har, all of which have what the standard asks for; otherwise none.
[[nodiscard]] inline QJsonArray entriesOf(const QByteArray &har)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(har, &error);
    if (error.error != QJsonParseError::NoError) {
        qWarning("%s: %s", qPrintable(error.errorString()), har.constData());
        return {};
    }
    const QJsonArray entries = document[QStringLiteral("log")][QStringLiteral("entries")].toArray();
    for (const QJsonValue entry : entries) {
        if (const QString fault = faultOfEntry(entry.toObject()); !fault.isEmpty()) {
            qWarning("%s: %s", qPrintable(fault), har.constData());
            return {};
        }
    }
    return entries;
}

[[nodiscard]] inline QByteArray textOf(const QJsonValue &entry)
{
    const QJsonValue content = entry[QStringLiteral("response")][QStringLiteral("content")];
    const QByteArray text = content[QStringLiteral("text")].toString().toUtf8();
    return content[QStringLiteral("encoding")] == QStringLiteral("base64")
               ? QByteArray::fromBase64(text)
               : text;
}

/// "11@500 …": bytes and milliseconds since begin of each read.
[[nodiscard]] inline QByteArray readsOf(const QJsonValue &entry)
{
    QByteArrayList reads;
    const QJsonArray array =
        entry[QStringLiteral("_sseInspector")][QStringLiteral("reads")].toArray();
    for (const QJsonValue read : array) {
        const qint64 time = read[1].toInteger() - qint64{begin.time_since_epoch().count()};
        reads += QByteArray::number(read[0].toInt()) + '@' + QByteArray::number(time / 1000);
    }
    return reads.join(' ');
}

[[nodiscard]] inline QJsonValue parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/jsonrow.h"

#include "core/index/eventtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::JsonLinesImport", text);
}

Error fault(const QString &what)
{
    return {"import", what};
}

bool hasLineEnd(const QByteArray &text)
{
    return text.contains('\n') || text.contains('\r');
}

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

Result<QByteArray> linesOfFields(const QJsonArray &fields, bool isUnfinished)
{
    QByteArray lines;
    bool isOpen = false;
    for (const auto &each : fields) {
        const QJsonObject field = each.toObject();
        const QByteArray name = bytesOf(field[QLatin1String("name")]);
        const QByteArray value = bytesOf(field[QLatin1String("value")]);
        if (name.isEmpty() || hasLineEnd(name) || hasLineEnd(value))
            return fault(tr("“fields” has one that no line of a stream can be"));
        if (isOpen)
            return fault(tr("“fields” has more behind an unterminated one"));
        lines += name + ": " + value;
        isOpen = isUnfinished && field[QLatin1String("outcome")] == QLatin1String("unterminated");
        if (!isOpen)
            lines += '\n';
    }
    // Only a comment that has not ended leaves no field.
    if (isUnfinished && fields.isEmpty())
        return QByteArray(":");
    if (!isUnfinished)
        lines += '\n';
    return lines;
}

Result<QByteArray> linesOfEvent(const QJsonObject &line)
{
    const QByteArray type = bytesOf(line[QLatin1String("type")]);
    if (hasLineEnd(type))
        return fault(tr("“type” has an end of line in it"));
    QByteArray lines;
    if (!type.isEmpty() && type != "message")
        lines += "event: " + type + '\n';
    QByteArray data = bytesOf(line[QLatin1String("data")]);
    data.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\ndata: ");
    return QByteArray(lines + "data: " + data + "\n\n");
}

Result<QByteArray> linesOfKind(const QJsonObject &line)
{
    const QString kind = line[QLatin1String("kind")].toString();
    if (kind == QLatin1String("event"))
        return linesOfEvent(line);
    if (kind == QLatin1String("id"))
        return QByteArray("id: " + bytesOf(line[QLatin1String("lastEventId")]) + "\n\n");
    if (kind == QLatin1String("retry")) {
        const QByteArray value = bytesOf(line[QLatin1String("value")]);
        if (hasLineEnd(value))
            return fault(tr("“value” has an end of line in it"));
        return QByteArray("retry: " + value + "\n\n");
    }
    return fault(tr("neither “raw” nor “fields” tells what the block was"));
}

HeaderList headersOf(const QJsonValue &value)
{
    HeaderList headers;
    const QJsonArray fields = value.toArray();
    for (const auto &each : fields) {
        const QJsonObject field = each.toObject();
        headers.append(
            {bytesOf(field[QLatin1String("name")]), bytesOf(field[QLatin1String("value")])});
    }
    return headers;
}

} // namespace

bool isBlockKind(QStringView kind)
{
    const std::optional<RowKind> row = rowKindNamed(kind);
    return row && *row != RowKind::Comment;
}

Result<std::optional<QByteArray>> rawOfJson(const QJsonObject &line)
{
    const QJsonValue raw = line[QLatin1String("raw")];
    if (raw.isUndefined())
        return std::optional<QByteArray>();
    const auto decoded =
        QByteArray::fromBase64Encoding(bytesOf(raw), QByteArray::AbortOnBase64DecodingErrors);
    if (!raw.isString() || decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return fault(tr("“raw” is not Base64"));
    return std::optional(decoded.decoded);
}

Result<JsonBlock> blockOfJson(const QJsonObject &line)
{
    JsonBlock block;
    const QJsonValue id = line[QLatin1String("lastEventId")];
    if (id.isString()) {
        block.lastEventId = bytesOf(id);
        if (hasLineEnd(*block.lastEventId) || block.lastEventId->contains('\0'))
            return fault(tr("“lastEventId” is one that no stream can set"));
    }
    Result<std::optional<QByteArray>> raw = rawOfJson(line);
    if (!raw)
        return raw.error();
    if (raw.value() && !raw.value()->isEmpty()) {
        block.bytes = *raw.value();
        block.exact = true;
        return block;
    }
    const QJsonValue fields = line[QLatin1String("fields")];
    if (!fields.isUndefined() && !fields.isArray())
        return fault(tr("“fields” is not an array"));
    const bool isUnfinished = line[QLatin1String("kind")] == QLatin1String("unfinished");
    Result<QByteArray> lines =
        fields.isArray() ? linesOfFields(fields.toArray(), isUnfinished) : linesOfKind(line);
    if (!lines)
        return lines.error();
    block.bytes = std::move(lines.value());
    return block;
}

AttemptRecord attemptOfJson(const QJsonObject &line)
{
    AttemptRecord attempt;
    attempt.hop = std::max(line[QLatin1String("hop")].toInt(), 0);
    attempt.method = bytesOf(line[QLatin1String("method")]);
    attempt.url = QUrl::fromEncoded(bytesOf(line[QLatin1String("url")]));
    attempt.headers = headersOf(line[QLatin1String("headers")]);
    attempt.body = bytesOf(line[QLatin1String("body")]);
    if (attempt.body.isEmpty())
        attempt.body = QByteArray::fromBase64(bytesOf(line[QLatin1String("bodyBase64")]));
    attempt.lastEventId = bytesOf(line[QLatin1String("lastEventId")]);
    return attempt;
}

ResponseRecord responseOfJson(const QJsonObject &line)
{
    ResponseRecord response;
    response.status = line[QLatin1String("status")].toInt();
    response.url = QUrl::fromEncoded(bytesOf(line[QLatin1String("url")]));
    response.headers = headersOf(line[QLatin1String("headers")]);
    return response;
}

std::optional<EndReason> endReasonOfName(const QByteArray &name)
{
    for (int value = 0; value <= static_cast<int>(EndReason::Limit); ++value) {
        if (endReasonName(static_cast<EndReason>(value)) == name)
            return static_cast<EndReason>(value);
    }
    return {};
}

std::optional<DelaySource> delaySourceOfName(const QByteArray &name)
{
    for (int value = 0; value <= static_cast<int>(DelaySource::User); ++value) {
        if (delaySourceName(static_cast<DelaySource>(value)) == name)
            return static_cast<DelaySource>(value);
    }
    return {};
}

std::optional<WallTime> timeOfIso(const QString &text)
{
    // QDateTime knows milliseconds only: the fraction is read apart.
    const qsizetype dot = text.indexOf(u'.');
    const QString whole = dot < 0 ? text : text.first(dot) + QLatin1Char('Z');
    const QDateTime second = QDateTime::fromString(whole, Qt::ISODate);
    if (!second.isValid() || (dot >= 0 && !text.endsWith(u'Z')))
        return {};
    qint64 micros = 0;
    qint64 unit = 100'000;
    for (qsizetype at = dot + 1; dot >= 0 && at + 1 < text.size(); ++at, unit /= 10) {
        if (text[at] < u'0' || text[at] > u'9')
            return {};
        micros += unit * (text[at].unicode() - u'0');
    }
    return WallTime(std::chrono::seconds(second.toSecsSinceEpoch())) +
           std::chrono::microseconds(micros);
}

} // namespace sse

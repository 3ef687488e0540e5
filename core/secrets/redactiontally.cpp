// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/redactiontally.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

constexpr qsizetype longestName = 128;

QString kindText(const Redaction &redaction)
{
    const auto named = [&](const char *withName, const char *without) {
        const QString name = toVisibleText(decodeUtf8(redaction.name), longestName);
        return name.isEmpty() ? QCoreApplication::translate("sse::Redaction", without)
                              : QCoreApplication::translate("sse::Redaction", withName).arg(name);
    };
    switch (redaction.kind) {
    case SecretKind::HeaderField:
        return named(QT_TRANSLATE_NOOP("sse::Redaction", "header field “%1”"),
                     QT_TRANSLATE_NOOP("sse::Redaction", "header field"));
    case SecretKind::UserInfo:
        return QCoreApplication::translate("sse::Redaction", "user and password of an address");
    case SecretKind::AddressItem:
        return named(QT_TRANSLATE_NOOP("sse::Redaction", "item “%1” of an address or a form"),
                     QT_TRANSLATE_NOOP("sse::Redaction", "item of an address or a form"));
    case SecretKind::WebToken:
        return QCoreApplication::translate("sse::Redaction", "JSON web token");
    case SecretKind::JsonValue:
        return named(QT_TRANSLATE_NOOP("sse::Redaction", "JSON member “%1”"),
                     QT_TRANSLATE_NOOP("sse::Redaction", "JSON member"));
    case SecretKind::Credentials:
        return QCoreApplication::translate("sse::Redaction", "credentials behind a scheme");
    case SecretKind::NamedValue:
        return named(QT_TRANSLATE_NOOP("sse::Redaction", "value called “%1”"),
                     QT_TRANSLATE_NOOP("sse::Redaction", "value behind a name"));
    case SecretKind::Known:
        break;
    }
    return QCoreApplication::translate("sse::Redaction", "secret known from elsewhere");
}

QString placeText(TextPlace place)
{
    switch (place) {
    case TextPlace::RequestHeader:
        return QCoreApplication::translate("sse::Redaction", "in request headers");
    case TextPlace::ResponseHeader:
        return QCoreApplication::translate("sse::Redaction", "in response headers");
    case TextPlace::Address:
        return QCoreApplication::translate("sse::Redaction", "in addresses");
    case TextPlace::RequestBody:
        return QCoreApplication::translate("sse::Redaction", "in request bodies");
    case TextPlace::EventData:
        return QCoreApplication::translate("sse::Redaction", "in event data");
    case TextPlace::EventType:
        return QCoreApplication::translate("sse::Redaction", "in event types");
    case TextPlace::EventId:
        return QCoreApplication::translate("sse::Redaction", "in event IDs");
    case TextPlace::Comment:
        return QCoreApplication::translate("sse::Redaction", "in comments");
    case TextPlace::Field:
        return QCoreApplication::translate("sse::Redaction", "in other lines of the stream");
    case TextPlace::Message:
    case TextPlace::Elsewhere:
        break;
    }
    return QCoreApplication::translate("sse::Redaction", "in messages");
}

} // namespace

QString toText(const Redaction &redaction)
{
    if (redaction.count == 1) {
        return QCoreApplication::translate("sse::Redaction", "%1 %2, once")
            .arg(kindText(redaction), placeText(redaction.place));
    }
    const int count = static_cast<int>(std::min<quint64>(redaction.count, 2'147'483'647));
    return QCoreApplication::translate("sse::Redaction", "%1 %2, %n times", nullptr, count)
        .arg(kindText(redaction), placeText(redaction.place));
}

void RedactionTally::add(SecretKind kind, TextPlace place, QByteArrayView name)
{
    if (place == TextPlace::Elsewhere)
        return;
    const Key key{kind, place, name.first(std::min(name.size(), longestName)).toByteArray()};
    const auto found = m_counts.find(key);
    if (found != m_counts.end())
        ++found->second;
    else if (m_counts.size() + 1 < mostLines)
        m_counts.emplace(key, 1);
    else
        ++m_others;
}

QList<Redaction> RedactionTally::list() const
{
    QList<Redaction> lines;
    for (const auto &[key, count] : m_counts)
        lines.append({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Redaction &a, const Redaction &b) { return a.count > b.count; });
    if (m_others > 0)
        lines.append({SecretKind::Known, TextPlace::EventData, {}, m_others});
    return lines;
}

} // namespace sse

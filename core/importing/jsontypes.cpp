// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/jsontypes.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::JsonLinesImport", text);
}

constexpr std::array texts{
    QLatin1String("kind"),       QLatin1String("time"),    QLatin1String("type"),
    QLatin1String("data"),       QLatin1String("text"),    QLatin1String("value"),
    QLatin1String("raw"),        QLatin1String("method"),  QLatin1String("url"),
    QLatin1String("body"),       QLatin1String("reason"),  QLatin1String("bodyBase64"),
    QLatin1String("code"),       QLatin1String("message"), QLatin1String("from"),
    QLatin1String("lastEventId")};
constexpr std::array numbers{QLatin1String("connection"), QLatin1String("hop"),
                             QLatin1String("status"), QLatin1String("delayMs")};
constexpr std::array lists{QLatin1String("fields"), QLatin1String("headers")};
constexpr std::array parts{QLatin1String("name"), QLatin1String("value"), QLatin1String("outcome")};

/// The first of \a names whose member of \a object is there and none of \a type.
template <typename Names>
std::optional<QString> faultIn(const QJsonObject &object, const Names &names, QJsonValue::Type type,
                               const char *sentence)
{
    const auto fault = std::find_if(names.begin(), names.end(), [&](QLatin1String name) {
        const QJsonValue value = object[name];
        return !value.isUndefined() && value.type() != type;
    });
    return fault == names.end() ? std::nullopt : std::optional(tr(sentence).arg(*fault));
}

std::optional<QString> faultOfList(const QJsonObject &line, QLatin1String name)
{
    const QJsonArray list = line[name].toArray();
    for (const auto &each : list) {
        if (!each.isObject())
            return tr("“%1” has an element that is not an object").arg(name);
        if (auto fault = faultIn(each.toObject(), parts, QJsonValue::String,
                                 QT_TRANSLATE_NOOP("sse::JsonLinesImport", "“%1” is not a string")))
            return fault;
    }
    return {};
}

} // namespace

std::optional<QString> typeFaultOf(const QJsonObject &line)
{
    if (auto fault = faultIn(line, texts, QJsonValue::String,
                             QT_TRANSLATE_NOOP("sse::JsonLinesImport", "“%1” is not a string")))
        return fault;
    if (auto fault = faultIn(line, numbers, QJsonValue::Double,
                             QT_TRANSLATE_NOOP("sse::JsonLinesImport", "“%1” is not a number")))
        return fault;
    if (auto fault = faultIn(line, lists, QJsonValue::Array,
                             QT_TRANSLATE_NOOP("sse::JsonLinesImport", "“%1” is not an array")))
        return fault;
    for (const QLatin1String name : lists) {
        if (auto fault = faultOfList(line, name))
            return fault;
    }
    return {};
}

} // namespace sse

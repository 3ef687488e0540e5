// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/secrets/redactor.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sse::test {

/// A text of the corpus in tests/data/secrets.
struct CorpusText
{
    TextPlace place = TextPlace::EventData;
    QByteArray name; ///< of the header field
    QByteArray text;
    QByteArrayList secrets; ///< must not be seen
};

/// A secret that is learned from one text and stands in others.
struct KnownCorpusSecret
{
    CorpusText source;
    QByteArray secret;
    QList<CorpusText> forms;
};

[[nodiscard]] inline TextPlace corpusPlace(const QString &word)
{
    static const QList<std::pair<QString, TextPlace>> places{
        {QStringLiteral("requestHeader"), TextPlace::RequestHeader},
        {QStringLiteral("responseHeader"), TextPlace::ResponseHeader},
        {QStringLiteral("address"), TextPlace::Address},
        {QStringLiteral("body"), TextPlace::RequestBody},
        {QStringLiteral("comment"), TextPlace::Comment},
        {QStringLiteral("id"), TextPlace::EventId},
        {QStringLiteral("type"), TextPlace::EventType},
        {QStringLiteral("message"), TextPlace::Message},
        {QStringLiteral("data"), TextPlace::EventData},
    };
    for (const auto &[name, place] : places) {
        if (name == word)
            return place;
    }
    qFatal("The corpus names an unknown place.");
}

[[nodiscard]] inline QJsonArray corpusFile(const char *name)
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/secrets/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The corpus of secrets is missing.");
    return QJsonDocument::fromJson(file.readAll()).array();
}

[[nodiscard]] inline CorpusText corpusText(const QJsonObject &entry, const QString &secrets)
{
    CorpusText text{corpusPlace(entry.value(QLatin1String("place")).toString()),
                    entry.value(QLatin1String("name")).toString().toUtf8(),
                    entry.value(QLatin1String("text")).toString().toUtf8(),
                    {}};
    for (const QJsonValue secret : entry.value(secrets).toArray())
        text.secrets.append(secret.toString().toUtf8());
    return text;
}

[[nodiscard]] inline QList<CorpusText> corpusTexts(const char *name)
{
    QList<CorpusText> texts;
    for (const QJsonValue entry : corpusFile(name))
        texts.append(corpusText(entry.toObject(), QStringLiteral("secrets")));
    return texts;
}

/// Texts that show secrets.
[[nodiscard]] inline QList<CorpusText> shownSecrets()
{
    return corpusTexts("shown.json");
}

/// Texts that look alike, but hold none.
[[nodiscard]] inline QList<CorpusText> harmlessTexts()
{
    return corpusTexts("harmless.json");
}

/// Secrets that are learned in one place and stand elsewhere in other forms.
[[nodiscard]] inline QList<KnownCorpusSecret> knownSecrets()
{
    QList<KnownCorpusSecret> known;
    for (const QJsonValue value : corpusFile("known.json")) {
        const QJsonObject entry = value.toObject();
        KnownCorpusSecret secret{corpusText(entry, QStringLiteral("secrets")),
                                 entry.value(QLatin1String("secret")).toString().toUtf8(),
                                 {}};
        for (const QJsonValue form : entry.value(QLatin1String("forms")).toArray())
            secret.forms.append(corpusText(form.toObject(), QStringLiteral("hidden")));
        known.append(secret);
    }
    return known;
}

/// \a text as its place has it masked.
[[nodiscard]] inline QByteArray redacted(Redactor &redactor, const CorpusText &text)
{
    switch (text.place) {
    case TextPlace::RequestHeader:
    case TextPlace::ResponseHeader:
        return redactor.headerValue({text.name, text.text}, text.place);
    case TextPlace::Address:
        return redactor.address(QUrl::fromEncoded(text.text));
    default:
        return redactor.text(text.text, text.place);
    }
}

/// A fact that holds \a text.
[[nodiscard]] inline LogRecord factOf(const CorpusText &text)
{
    const QUrl url(QStringLiteral("https://h.example/"));
    switch (text.place) {
    case TextPlace::RequestHeader:
        return {1, {}, 0, AttemptRecord{0, "POST", url, {{text.name, text.text}}, {}, {}}};
    case TextPlace::ResponseHeader:
        return {1, {}, 0, ResponseRecord{200, "OK", url, {{text.name, text.text}}}};
    case TextPlace::Address:
        return {1, {}, 0, AttemptRecord{0, "GET", QUrl::fromEncoded(text.text), {}, {}, {}}};
    case TextPlace::RequestBody:
        return {1, {}, 0, AttemptRecord{0, "POST", url, {}, text.text, {}}};
    default:
        return {1, {}, 0, NoteRecord{"note", QString::fromUtf8(text.text)}};
    }
}

} // namespace sse::test

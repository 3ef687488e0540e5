// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/insomniaimport.h"

#include "core/base/visibletext.h"
#include "core/importing/importerror.h"
#include "core/importing/logbuilder.h"
#include "core/importing/textlines.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace sse {

namespace {

constexpr std::size_t mostStreams = 1000;
constexpr std::size_t entriesAtOnce = 256;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::InsomniaImport", text);
}

struct Entry
{
    QString request;
    QString type;
    WallTime time;
    QByteArray data;
    QString words; ///< of an error or a close
    bool isOutgoing = false;
};

std::optional<Entry> entryOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Entry entry;
    entry.request = object[QLatin1String("requestId")].toString();
    entry.type = object[QLatin1String("type")].toString();
    const QJsonValue time = object[QLatin1String("timestamp")];
    if (entry.type.isEmpty() || !time.isDouble())
        return {};
    // What no clock tells would overflow.
    constexpr double mostMillis = 1e14;
    entry.time =
        WallTime(Millis(static_cast<qint64>(std::clamp(time.toDouble(), -mostMillis, mostMillis))));
    entry.data = object[QLatin1String("data")].toString().toUtf8();
    entry.isOutgoing = object[QLatin1String("direction")] == QLatin1String("OUTGOING");
    entry.words = object[QLatin1String("message")].toString();
    if (entry.words.isEmpty())
        entry.words = object[QLatin1String("reason")].toString();
    return entry;
}

/// Each value of a JSON array, or of lines.
Result<std::vector<Entry>> entriesOf(const ImportInput &input, const ImportGoesOn &goesOn)
{
    std::vector<Entry> entries;
    const QByteArrayView bytes = withoutByteOrderMark(input.bytes);
    const auto wrong = [&](std::size_t number) {
        return importError(tr("Entry %1 of “%2” is none of Insomnia's event log.")
                               .arg(QString::number(number), input.name));
    };
    if (bytes.trimmed().startsWith('[')) {
        const QJsonDocument document = QJsonDocument::fromJson(bytes.toByteArray());
        const QJsonArray array = document.array();
        for (const auto &value : array) {
            std::optional<Entry> entry = entryOf(value);
            if (!entry)
                return wrong(entries.size() + 1);
            entries.push_back(std::move(*entry));
        }
        if (!document.isArray())
            return importError(tr("“%1” is cut, or no JSON array.").arg(input.name));
        return entries;
    }
    ValueLines lines(bytes);
    while (lines.next()) {
        if (lines.line().isEmpty())
            continue;
        std::optional<Entry> entry =
            entryOf(QJsonDocument::fromJson(lines.line().toByteArray()).object());
        if (!entry)
            return wrong(entries.size() + 1);
        entries.push_back(std::move(*entry));
        if (entries.size() % entriesAtOnce == 0 && !goesOn(lines.done(), lines.size()))
            return importCancelled();
    }
    return entries;
}

void take(LogBuilder &builder, const Entry &entry, bool &hadOutgoing)
{
    const QString words = toVisibleText(entry.words, 200);
    if (entry.type == QLatin1String("open")) {
        builder.open(entry.time);
    } else if (entry.type == QLatin1String("message") && entry.isOutgoing) {
        hadOutgoing = true;
    } else if (entry.type == QLatin1String("message")) {
        builder.read(entry.time, entry.data);
    } else if (entry.type == QLatin1String("error")) {
        const EndReason reason = builder.isOpen() ? EndReason::Truncated : EndReason::NotHttp;
        builder.end(entry.time, reason, tr("Insomnia met an error: %1").arg(words));
    } else if (entry.type == QLatin1String("close") && builder.isAttempting()) {
        builder.end(entry.time, EndReason::EndNotVerifiable,
                    words.isEmpty() ? tr("The stream was closed; Insomnia does not tell by whom.")
                                    : tr("The stream was closed. Insomnia: %1").arg(words));
    }
}

} // namespace

Result<Imported> importInsomnia(const ImportInput &input, const ImportGoesOn &goesOn)
{
    Result<std::vector<Entry>> read = entriesOf(input, goesOn);
    if (!read)
        return read.error();
    std::vector<Entry> &entries = read.value();
    if (entries.empty())
        return importError(tr("The event log “%1” is empty.").arg(input.name));
    // The newest first, as it is shown: also those of one millisecond then stand the other way
    // round.
    if (entries.front().time > entries.back().time)
        std::reverse(entries.begin(), entries.end());
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry &a, const Entry &b) { return a.time < b.time; });
    std::map<QString, std::size_t> places;
    std::vector<std::unique_ptr<LogBuilder>> builders;
    bool hadOutgoing = false;
    for (const Entry &entry : entries) {
        const auto [place, isNew] = places.try_emplace(entry.request, builders.size());
        if (isNew && builders.size() == mostStreams) {
            return importError(tr("The event log “%1” has more than %2 requests.")
                                   .arg(input.name, QString::number(mostStreams)));
        }
        if (isNew)
            builders.push_back(std::make_unique<LogBuilder>(entry.time));
        take(*builders[place->second], entry, hadOutgoing);
    }
    Imported imported;
    imported.kind = ImportKind::InsomniaLog;
    imported.notes += tr("Insomnia's event log has neither the request nor the response head, and "
                         "bytes that were no UTF-8 when they came are replaced.");
    if (hadOutgoing)
        imported.notes += tr("Messages to the server were left out.");
    for (const std::unique_ptr<LogBuilder> &builder : builders) {
        for (const QString &sentence : std::as_const(imported.notes))
            builder->note(sentence);
        imported.streams.push_back(builder->take(input.name));
    }
    return imported;
}

} // namespace sse

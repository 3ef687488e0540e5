// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/pagedchunkstore.h"
#include "core/recording/recordingreader.h"
#include "core/recording/recordingrecovery.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace sse {

namespace {

constexpr int stepsBetweenLooks = 10'000;
constexpr quint64 bytesBetweenLooks = quint64{4} << 20;

int wantsToStop(void *cancelled)
{
    return (*static_cast<const std::function<bool()> *>(cancelled))() ? 1 : 0;
}

/// SQLite's own look at the structure. False: cancelled.
bool checkStructure(Database &database, const std::function<bool()> &cancelled,
                    QList<Damage> &damage)
{
    std::function<bool()> asked = cancelled;
    if (asked)
        sqlite3_progress_handler(database.handle(), stepsBetweenLooks, wantsToStop, &asked);
    Statement statement = database.prepare("PRAGMA quick_check");
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step()) {
        if (statement.bytes(0) != QByteArrayView("ok"))
            damage.append({"file", -1, QString::fromUtf8(statement.bytes(0))});
    }
    sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
    if (step != Statement::Step::Failed)
        return true;
    if ((database.code() & 0xff) == SQLITE_INTERRUPT)
        return false;
    damage.append({"file", -1, database.error().message});
    return true;
}

} // namespace

Result<QList<Damage>> verifyRecording(const QString &path, const std::function<bool()> &cancelled)
{
    const Error stopped{"cancelled", QCoreApplication::translate("sse::RecordingReader",
                                                                 "The check was cancelled.")};
    Result<std::unique_ptr<RecordingReader>> opened = RecordingReader::open(path);
    if (!opened)
        return opened.error();
    RecordingReader &reader = *opened.value();
    QList<Damage> damage;
    {
        Result<ReadConnection> connection = openForReading(reader.path(), {});
        if (!connection)
            return connection.error();
        if (!checkStructure(connection.value().database, cancelled, damage))
            return stopped;
    }
    // Bytes leave memory as they come: of a large recording only the reads' list stays.
    auto store = std::make_unique<PagedChunkStore>(1);
    PagedChunkStore &chunks = *store;
    const SystemClock clock;
    CaptureLog log(clock, reader.info().anchor, std::move(store));
    while (reader.readInto(log, bytesBetweenLooks)) {
        chunks.setSaved(log.byteCount());
        if (cancelled && cancelled())
            return stopped;
    }
    damage.append(reader.damage());
    return damage;
}

} // namespace sse

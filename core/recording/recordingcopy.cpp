// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingcopy.h"

#include "core/recording/filereplace.h"
#include "core/recording/infotable.h"
#include "core/recording/recordingrecovery.h"
#include "core/recording/recordingwriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <sqlite3.h>

namespace sse {

namespace {

constexpr int pagesAtOnce = 256;
constexpr quint64 bytesAtOnce = quint64{32} << 20;
constexpr int mostWaits = 20;
constexpr int waitMillis = 50;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::RecordingCopy", text);
}

/// Beside \a path, so that it can take its place in one step.
QString temporaryName(const QString &path)
{
    const QFileInfo info(path);
    return info.absolutePath() + QLatin1String("/.") + info.fileName() + u'.' +
           QString::number(QRandomGenerator::system()->generate64(), 36) + QLatin1String(".tmp");
}

/// With what SQLite leaves beside it when the disk fails.
void removeWhole(const QString &path)
{
    for (const char *suffix : {"", "-journal", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
}

Error copyCancelled()
{
    return {"cancelled", tr("The copy was cancelled; nothing was written.")};
}

std::optional<Error> copyPages(Database &from, Database &to, const std::function<bool()> &cancelled)
{
    sqlite3_backup *backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup)
        return to.error();
    bool stopped = false;
    int waits = mostWaits;
    int code = SQLITE_OK;
    while (code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waits > 0)) {
        stopped = cancelled && cancelled();
        if (stopped)
            break;
        code = sqlite3_backup_step(backup, pagesAtOnce);
        if (code != SQLITE_BUSY && code != SQLITE_LOCKED)
            waits = mostWaits;
        else if (--waits > 0)
            sqlite3_sleep(waitMillis);
    }
    // Tells the destination what went wrong, so that its error() knows.
    sqlite3_backup_finish(backup);
    if (stopped)
        return copyCancelled();
    if (code != SQLITE_DONE)
        return to.error();
    return {};
}

std::optional<Error> fill(Database &from, const QString &path, bool complete,
                          const std::function<bool()> &cancelled)
{
    Result<Database> opened = Database::open(path, Database::Mode::CreateNew);
    if (!opened)
        return opened.error();
    Database to = std::move(opened.value());
    // The file is nobody's until it is whole: a journal in memory will do.
    if (!to.execute("PRAGMA journal_mode=MEMORY") || !to.execute("PRAGMA synchronous=FULL"))
        return to.error();
    if (std::optional<Error> error = copyPages(from, to, cancelled))
        return error;
    if (complete && !writeInfo(to, InfoKey::State, QByteArrayLiteral("complete")))
        return to.error();
    return {};
}

std::optional<Error> copy(Database &from, const QString &to, bool complete,
                          const std::function<bool()> &cancelled)
{
    const QString temporary = temporaryName(to);
    std::optional<Error> error = fill(from, temporary, complete, cancelled);
    if (!error)
        error = replaceFile(temporary, to);
    if (error)
        removeWhole(temporary);
    return error;
}

} // namespace

std::optional<Error> copyRecording(Database &from, const QString &to,
                                   const std::function<bool()> &cancelled)
{
    return copy(from, to, true, cancelled);
}

std::optional<Error> copyRecording(const QString &from, const QString &to,
                                   const std::function<bool()> &cancelled)
{
    Result<ReadableFile> readable = makeReadable(from, isRecordedInto(from), true, {});
    if (!readable)
        return readable.error();
    Result<ReadConnection> opened = openForReading(readable.value().path, {});
    if (!opened)
        return opened.error();
    return copy(opened.value().database, to, false, cancelled);
}

std::optional<Error> writeRecording(const CaptureLog &log, const QString &to,
                                    const std::function<bool()> &cancelled)
{
    const std::size_t reads = log.readCount();
    const std::size_t records = log.recordCount();
    const QString temporary = temporaryName(to);
    const auto write = [&]() -> std::optional<Error> {
        auto writer = RecordingWriter::create(temporary, log);
        if (!writer)
            return writer.error();
        for (RecordingWriter &file = *writer.value();;) {
            if (cancelled && cancelled())
                return copyCancelled();
            if (file.written().reads >= reads && file.written().records >= records)
                return file.finish();
            if (std::optional<Error> error = file.writeNew(bytesAtOnce))
                return error;
        }
    };
    std::optional<Error> error = write();
    if (!error)
        error = replaceFile(temporary, to);
    if (error)
        removeWhole(temporary);
    return error;
}

} // namespace sse

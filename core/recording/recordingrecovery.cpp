// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingrecovery.h"

#include "core/recording/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>
#include <QtEndian>

#include <sqlite3.h>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace sse {

namespace {

constexpr qsizetype headerSize = 100;
constexpr qsizetype writeVersionAt = 18; // and the version to read, behind it
constexpr qsizetype applicationIdAt = 68;
constexpr char sqliteMagic[] = "SQLite format 3"; // with its NUL

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::RecordingRecovery", text);
}

bool isRunning(qint64 process)
{
#ifdef Q_OS_UNIX
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
#else
    return process > 0;
#endif
}

QString journalOf(const QString &path)
{
    return path + QLatin1String("-journal");
}

/// Whether SQLite may find something to roll back.
bool hasJournal(const QString &path)
{
    return QFileInfo(journalOf(path)).size() > 0;
}

/// A journal that names a super-journal makes SQLite delete that file, whichever it is.
bool namesSuperJournal(const QString &path)
{
    static const QByteArray magic = QByteArray::fromHex("d9d505f920a163d7");
    QFile journal(journalOf(path));
    if (!journal.open(QIODevice::ReadOnly) || journal.size() < magic.size())
        return true;
    return !journal.seek(journal.size() - magic.size()) || journal.read(magic.size()) == magic;
}

/// The file's first bytes. Only of files that nobody in this process has open for writing: closing
/// the file drops SQLite's locks on it.
QByteArray headerOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(headerSize) : QByteArray();
}

bool isSqlite(const QByteArray &header)
{
    return header.size() == headerSize &&
           header.startsWith(QByteArrayView(sqliteMagic, sizeof sqliteMagic));
}

/// Whether the file calls itself a recording.
bool isOurs(const QByteArray &header)
{
    return isSqlite(header) &&
           qFromBigEndian<qint32>(header.constData() + applicationIdAt) == schema::applicationId;
}

/// In that mode SQLite makes files beside it; a recording is never in it.
bool isInWalMode(const QByteArray &header)
{
    return isSqlite(header) && (header[writeVersionAt] != 1 || header[writeVersionAt + 1] != 1);
}

/// Files beside it that SQLite would open, for as long as that takes, and believe.
bool hasOddCompanions(const QString &path)
{
    const QFileInfo journal(journalOf(path));
    return (journal.exists() && !journal.isFile()) ||
           QFileInfo::exists(path + QLatin1String("-wal"));
}

Error foreign()
{
    return {"recording-foreign",
            tr("The file is no recording of SSE Inspector. Choose another file.")};
}

std::optional<Error> rollBack(const QString &path, const QByteArray &vfs)
{
    Result<Database> opened = Database::open(path, Database::Mode::ReadWrite, vfs);
    if (!opened)
        return opened.error();
    if (!opened.value().integerOf("SELECT count(*) FROM sqlite_schema"))
        return opened.value().error();
    return {};
}

Result<ReadableFile> makeCopy(const QString &path, const QByteArray &vfs)
{
    auto folder = std::make_shared<QTemporaryDir>();
    const QString copy = folder->filePath(QStringLiteral("recording.sserec"));
    const auto copied = [](const QString &from, const QString &to) {
        return QFile::copy(from, to) &&
               QFile::setPermissions(to, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    };
    if (!folder->isValid() || !copied(path, copy) || !copied(journalOf(path), journalOf(copy)))
        return Error{"recording-io",
                     tr("The recording was interrupted and lies where it may not be written to. A "
                        "copy to read it from could not be made. Make room for temporary files.")};
    if (const std::optional<Error> error = rollBack(copy, vfs))
        return *error;
    return ReadableFile{copy, std::move(folder)};
}

std::optional<Error> checkKind(const QFileInfo &file)
{
    if (!file.exists())
        return Error{"recording-missing",
                     tr("The recording does not exist. Check its name and folder.")};
    // A pipe would be waited for, without an end.
    if (!file.isFile())
        return Error{"recording-foreign", tr("This is no file. Choose a recording.")};
    if (!file.isReadable())
        return Error{
            "recording-io",
            tr("The file may not be read. Change its permissions, or choose another one.")};
    if (file.size() == 0 && !hasJournal(file.canonicalFilePath()))
        return Error{"recording-not-sqlite", tr("The file is empty.")};
    return {};
}

} // namespace

bool isRecordedInto(const QString &path)
{
    const QString lockPath = path + QLatin1String(".lock");
    if (!QFileInfo(lockPath).isFile())
        return false;
    QLockFile lock(lockPath);
    lock.setStaleLockTime(0); // however old it is
    if (lock.tryLock(0)) {
        lock.unlock(); // what a process that is gone left behind
        return false;
    }
    // It also fails where what a process left behind can't be removed, since the folder may not be
    // written to.
    qint64 process = 0;
    QString host;
    QString application;
    if (lock.getLockInfo(&process, &host, &application) && host == QSysInfo::machineHostName())
        return isRunning(process);
    return lock.error() == QLockFile::LockFailedError;
}

Result<ReadableFile> makeReadable(const QString &path, bool live, bool mayWrite,
                                  const QByteArray &vfs)
{
    const QFileInfo file(path);
    if (const std::optional<Error> error = checkKind(file))
        return *error;
    // SQLite looks for the journal beside the file itself, not beside a link to it.
    const QString real = file.canonicalFilePath();
    if (hasOddCompanions(real))
        return foreign();
    if (live)
        return ReadableFile{real, {}};
    const QByteArray header = headerOf(real);
    if (isInWalMode(header))
        return foreign();
    if (!hasJournal(real))
        return ReadableFile{real, {}};
    if (!isOurs(header) || namesSuperJournal(real))
        return foreign();
    const bool writable = mayWrite && QFileInfo(real).isWritable() &&
                          QFileInfo(QFileInfo(real).absolutePath()).isWritable();
    if (!writable)
        return makeCopy(real, vfs);
    if (const std::optional<Error> error = rollBack(real, vfs)) {
        // The permissions are not all that can be in the way: a file system for reading only.
        if (error->code == "recording-read-only" || error->code == "recording-open")
            return makeCopy(real, vfs);
        return *error;
    }
    return ReadableFile{real, {}};
}

Result<ReadConnection> openForReading(const QString &path, const QByteArray &vfs,
                                      Database::Mode mode)
{
    Result<Database> opened = Database::open(path, mode, vfs);
    if (!opened)
        return opened.error();
    ReadConnection connection{std::move(opened.value())};
    Database &database = connection.database;
    if (database.integerOf("PRAGMA schema_version"))
        return connection;
    const int code = database.code() & 0xff;
    if (code == SQLITE_NOTADB)
        return Error{"recording-not-sqlite",
                     tr("The file is no recording of SSE Inspector. Choose another file.")};
    // SQLite refuses a file that is shorter than its header says, unless it is told that it is
    // being repaired. The connection can't write.
    if (code == SQLITE_CORRUPT) {
        sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
        connection.truncated = true;
        if (database.integerOf("PRAGMA schema_version"))
            return connection;
    }
    return database.error();
}

} // namespace sse

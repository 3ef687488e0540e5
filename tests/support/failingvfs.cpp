// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/failingvfs.h"

#include <QFile>
#include <QFileInfo>
#include <QtGlobal>

#include <new>
#include <sqlite3.h>

namespace sse::test {

namespace {

/// What SQLite allocates for a file; the usual VFS's part follows it.
struct File
{
    sqlite3_file base;
    FailingVfs *disk;

    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};
static_assert(sizeof(File) % alignof(std::max_align_t) == 0);

File *fileOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

FailingVfs *diskOf(sqlite3_vfs *vfs)
{
    return static_cast<FailingVfs *>(vfs->pAppData);
}

sqlite3_vfs *usual()
{
    return sqlite3_vfs_find(nullptr);
}

qint64 sizeOf(File *file)
{
    sqlite3_int64 size = 0;
    file->real()->pMethods->xFileSize(file->real(), &size);
    return size;
}

int closeFile(sqlite3_file *file)
{
    return fileOf(file)->real()->pMethods->xClose(fileOf(file)->real());
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    if (fileOf(file)->disk->fails())
        return SQLITE_IOERR_READ;
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xRead(real, to, size, offset);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    sqlite3_file *real = fileOf(file)->real();
    if (fileOf(file)->disk->fails()) {
        real->pMethods->xWrite(real, from, size / 2, offset);
        return SQLITE_IOERR_WRITE;
    }
    const qint64 growth = offset + size - sizeOf(fileOf(file));
    if (growth > 0 && !fileOf(file)->disk->takeRoom(growth))
        return SQLITE_FULL;
    return real->pMethods->xWrite(real, from, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (fileOf(file)->disk->fails())
        return SQLITE_IOERR_TRUNCATE;
    static_cast<void>(fileOf(file)->disk->takeRoom(size - sizeOf(fileOf(file))));
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xTruncate(real, size);
}

/// Without the disk's sync: what the kernel holds outlives this process.
int syncFile(sqlite3_file *file, int)
{
    return fileOf(file)->disk->fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xFileSize(real, size);
}

int lock(sqlite3_file *file, int level)
{
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xLock(real, level);
}

int unlock(sqlite3_file *file, int level)
{
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xUnlock(real, level);
}

int checkReservedLock(sqlite3_file *file, int *result)
{
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xCheckReservedLock(real, result);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    // Neither maps the file nor lets its size be set behind our back.
    if (operation == SQLITE_FCNTL_MMAP_SIZE || operation == SQLITE_FCNTL_SIZE_HINT ||
        operation == SQLITE_FCNTL_CHUNK_SIZE)
        return SQLITE_NOTFOUND;
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xFileControl(real, operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    sqlite3_file *real = fileOf(file)->real();
    return real->pMethods->xSectorSize(real);
}

int deviceCharacteristics(sqlite3_file *)
{
    // The least that any disk promises.
    return 0;
}

const sqlite3_io_methods methods{1,
                                 closeFile,
                                 readFile,
                                 writeFile,
                                 truncateFile,
                                 syncFile,
                                 fileSize,
                                 lock,
                                 unlock,
                                 checkReservedLock,
                                 fileControl,
                                 sectorSize,
                                 deviceCharacteristics,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    // Only a file with methods is closed.
    file->pMethods = nullptr;
    if (diskOf(vfs)->fails())
        return SQLITE_CANTOPEN;
    auto *own = new (file) File{{nullptr}, diskOf(vfs)};
    const int code = usual()->xOpen(usual(), name, own->real(), flags, outFlags);
    if (own->real()->pMethods)
        own->base.pMethods = &methods;
    return code;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int)
{
    if (diskOf(vfs)->fails())
        return SQLITE_IOERR_DELETE;
    static_cast<void>(diskOf(vfs)->takeRoom(-QFileInfo(QFile::decodeName(name)).size()));
    return usual()->xDelete(usual(), name, 0);
}

int access(sqlite3_vfs *, const char *name, int flags, int *result)
{
    return usual()->xAccess(usual(), name, flags, result);
}

int fullPathname(sqlite3_vfs *, const char *name, int size, char *out)
{
    return usual()->xFullPathname(usual(), name, size, out);
}

int randomness(sqlite3_vfs *, int size, char *out)
{
    return usual()->xRandomness(usual(), size, out);
}

int wait(sqlite3_vfs *, int microseconds)
{
    return usual()->xSleep(usual(), microseconds);
}

int currentTime(sqlite3_vfs *, double *time)
{
    return usual()->xCurrentTime(usual(), time);
}

int lastError(sqlite3_vfs *, int size, char *out)
{
    return usual()->xGetLastError(usual(), size, out);
}

} // namespace

struct FailingVfs::Vfs
{
    QByteArray name;
    sqlite3_vfs vfs = {};
};

FailingVfs::FailingVfs()
    : m_vfs(std::make_unique<Vfs>())
{
    m_vfs->name = "failing-" + QByteArray::number(reinterpret_cast<quintptr>(this), 16);
    sqlite3_vfs &vfs = m_vfs->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(File)) + usual()->szOsFile;
    vfs.mxPathname = usual()->mxPathname;
    vfs.zName = m_vfs->name.constData();
    vfs.pAppData = this;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = access;
    vfs.xFullPathname = fullPathname;
    vfs.xRandomness = randomness;
    vfs.xSleep = wait;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK)
        qFatal("The failing VFS could not be registered.");
}

FailingVfs::~FailingVfs()
{
    sqlite3_vfs_unregister(&m_vfs->vfs);
}

QByteArray FailingVfs::name() const
{
    return m_vfs->name;
}

void FailingVfs::failAt(int number, bool persistent)
{
    const std::lock_guard lock(m_mutex);
    m_failAt = number;
    m_persistent = persistent;
    m_operations = 0;
    m_failures = 0;
}

void FailingVfs::setRoom(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_room = bytes;
    m_failures = 0;
}

bool FailingVfs::fails()
{
    const std::lock_guard lock(m_mutex);
    const int number = ++m_operations;
    const bool failed = m_failAt > 0 && (m_persistent ? number >= m_failAt : number == m_failAt);
    m_failures += failed ? 1 : 0;
    return failed;
}

bool FailingVfs::takeRoom(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_room < 0)
        return true;
    if (bytes > m_room) {
        ++m_failures;
        return false;
    }
    m_room -= bytes;
    return true;
}

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/database.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <sqlite3.h>
#include <utility>

namespace sse {

namespace {

constexpr int busyMillis = 5000;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Database", text);
}

/// The longest value is a fact's detail of 64 MiB; a row has little besides.
constexpr std::array limits{
    std::pair{SQLITE_LIMIT_LENGTH, (64 << 20) + (1 << 20)},
    std::pair{SQLITE_LIMIT_SQL_LENGTH, 65536},
    std::pair{SQLITE_LIMIT_COLUMN, 64},
    std::pair{SQLITE_LIMIT_EXPR_DEPTH, 32},
    std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 4},
    std::pair{SQLITE_LIMIT_VDBE_OP, 10'000},
    std::pair{SQLITE_LIMIT_FUNCTION_ARG, 8},
    std::pair{SQLITE_LIMIT_ATTACHED, 0},
    std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256},
    std::pair{SQLITE_LIMIT_VARIABLE_NUMBER, 16},
    std::pair{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    std::pair{SQLITE_LIMIT_WORKER_THREADS, 0},
};

constexpr std::array switches{
    std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
    std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    std::pair{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    std::pair{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    std::pair{SQLITE_DBCONFIG_DQS_DDL, 0},
    std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
};

/// What a stranger wrote into the file must not run, grow or be trusted.
bool harden(sqlite3 *handle)
{
    for (const auto &[id, value] : limits)
        sqlite3_limit(handle, id, value);
    for (const auto &[option, value] : switches) {
        if (sqlite3_db_config(handle, option, value, nullptr) != SQLITE_OK)
            return false;
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyMillis);
    return sqlite3_exec(handle, "PRAGMA mmap_size=0", nullptr, nullptr, nullptr) == SQLITE_OK &&
           sqlite3_exec(handle, "PRAGMA cell_size_check=1", nullptr, nullptr, nullptr) == SQLITE_OK;
}

Error errorOf(int code, int systemError)
{
    if (systemError == ENOSPC || systemError == EDQUOT)
        code = SQLITE_FULL;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {"disk-full", tr("The disk is full, so the recording cannot be written. Make room; "
                                "what arrives stays in memory until then.")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"recording-busy",
                tr("Another program keeps the recording locked. Close it there and try again.")};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {"recording-damaged", tr("The file is damaged or is no recording. Check it with "
                                        "“sse-inspector-cli verify”.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {"recording-read-only",
                tr("The recording may not be written to. Check the permissions of the file and of "
                   "its folder.")};
    case SQLITE_CANTOPEN:
        return {"recording-open", tr("The recording could not be opened. Check that it exists and "
                                     "that its folder may be written to.")};
    case SQLITE_IOERR:
        return {"recording-io", tr("The disk reported an error on the recording (SQLite error %1). "
                                   "Check the disk or choose another folder.")
                                    .arg(code)};
    default:
        return {"recording-sqlite", tr("The recording could not be used: %1 (SQLite error %2).")
                                        .arg(QString::fromUtf8(sqlite3_errstr(code)))
                                        .arg(code)};
    }
}

/// Makes an empty file that only its owner may read; SQLite's journal takes its mode over.
std::optional<Error> makeFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return {};
    return Error{"recording-open",
                 tr("The recording %1 could not be created: %2.").arg(path, file.errorString())};
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), parameter, value);
}

void Statement::bind(int parameter, QByteArrayView value)
{
    // A null pointer would bind NULL.
    const char *data = value.isEmpty() ? "" : value.data();
    sqlite3_bind_blob64(m_statement.get(), parameter, data,
                        static_cast<sqlite3_uint64>(value.size()), SQLITE_STATIC);
}

void Statement::bindText(int parameter, QByteArrayView utf8)
{
    const char *data = utf8.isEmpty() ? "" : utf8.data();
    sqlite3_bind_text64(m_statement.get(), parameter, data,
                        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement.get(), parameter);
}

Statement::Step Statement::step()
{
    if (!m_statement)
        return Step::Failed;
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default:
        return Step::Failed;
    }
}

bool Statement::run()
{
    const bool done = step() == Step::Done;
    reset();
    return done;
}

void Statement::reset()
{
    if (m_statement)
        sqlite3_reset(m_statement.get());
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement.get());
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArrayView Statement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data ? QByteArrayView(static_cast<const char *>(data), size) : QByteArrayView();
}

bool Statement::isInteger(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER;
}

bool Statement::isText(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_TEXT;
}

bool Statement::isBlob(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_BLOB;
}

void Database::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const QString &path, Mode mode, const QByteArray &vfs)
{
    if (mode == Mode::CreateNew) {
        if (const std::optional<Error> error = makeFile(path))
            return *error;
    }
    // An absolute path can't be taken for a "file:" address or a name such as ":memory:".
    QByteArray name = QFile::encodeName(QFileInfo(path).absoluteFilePath());
    int access = SQLITE_OPEN_READWRITE;
    if (mode == Mode::Read) {
        access = SQLITE_OPEN_READONLY;
    } else if (mode == Mode::ReadUnlocked) {
        access = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = "file:" + name.toPercentEncoding("/") + "?immutable=1";
    }
    Database database;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &handle, access | SQLITE_OPEN_NOMUTEX,
                                     vfs.isEmpty() ? nullptr : vfs.constData());
    database.m_handle.reset(handle);
    if (code == SQLITE_OK && harden(handle))
        return database;
    const Error error = handle ? database.error() : errorOf(code, 0);
    database.m_handle.reset();
    if (mode == Mode::CreateNew)
        QFile::remove(path);
    return error;
}

bool Database::execute(const char *sql)
{
    return sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

Statement Database::prepare(const char *sql)
{
    sqlite3_stmt *prepared = nullptr;
    sqlite3_prepare_v2(m_handle.get(), sql, -1, &prepared, nullptr);
    Statement statement;
    statement.m_statement.reset(prepared);
    return statement;
}

std::optional<qint64> Database::integerOf(const char *sql)
{
    Statement statement = prepare(sql);
    if (statement.step() != Statement::Step::Row || !statement.isInteger(0))
        return {};
    return statement.integer(0);
}

Error Database::error() const
{
    const int now = code();
    const bool ofSystem = (now & 0xff) == SQLITE_IOERR || (now & 0xff) == SQLITE_CANTOPEN;
    return errorOf(now, ofSystem ? sqlite3_system_errno(m_handle.get()) : 0);
}

int Database::code() const
{
    return sqlite3_extended_errcode(m_handle.get());
}

} // namespace sse

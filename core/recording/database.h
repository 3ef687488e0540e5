// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>
#include <span>

struct sqlite3;
struct sqlite3_stmt;

namespace sse {

/// A prepared SQL statement; finalised by its destructor. One thread, that of its Database, which
/// must outlive it.
class Statement final
{
public:
    enum class Step { Row, Done, Failed };

    Statement() = default;

    /// False: preparing it failed, and so does every step.
    [[nodiscard]] bool isValid() const { return m_statement != nullptr; }

    // Parameters are numbered from 1, columns from 0.
    void bind(int parameter, qint64 value);
    /// \a value must stay as it is until the statement has been stepped. A BLOB.
    void bind(int parameter, QByteArrayView value);
    void bindText(int parameter, QByteArrayView utf8);
    void bindNull(int parameter);

    [[nodiscard]] Step step();
    /// Steps a statement that gives no rows, and resets it.
    [[nodiscard]] bool run();
    void reset();

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    /// The bytes of a BLOB or TEXT; valid until the next step or reset.
    [[nodiscard]] QByteArrayView bytes(int column) const;
    /// Whether the column holds an INTEGER, a TEXT, a BLOB.
    [[nodiscard]] bool isInteger(int column) const;
    [[nodiscard]] bool isText(int column) const;
    [[nodiscard]] bool isBlob(int column) const;

private:
    friend class Database;
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One connection to a SQLite file: the only place that calls sqlite3_open and sqlite3_exec. One
/// thread at a time.
class Database final
{
public:
    enum class Mode {
        Read, ///< the file must exist; hardened against what strangers write
        /// The same, but without locks, while others may write: any page may be of another time
        /// than the others, so only what has a check sum can be believed. What the file grew by
        /// since it was opened can't be seen.
        ReadUnlocked,
        ReadWrite, ///< as Read, writable
        CreateNew, ///< must not exist; made with mode 0600
    };

    /// Not connected; only good for being assigned to.
    Database() = default;

    /// \a vfs names another SQLite VFS, for tests; empty: the system's. Errors: "recording-open"
    /// and those of describe().
    [[nodiscard]] static Result<Database> open(const QString &path, Mode mode,
                                               const QByteArray &vfs = {});

    /// Runs \a sql, which is a literal of ours. False: error() tells.
    [[nodiscard]] bool execute(const char *sql);
    [[nodiscard]] bool execute(const QByteArray &sql) { return execute(sql.constData()); }
    /// Prepares one statement; an empty one when that failed.
    [[nodiscard]] Statement prepare(const char *sql);
    /// The value of a PRAGMA or a query that gives one integer.
    [[nodiscard]] std::optional<qint64> integerOf(const char *sql);

    /// What the last failure was: "disk-full", "recording-io", "recording-open", "recording-busy",
    /// "recording-damaged", "recording-read-only" or "recording-sqlite", with a sentence. To be
    /// asked before the next call.
    [[nodiscard]] Error error() const;
    /// SQLite's extended result code of the last failure.
    [[nodiscard]] int code() const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Close
    {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

} // namespace sse

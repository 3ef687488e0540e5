// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/database.h"
#include "core/recording/recordingreader.h"
#include "core/recording/schema.h"

#include <QSet>

#include <deque>
#include <utility>

namespace sse {

/// What is wrong in a recording, each row once; counts on when it keeps no more.
class DamageList final
{
public:
    static constexpr qsizetype most = 10'000;

    void add(const QByteArray &table, qint64 row, const QString &message);
    [[nodiscard]] const QList<Damage> &list() const { return m_list; }

private:
    QList<Damage> m_list;
    QSet<std::pair<QByteArray, qint64>> m_rows;
};

/// Finds where a table of a damaged file can be read again.
class RowProbe final
{
public:
    /// \a sql gives the first key that is not below its parameter.
    RowProbe(Database &database, const char *sql);

    /// The first key behind the row at or behind \a begin that could not be read; nothing: the
    /// rest can't be read.
    [[nodiscard]] std::optional<qint64> keyBehind(qint64 begin);

private:
    static constexpr int mostSkips = 1000; // each costs a hundred searches

    [[nodiscard]] bool find(qint64 begin);
    [[nodiscard]] std::optional<qint64> firstReadable(qint64 begin);

    Statement m_statement;
    std::optional<qint64> m_found;
    int m_skips = 0;
};

/// The facts of a recording in their order, those that can't be read left out.
class FactSource final
{
public:
    struct Item
    {
        quint64 lostBefore = 0; ///< facts that can't be read, right before it
        LogRecord record;       ///< its position is the file's
    };

    /// Facts with an ID up to \a last; \a expected: so many there should be at least.
    FactSource(Database &database, DamageList &damage, qint64 last, quint64 expected);

    /// The next one; nullptr at the end.
    [[nodiscard]] const Item *peek();
    void take();
    /// Facts behind the last one that can't be read; at the end.
    [[nodiscard]] quint64 lostAtEnd() const { return m_lost; }

private:
    void load();
    [[nodiscard]] qsizetype loadRow();
    [[nodiscard]] std::optional<LogRecord> recordOf(const schema::FactRow &row);
    void skip();
    void countLostAtEnd();

    Database &m_database;
    DamageList &m_damage;
    Statement m_statement;
    RowProbe m_probe;
    std::deque<Item> m_items;
    qint64 m_last = 0;
    quint64 m_expected = 0;
    qint64 m_next = 0;    // ID to go on with
    qint64 m_id = 0;      // behind the last fact that could be read
    qint64 m_lastKey = 0; // of the last row, as far as it can be trusted
    quint64 m_lost = 0;
    int m_busy = 0;
    Nanos m_lastTime{0};
    bool m_atEnd = false;
};

} // namespace sse

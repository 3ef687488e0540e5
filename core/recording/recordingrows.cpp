// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingrows.h"

#include "core/recording/checkedrows.h"
#include "core/recording/factjson.h"

#include <QCoreApplication>

#include <algorithm>

#include <sqlite3.h>

namespace sse {

namespace {

constexpr qint64 factsOfQuery = 256;
constexpr qsizetype bytesOfQuery = qsizetype{4} << 20; // of details in memory at a time
constexpr int mostBusy = 3;                            // each waits for seconds

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::RecordingReader", text);
}

} // namespace

void DamageList::add(const QByteArray &table, qint64 row, const QString &message)
{
    if (m_list.size() >= most)
        return;
    if (row >= 0) {
        const qsizetype before = m_rows.size();
        m_rows.insert({table, row});
        if (m_rows.size() == before)
            return;
    }
    m_list.append({table, row, message});
}

RowProbe::RowProbe(Database &database, const char *sql)
    : m_statement(database.prepare(sql))
{
}

/// Whether the table can be searched from \a begin on.
bool RowProbe::find(qint64 begin)
{
    m_statement.bind(1, begin);
    const Statement::Step step = m_statement.step();
    m_found.reset();
    if (step == Statement::Step::Row)
        m_found = m_statement.integer(0);
    m_statement.reset();
    return step != Statement::Step::Failed;
}

std::optional<qint64> RowProbe::keyBehind(qint64 begin)
{
    if (++m_skips > mostSkips)
        return {};
    if (!find(begin))
        return firstReadable(begin);
    // The row is there, but its contents can't be read.
    if (!m_found || *m_found < begin || *m_found >= schema::largestOffset)
        return {};
    const qint64 behind = *m_found + 1;
    return find(behind) ? m_found : firstReadable(behind);
}

/// \a begin lies in a page that can't be read; where the pages behind it begin.
std::optional<qint64> RowProbe::firstReadable(qint64 begin)
{
    qint64 bad = begin;
    qint64 good = begin;
    for (qint64 step = 1;; step *= 2) {
        if (bad >= schema::largestOffset - step)
            return {};
        good = bad + step;
        if (find(good))
            break;
        bad = good;
    }
    while (good - bad > 1) {
        const qint64 middle = bad + (good - bad) / 2;
        if (find(middle))
            good = middle;
        else
            bad = middle;
    }
    // A damaged file may give keys in any order.
    return find(good) && m_found && *m_found >= good ? m_found : std::nullopt;
}

FactSource::FactSource(Database &database, DamageList &damage, qint64 last, quint64 expected)
    : m_database(database)
    , m_damage(damage)
    , m_statement(database.prepare("SELECT id, position, connection, time, kind, detail, crc "
                                   "FROM fact WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT ?3"))
    , m_probe(database, "SELECT id FROM fact WHERE id >= ?1 ORDER BY id LIMIT 1")
    , m_last(last)
    , m_expected(expected)
{
}

const FactSource::Item *FactSource::peek()
{
    while (m_items.empty() && !m_atEnd)
        load();
    return m_items.empty() ? nullptr : &m_items.front();
}

void FactSource::take()
{
    m_items.pop_front();
}

void FactSource::load()
{
    m_statement.bind(1, m_next);
    m_statement.bind(2, m_last);
    m_statement.bind(3, factsOfQuery);
    const qint64 begin = m_next;
    m_lastKey = begin;
    qint64 rows = 0;
    qsizetype bytes = 0;
    Statement::Step step = m_statement.step();
    for (; step == Statement::Step::Row; step = m_statement.step()) {
        ++rows;
        bytes += loadRow();
        if (bytes >= bytesOfQuery)
            break;
    }
    m_statement.reset();
    if (step == Statement::Step::Failed)
        return skip();
    m_busy = 0;
    m_atEnd = step == Statement::Step::Done && rows < factsOfQuery;
    // The number of a damaged row may be anything, but when all are damaged there is no better one.
    if (!m_atEnd && m_next == begin)
        m_next = std::max(begin, m_lastKey) + 1;
    if (m_atEnd)
        countLostAtEnd();
}

void FactSource::countLostAtEnd()
{
    const auto read = static_cast<quint64>(m_id);
    if (read >= m_expected)
        return;
    m_lost = std::max(m_lost, m_expected - read);
    m_damage.add("fact", m_id, tr("Facts are missing from here on: %1.").arg(m_lost));
}

/// Takes the row that the statement stands on; returns its size.
qsizetype FactSource::loadRow()
{
    schema::FactRow row;
    const schema::Fault fault = check(m_statement, row);
    std::optional<LogRecord> record;
    if (fault != schema::Fault::None)
        m_damage.add("fact", row.id, faultSentence(fault));
    else if (row.id < m_id)
        m_damage.add("fact", row.id, tr("The facts are not in their order."));
    else
        record = recordOf(row);
    if (!record) {
        ++m_lost;
        m_lastKey = row.id;
        return row.detail.size();
    }
    if (row.id > m_id) {
        m_lost = static_cast<quint64>(row.id - m_id);
        m_damage.add("fact", m_id, tr("Facts are missing from here on: %1.").arg(m_lost));
    }
    m_items.push_back({std::exchange(m_lost, 0), std::move(*record)});
    m_id = row.id + 1;
    m_next = m_id;
    m_lastKey = row.id;
    return row.detail.size();
}

std::optional<LogRecord> FactSource::recordOf(const schema::FactRow &row)
{
    std::optional<LogRecord::Fact> fact = factFromJson(row.kind, row.detail);
    if (!fact) {
        m_damage.add("fact", row.id, tr("The fact is none that this version knows."));
        return {};
    }
    LogRecord record{static_cast<ConnectionId>(row.connection), MonoTime(Nanos(row.time)),
                     static_cast<ByteOffset>(row.position), std::move(*fact)};
    if (hasRow(record)) {
        // Searches by time rely on the order. Facts without a row may be stamped in retrospect.
        if (record.time.time_since_epoch() < m_lastTime) {
            m_damage.add("fact", row.id, tr("Its time lies before that of an earlier fact."));
            record.time = MonoTime(m_lastTime);
        }
        m_lastTime = record.time.time_since_epoch();
    }
    return record;
}

/// Goes on behind what can't be read.
void FactSource::skip()
{
    if ((m_database.code() & 0xff) == SQLITE_BUSY && ++m_busy < mostBusy)
        return;
    m_damage.add("fact", m_next, m_database.error().message);
    ++m_lost;
    if (const std::optional<qint64> next = m_probe.keyBehind(m_next)) {
        m_next = *next;
        return;
    }
    m_atEnd = true;
    countLostAtEnd();
}

} // namespace sse

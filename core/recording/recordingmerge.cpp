// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingmerge.h"

#include "core/recording/checkedrows.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

namespace sse {

namespace {

constexpr qint64 rowsOfQuery = 512; // the file is locked for the recorder meanwhile
constexpr qsizetype bytesOfQuery = qsizetype{4} << 20;
constexpr int mostBusy = 3; // each waits for seconds
constexpr int mostOverlaps = 10'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::RecordingReader", text);
}

} // namespace

RecordingMerge::RecordingMerge(Database &database, const RecordingInfo &info,
                               const RecordingBounds &bounds, RecordingBytes &bytes,
                               DamageList &damage)
    : m_database(database)
    , m_info(info)
    , m_bounds(bounds)
    , m_bytes(bytes)
    , m_damage(damage)
    , m_facts(database, damage, bounds.lastFact, bounds.facts)
    , m_rows(database.prepare("SELECT offset, connection, time, part, bytes, crc FROM read "
                              "WHERE offset >= ?1 AND offset <= ?2 ORDER BY offset LIMIT ?3"))
    , m_probe(database, "SELECT offset FROM read WHERE offset >= ?1 ORDER BY offset LIMIT 1")
    , m_dropped(static_cast<qint64>(info.droppedBytes))
    , m_expected(m_dropped)
{
}

quint64 RecordingMerge::position() const
{
    return static_cast<quint64>(m_expected - m_dropped);
}

bool RecordingMerge::readInto(CaptureLog &log, quint64 mostBytes)
{
    m_log = &log;
    if (!m_begun)
        begin();
    if (m_done)
        return false;
    const ByteOffset enough = log.byteCount() + std::max<quint64>(mostBytes, 1);
    Batch batch = Batch::More;
    while (batch == Batch::More)
        batch = readBatch(enough);
    if (batch == Batch::Enough)
        return true;
    finish();
    return false;
}

void RecordingMerge::begin()
{
    m_begun = true;
    m_shifts.push_back({0, m_info.droppedBytes});
    if (m_dropped == 0)
        return;
    m_bytes.addShift(m_shifts.back());
    appendFacts(m_dropped - 1);
    note("recording-ring",
         tr("The beginning of the stream is gone: the recording had reached its size, so its "
            "oldest part was dropped (rows: %1, bytes: %2).")
             .arg(m_info.droppedRows)
             .arg(m_info.droppedBytes));
}

RecordingMerge::Batch RecordingMerge::readBatch(ByteOffset enough)
{
    m_rows.bind(1, m_next);
    m_rows.bind(2, m_bounds.lastRead);
    m_rows.bind(3, rowsOfQuery);
    const qint64 begin = m_next;
    qint64 last = begin;
    qint64 rows = 0;
    qsizetype bytes = 0;
    Statement::Step step = m_rows.step();
    for (; step == Statement::Step::Row; step = m_rows.step()) {
        schema::ReadRow row;
        const schema::Fault fault = check(m_rows, row);
        if (fault != schema::Fault::None) {
            leaveOut(row.offset, faultSentence(fault));
        } else {
            if (!continues(row))
                closeRead();
            // A read and the facts behind its bytes come at once, so that rows get their order.
            if (!m_open && m_log->byteCount() >= enough) {
                m_rows.reset();
                return Batch::Enough;
            }
            if (take(row))
                m_next = m_expected;
        }
        last = row.offset;
        bytes += row.bytes.size();
        if (++rows == rowsOfQuery || bytes >= bytesOfQuery)
            break;
    }
    m_rows.reset();
    if (step == Statement::Step::Failed)
        return skip();
    m_busy = 0;
    if (step == Statement::Step::Done || m_overlaps > mostOverlaps)
        return Batch::End;
    // The key of a damaged row may be anything, but when all are damaged there is no better one.
    if (m_next == begin)
        m_next = std::max(begin, last) + 1;
    return Batch::More;
}

/// Goes on behind what can't be read.
RecordingMerge::Batch RecordingMerge::skip()
{
    if ((m_database.code() & 0xff) == SQLITE_BUSY && ++m_busy < mostBusy)
        return Batch::More;
    leaveOut(m_next, m_database.error().message);
    const std::optional<qint64> next = m_probe.keyBehind(m_next);
    if (!next)
        return Batch::End;
    m_next = *next;
    return Batch::More;
}

void RecordingMerge::finish()
{
    m_done = true;
    closeRead();
    appendFacts(m_expected);
    const auto expected = static_cast<quint64>(m_expected);
    quint64 end = m_bounds.bytes;
    // Facts tell how far the body must have reached, unless the last transaction is missing.
    if (const FactSource::Item *item = m_facts.peek(); item && m_info.complete)
        end = std::max(end, item->record.position);
    if (end > expected) {
        m_damage.add("read", m_expected,
                     tr("Bytes are missing from here on: %1.").arg(end - expected));
        note("recording-damaged",
             tr("The end of the recording is missing (bytes: %1).").arg(end - expected));
    } else if (m_rowsLost) {
        note("recording-damaged", tr("The end of the recording can't be read."));
    }
    appendFacts(schema::largestOffset);
    noteLostFacts(m_facts.lostAtEnd());
    if (!m_info.complete && !m_info.live)
        note("recording-interrupted",
             tr("The recording was interrupted here: the program that recorded did not end it. "
                "What arrived in its last moment may be missing."));
}

bool RecordingMerge::continues(const schema::ReadRow &row) const
{
    return m_open && row.offset == m_expected && row.part == m_open->part + 1 &&
           row.connection == m_open->connection && row.time == m_open->time;
}

/// Takes a sound row. False: it is not where it should be, and left out.
bool RecordingMerge::take(const schema::ReadRow &row)
{
    const qint64 end = row.offset + row.bytes.size();
    // A ring keeps the row that its first byte lies in.
    const bool straddles = !m_rowTaken && row.offset < m_dropped && end > m_dropped;
    if (row.offset < m_expected && !straddles) {
        m_bytes.ignoreRow(static_cast<ByteOffset>(row.offset));
        ++m_overlaps;
        leaveOut(row.offset, tr("Its bytes lie where those of other rows are."));
        return false;
    }
    const bool behindHole = row.offset > m_expected;
    if (behindHole)
        leaveHole(row.offset);
    if (continues(row))
        ++m_open->part;
    else
        openRead(row, behindHole || straddles);
    m_rowTaken = true;
    m_rowsLost = false;
    append(row.bytes.sliced(m_expected - row.offset));
    return true;
}

void RecordingMerge::leaveOut(qint64 row, const QString &why)
{
    m_damage.add("read", row, why);
    m_rowsLost = true;
}

void RecordingMerge::openRead(const schema::ReadRow &row, bool behindHole)
{
    if (row.part != 0 && !behindHole)
        m_damage.add("read", row.offset, tr("It continues a read that is not there."));
    m_open = {row.connection, row.time, row.part};
    m_connection = static_cast<ConnectionId>(row.connection);
    if (row.time < m_readTime)
        m_damage.add("read", row.offset, tr("Its time lies before that of an earlier read."));
    m_readTime = std::max(m_readTime, row.time);
    m_time = std::max(m_time, MonoTime(Nanos(m_readTime)));
}

void RecordingMerge::closeRead()
{
    if (!m_open)
        return;
    m_log->endRead(static_cast<ConnectionId>(m_open->connection), MonoTime(Nanos(m_readTime)));
    m_open.reset();
}

/// The bytes up to \a end are missing. The read before is closed.
void RecordingMerge::leaveHole(qint64 end)
{
    appendFacts(m_expected);
    const qint64 missing = end - m_expected;
    if (wasDropped(end)) {
        note("recording-ring", tr("The recording had reached its size, so its oldest part was "
                                  "dropped while it was read (bytes: %1).")
                                   .arg(missing));
    } else {
        m_damage.add("read", m_expected, tr("Bytes are missing from here on: %1.").arg(missing));
        note("recording-damaged",
             tr("The recording is damaged here (bytes missing: %1). Events around this place may "
                "be incomplete.")
                 .arg(missing));
    }
    m_expected = end;
    m_shifts.push_back({m_logEnd, static_cast<ByteOffset>(end)});
    m_bytes.addShift(m_shifts.back());
}

/// Whether the recorder dropped the bytes up to \a end since the file was opened.
bool RecordingMerge::wasDropped(qint64 end)
{
    if (!m_info.live)
        return false;
    Statement statement = m_database.prepare(
        "SELECT id, name, value, crc FROM info WHERE name = 'droppedBytes' LIMIT 1");
    schema::InfoRow row;
    return statement.step() == Statement::Step::Row &&
           check(statement, row) == schema::Fault::None && row.value.toLongLong() >= end;
}

/// Appends bytes of the open read, with the facts among them.
void RecordingMerge::append(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        appendFacts(m_expected);
        qint64 count = bytes.size();
        if (const FactSource::Item *item = m_facts.peek())
            count = std::min(count, static_cast<qint64>(item->record.position) - m_expected);
        write(bytes.first(count));
        bytes = bytes.sliced(count);
    }
}

void RecordingMerge::write(QByteArrayView bytes)
{
    m_expected += bytes.size();
    m_logEnd += static_cast<ByteOffset>(bytes.size());
    while (!bytes.isEmpty()) {
        const std::span<char> space = m_log->tail();
        const auto count = std::min(space.size(), static_cast<std::size_t>(bytes.size()));
        std::memcpy(space.data(), bytes.data(), count);
        m_log->commit(count);
        bytes = bytes.sliced(static_cast<qsizetype>(count));
    }
}

/// Appends the facts that lie at \a upTo in the file, or before.
void RecordingMerge::appendFacts(qint64 upTo)
{
    for (const FactSource::Item *item = m_facts.peek();
         item && item->record.position <= static_cast<ByteOffset>(upTo); item = m_facts.peek()) {
        noteLostFacts(item->lostBefore);
        appendFact(item->record);
        m_facts.take();
    }
}

void RecordingMerge::appendFact(LogRecord record)
{
    record.position = logOf(record.position);
    m_connection = std::max(m_connection, record.connection);
    m_time = std::max(m_time, record.time);
    m_log->appendRecord(std::move(record));
}

void RecordingMerge::note(const QByteArray &code, const QString &message)
{
    m_log->appendRecord({m_connection, m_time, m_logEnd, NoteRecord{code, message}});
}

void RecordingMerge::noteLostFacts(quint64 count)
{
    if (count > 0)
        note("recording-damaged",
             tr("The recording is damaged here (facts missing: %1). What is shown about the "
                "connections may be incomplete.")
                 .arg(count));
}

/// Where a place in the file lies in the log; for a missing one, where it would be.
ByteOffset RecordingMerge::logOf(ByteOffset position) const
{
    const auto behind = [](ByteOffset at, const RecordingBytes::Shift &shift) {
        return at < shift.file;
    };
    const auto next = std::upper_bound(m_shifts.begin(), m_shifts.end(), position, behind);
    if (next == m_shifts.begin())
        return 0;
    const RecordingBytes::Shift &shift = *std::prev(next);
    const ByteOffset end = next == m_shifts.end() ? m_logEnd : next->log;
    return std::min(end, shift.log + (position - shift.file));
}

} // namespace sse

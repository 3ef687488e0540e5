// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingrows.h"

namespace sse {

/// How far a recording is read, and what should be there.
struct RecordingBounds
{
    qint64 lastRead = 0; ///< key of the last row of "read"
    qint64 lastFact = 0;
    quint64 bytes = 0; ///< where the last byte ends; 0: not known
    quint64 facts = 0; ///< so many there should be at least
};

/// Puts the reads and facts of a recording back into one log. One thread.
class RecordingMerge final
{
public:
    /// All must outlive it.
    RecordingMerge(Database &database, const RecordingInfo &info, const RecordingBounds &bounds,
                   RecordingBytes &bytes, DamageList &damage);

    /// RecordingReader::readInto().
    bool readInto(CaptureLog &log, quint64 mostBytes);
    /// Body bytes read so far, those that are missing included.
    [[nodiscard]] quint64 position() const;

private:
    enum class Batch { More, Enough, End };
    struct OpenRead
    {
        qint64 connection = 0;
        qint64 time = 0;
        qint64 part = 0;
    };

    void begin();
    [[nodiscard]] Batch readBatch(ByteOffset enough);
    [[nodiscard]] Batch skip();
    void finish();

    // Of one row.
    [[nodiscard]] bool continues(const schema::ReadRow &row) const;
    [[nodiscard]] bool take(const schema::ReadRow &row);
    void leaveOut(qint64 row, const QString &why);
    void openRead(const schema::ReadRow &row, bool behindHole);
    void closeRead();
    void leaveHole(qint64 end);
    [[nodiscard]] bool wasDropped(qint64 end);

    // To the log.
    void append(QByteArrayView bytes);
    void write(QByteArrayView bytes);
    void appendFacts(qint64 upTo);
    void appendFact(LogRecord record);
    void note(const QByteArray &code, const QString &message);
    void noteLostFacts(quint64 count);
    [[nodiscard]] ByteOffset logOf(ByteOffset position) const;

    Database &m_database;
    const RecordingInfo &m_info;
    const RecordingBounds m_bounds;
    RecordingBytes &m_bytes;
    DamageList &m_damage;
    FactSource m_facts;
    Statement m_rows;
    RowProbe m_probe;

    CaptureLog *m_log = nullptr; // of the call
    std::vector<RecordingBytes::Shift> m_shifts;
    std::optional<OpenRead> m_open;
    qint64 m_dropped = 0;  // of a ring
    qint64 m_expected = 0; // where the next row begins, in the file
    qint64 m_next = 0;     // key to go on with
    ByteOffset m_logEnd = 0;
    ConnectionId m_connection = 0; // of the last row or fact
    qint64 m_readTime = 0;         // of the last row
    MonoTime m_time;               // the latest of all
    int m_overlaps = 0;
    int m_busy = 0;
    bool m_rowTaken = false;
    bool m_rowsLost = false; // since the last row that was taken
    bool m_begun = false;
    bool m_done = false;
};

} // namespace sse

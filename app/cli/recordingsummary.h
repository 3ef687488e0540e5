// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/recording/recordingreader.h"

#include <map>

namespace sse::cli {

/// Gathers what "info" tells from a log that grows. One thread.
class RecordingSummary final
{
public:
    /// \a log and \a index must outlive it.
    RecordingSummary(const CaptureLog &log, const EventIndex &index)
        : m_log(log)
        , m_index(index)
    {
    }

    /// Takes what the log has got since.
    void takeNew();

    /// What the log can't tell.
    struct Rest
    {
        QString file; ///< as given
        RecordingInfo info;
        QByteArray lastEventId;
        std::optional<quint64> retry; ///< ms
        qsizetype damage = 0;
    };
    /// The line of "info", with its LF.
    [[nodiscard]] QByteArray line(const Rest &rest) const;

private:
    struct Connection
    {
        std::optional<AttemptRecord> attempt; ///< the first hop
        std::optional<int> status;            ///< of the last hop
        std::optional<MonoTime> started;
        std::optional<MonoTime> opened;
        std::optional<MonoTime> ended;
        std::optional<EndReason> reason;
        quint64 bytes = 0;
        quint64 reads = 0;
    };

    void take(const LogRecord &record);
    void appendCounts(QByteArray &out) const;
    void appendConnection(QByteArray &out, ConnectionId number, const Connection &connection) const;
    void appendTime(QByteArray &out, QByteArrayView key, const std::optional<MonoTime> &time) const;

    const CaptureLog &m_log;
    const EventIndex &m_index;
    std::size_t m_read = 0;
    std::size_t m_record = 0;
    MonoTime m_last;
    std::map<ConnectionId, Connection> m_connections;
};

} // namespace sse::cli

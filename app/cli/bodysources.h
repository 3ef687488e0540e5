// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QString>
#include <QUrl>

#include <map>

namespace sse::cli {

/// A connection of a log: where the body bytes come from.
struct BodySourceInfo
{
    QUrl url;
    quint64 bytes = 0;
};
using BodySources = std::map<ConnectionId, BodySourceInfo>;

/// Counts what the connections of a log, which may grow, brought.
class BodySourceCounter final
{
public:
    /// \a log must outlive it.
    explicit BodySourceCounter(const CaptureLog &log)
        : m_log(log)
    {
    }

    /// Takes what the log has got since.
    void countNew();
    [[nodiscard]] const BodySources &sources() const { return m_sources; }

private:
    const CaptureLog &m_log;
    std::size_t m_read = 0;
    std::size_t m_record = 0;
    BodySources m_sources;
};

/// Lists \a sources on standard error, as one would name them.
void tellSources(const BodySources &sources);
/// Says there that \a file has no \a connection, and which it has.
void tellNoSource(const QString &file, ConnectionId connection, const BodySources &sources);

} // namespace sse::cli

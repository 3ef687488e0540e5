// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/bodysources.h"

#include "app/cli/commandline.h"
#include "app/cli/output.h"

#include <QLocale>

namespace sse::cli {

void BodySourceCounter::countNew()
{
    for (const std::size_t count = m_log.readCount(); m_read < count; ++m_read)
        m_sources[m_log.read(m_read).connection].bytes += m_log.read(m_read).length;
    for (const std::size_t count = m_log.recordCount(); m_record < count; ++m_record) {
        const LogRecord &record = m_log.record(m_record);
        if (const auto *attempt = std::get_if<AttemptRecord>(&record.fact))
            m_sources[record.connection].url = attempt->url;
    }
}

void tellSources(const BodySources &sources)
{
    for (const auto &[number, source] : sources) {
        tell(say("  --connection %1   %2 bytes   %3")
                 .arg(number)
                 .arg(QLocale::c().toString(source.bytes),
                      QString::fromUtf8(source.url.toEncoded())));
    }
}

void tellNoSource(const QString &file, ConnectionId connection, const BodySources &sources)
{
    const QString sentence = sources.empty() ? say("“%1” holds no connection %2, nor any other.")
                                             : say("“%1” holds no connection %2; there are:");
    tell(sentence.arg(file, QString::number(connection)));
    tellSources(sources);
}

} // namespace sse::cli

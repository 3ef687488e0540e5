// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/indexer.h"
#include "core/log/logrecord.h"

#include <QList>

namespace sse {

/// Looks over a connection's body for what deserves a note, each once per connection: no field in
/// it at all, endless lines and blocks, huge ids and types, NUL in an id, a retry that is no
/// number, a missing blank line at the end. Costs nothing per event.
class BodyWatch final
{
public:
    static constexpr quint64 fieldlessBytes = 12'288;
    static constexpr quint64 longLine = quint64{16} << 20;
    static constexpr quint64 longBlock = quint64{64} << 20;
    static constexpr qsizetype longId = 65'536;

    BodyWatch(const CaptureLog &log, const Indexer &indexer)
        : m_log(log)
        , m_indexer(indexer)
    {
    }

    /// The body of a connection begins at the log's end.
    void begin();
    /// Notes on what has been read so far, behind Indexer::feedNew().
    [[nodiscard]] QList<NoteRecord> afterRead();
    /// Notes on the end of the body, before Indexer::endConnection(). A block that is unfinished
    /// because reading was \a stopped here says nothing about the stream.
    [[nodiscard]] QList<NoteRecord> atEnd(bool stopped);

private:
    [[nodiscard]] std::optional<NoteRecord> judgeFields(quint64 size);

    const CaptureLog &m_log;
    const Indexer &m_indexer;
    ByteOffset m_base = 0;
    OddFields m_odd; // as of the last look
    bool m_fieldsJudged = false;
    bool m_fieldless = false;
    bool m_longLine = false;
    bool m_longBlock = false;
    bool m_longId = false;
    bool m_longType = false;
    bool m_nul = false;
    bool m_badRetry = false;
};

/// Whether any line of \a body, the beginning of a stream, is a comment or a field that the
/// standard knows.
[[nodiscard]] bool hasKnownField(QByteArrayView body);
/// Whether \a body begins as JSON does: with a brace, a bracket or a quote.
[[nodiscard]] bool looksLikeJson(QByteArrayView body);

} // namespace sse

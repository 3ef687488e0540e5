// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>

#include <optional>

namespace sse {

/// One entry of a trace: a line of information, or bytes that went over the connection.
struct CurlEntry
{
    enum class Kind : quint8 {
        Info,
        SendHeader,
        SendData,
        RecvHeader,
        RecvData,
        TlsData, ///< either way, encrypted: not dumped in full, or of no use
        Other,
    };

    Kind kind = Kind::Other;
    std::optional<Nanos> timeOfDay; ///< --trace-time
    QByteArray transfer;            ///< --trace-ids: the number in front of "-"; otherwise empty
    QByteArray text;                ///< Info: the line. Otherwise the bytes
    quint64 missing = 0;            ///< so many bytes fewer follow than the entry announces
};

/// Takes the output of curl --trace and --trace-ascii apart, entry by entry. In the latter every
/// byte that is not printable ASCII is a dot; CRLF are restored. One thread.
class CurlTraceReader final
{
public:
    /// \a trace must outlive it.
    explicit CurlTraceReader(QByteArrayView trace)
        : m_trace(trace)
    {
    }

    /// The next entry; nothing at the end. Without \a withBytes its bytes are passed over.
    [[nodiscard]] std::optional<CurlEntry> next(bool withBytes = true);
    [[nodiscard]] qsizetype position() const { return m_at; }
    /// Whether the dumps so far had no hexadecimal digits: --trace-ascii.
    [[nodiscard]] bool isAscii() const { return m_ascii.value_or(false); }
    /// Lines that are none of curl's.
    [[nodiscard]] quint64 strangeLines() const { return m_strangeLines; }

private:
    [[nodiscard]] QByteArrayView takeLine();
    void readDump(CurlEntry &entry, quint64 size, bool withBytes);

    QByteArrayView m_trace;
    qsizetype m_at = 0;
    std::optional<bool> m_ascii;
    quint64 m_strangeLines = 0;
};

} // namespace sse

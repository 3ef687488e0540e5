// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/requestparser.h"

#include <memory>

namespace sse {

/// Reads the body of a request (RFC 9112 § 6, § 7.1), strictly, by Content-Length or chunked; keeps
/// its beginning. Without both there is none. Pure.
class RequestBody final
{
public:
    /// Bytes above which a body is refused with 413.
    static constexpr quint64 most = quint64{1} << 20;

    enum class State : quint8 { More, Complete, Refused };

    /// \a kept: how many bytes to keep. Look at state() at once.
    RequestBody(const RequestHead &head, qsizetype kept);

    /// Takes bytes that arrived behind the head; what follows the body is ignored.
    State feed(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Refused: 400, 413 or 501.
    [[nodiscard]] const RequestRefusal &refusal() const { return m_refusal; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] quint64 size() const { return m_size; }

private:
    enum class Part : quint8 { Fixed, SizeLine, Data, DataEnd, Trailer };

    void refuse(int status, const char *sentence);
    void beginFixed(QByteArrayView length);
    void feedSome(QByteArrayView &bytes);
    void takeData(QByteArrayView &bytes);
    [[nodiscard]] bool takeLine(QByteArrayView &bytes, qsizetype longest);
    void readLine();
    void readSize(QByteArrayView line);

    State m_state = State::More;
    Part m_part = Part::Fixed;
    RequestRefusal m_refusal;
    QByteArray m_bytes;
    QByteArray m_line; ///< of the chunked coding, as far as it came; CR LF included
    qsizetype m_kept;
    quint64 m_size = 0;
    quint64 m_left = 0;      ///< of the body, or of the chunk
    qsizetype m_trailer = 0; ///< bytes of it
};

} // namespace sse

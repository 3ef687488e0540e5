// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/transport.h"

#include <functional>
#include <optional>
#include <vector>

namespace sse::test {

/// A TransportObserver that writes down everything it is told, and reads all bodies.
class TransportProbe final : public TransportObserver
{
public:
    explicit TransportProbe(Transport &transport)
        : m_transport(transport)
    {
    }

    /// open(), and then the event loop until finished(), at most \a limit. False: it never came.
    [[nodiscard]] bool run(const TransportRequest &request, Millis limit = Millis(20000));
    /// The event loop until \a condition holds, at most \a limit.
    [[nodiscard]] static bool waitFor(const std::function<bool()> &condition,
                                      Millis limit = Millis(20000));
    /// Forgets what happened.
    void clear();

    [[nodiscard]] bool hasNote(QByteArrayView code) const;

    std::optional<TransportHead> head;
    QByteArray body;
    std::vector<std::size_t> reads; ///< bytes of each readyRead()
    std::vector<QByteArray> notes;  ///< codes
    QString noteText;               ///< of the last note
    std::optional<TransportEnd> end;
    int ends = 0;
    int sent = 0;
    std::size_t pieceSize = 16384;     ///< of each read(); set before
    bool reading = true;               ///< whether readyRead() reads
    std::function<void()> onHead;      ///< called last in responseHead()
    std::function<void()> onReadyRead; ///< called last in readyRead()
    std::function<void()> onFinished;  ///< called last in finished()

    /// Reads all that is there into the body.
    void readAll();

private:
    void requestSent() override;
    void responseHead(const TransportHead &given) override;
    void readyRead() override;
    void finished(const TransportEnd &given) override;
    void note(const QByteArray &code, const QString &message) override;

    Transport &m_transport;
};

/// A GET for \a url, as the program sends it.
[[nodiscard]] TransportRequest getRequest(const QUrl &url);

/// A response head with "Connection: close" from its status line's rest and its fields.
[[nodiscard]] QByteArray responseHead(const QByteArray &status, const HeaderList &fields);

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QString>
#include <QUrl>

#include <span>

namespace sse {

/// One HTTP request, without redirects.
struct TransportRequest
{
    QUrl url;
    QByteArray method;
    HeaderList headers; ///< all of them, in order; Host is added
    QByteArray body;
    bool insecure = false;
    QByteArray caCertificates; ///< PEM; empty: the system's
};

/// A response head as the transport knows it.
struct TransportHead
{
    int status = 0;
    QByteArray reasonPhrase;
    HeaderList headers;
    /// The transport could not read the fields; the body may hold chunk framing.
    bool headerBlockRejected = false;
};

enum class TransportError : quint8 {
    None,
    HostNotFound,
    ConnectionRefused,
    Unreachable, ///< no route, network down, and what has no name of its own
    Tls,
    NotHttp,
    RemoteClosed, ///< before the head, or before the end of the body
    Decoding,     ///< of the content coding
    Aborted,      ///< by abort()
    Other,
};

/// How one request ended.
struct TransportEnd
{
    TransportError error = TransportError::None;
    QString detail; ///< the transport's own words, for the message
    /// Whether the end of the body was one by its framing (length or last chunk).
    bool verifiedEnd = false;
    /// Times the request went out, as far as the transport tells; more than one is a finding.
    int requestsSent = 0;
    /// The transport takes some bodies that were cut for complete ones, and this could be such.
    bool cutMayBeHidden = false;
};

/// Receives what happens to a request, in the transport's thread. May call Transport::abort() and
/// Transport::read() at any time, must not delete the transport.
class TransportObserver
{
public:
    TransportObserver() = default;
    TransportObserver(const TransportObserver &) = delete;
    TransportObserver &operator=(const TransportObserver &) = delete;
    virtual ~TransportObserver() = default;

    virtual void requestSent() = 0;
    virtual void responseHead(const TransportHead &head) = 0;
    /// Body bytes wait to be read.
    virtual void readyRead() = 0;
    /// Once for every open(), after all body bytes could be read; never within open() or abort().
    virtual void finished(const TransportEnd &end) = 0;
    /// Something to tell that ends nothing, "code: sentence" as in NoteRecord.
    virtual void note(const QByteArray &code, const QString &message) = 0;
};

/// Sends one request at a time and hands over its body as it arrives. One thread.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    /// Starts \a request; the one before must have finished. \a observer must outlive it.
    virtual void open(const TransportRequest &request, TransportObserver &observer) = 0;
    /// Moves up to \a space.size() body bytes into \a space. 0: none for now.
    [[nodiscard]] virtual std::size_t read(std::span<char> space) = 0;
    /// Body bytes that read() would give now, before decoding.
    [[nodiscard]] virtual std::size_t bytesAvailable() const = 0;
    /// Ends the request; finished() follows with TransportError::Aborted.
    virtual void abort() = 0;
    /// Bounds what the transport keeps unread; 0: no bound.
    virtual void setReadBufferSize(qint64 bytes) = 0;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/qnamtransport.h"

#include "core/net/contentdecoder.h"
#include "core/net/httpframing.h"
#include "core/net/networkerrors.h"
#include "core/net/networkreply.h"
#include "core/net/networkrequest.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>
#include <optional>
#include <utility>

namespace sse {

namespace {

constexpr qsizetype encodedPiece = 65536;
constexpr quint64 ratioFloor = quint64{256} << 20; // below it, any ratio is fine
constexpr quint64 ratioLimit = 100;
// Qt 6 sends a request twice when the connection is closed without an answer, and three or four
// times when what came before the close is no response head.
constexpr int requestsForBadHead = 3;

QString text(const char *source)
{
    return QCoreApplication::translate("sse::QnamTransport", source);
}

} // namespace

struct QnamTransport::Private
{
    QObject context; // receives the reply's signals and the queued calls: they end with it
    quint64 run = 0; // numbers the requests, so that a queued call knows its own
    std::unique_ptr<QNetworkAccessManager> manager;
    bool managerIsUsedUp = false; // it has skipped, or narrowed, the verification of a peer
    QNetworkReply *reply = nullptr;
    TransportObserver *observer = nullptr; // nullptr: no request runs
    QByteArray method;
    qint64 readBufferSize = 0;
    int status = 0; // of the head that was given to the observer
    bool headerBlockRejected = false;
    bool over = false; // finished() is due, nothing else may come before it
    quint64 moved = 0; // bytes that the observer took
    quint64 taken = 0; // bytes that left the reply
    TransportEnd end;
    QList<QSslError> tlsErrors;
    std::unique_ptr<ContentDecoder> decoder;
    std::optional<Error> codingError;
    QByteArray encoded; // taken from the reply, not yet by the decoder
    bool ratioNoted = false;

    void reset();
    void start(const TransportRequest &request);
    void connectReply(bool insecure);
    void giveHead();
    void chooseDecoder(const HeaderList &headers);
    void bytesCame();
    void replyFinished();
    void judgeError();
    void judgeDecodedEnd();
    void noteRatio();
    void queueNote(const QByteArray &code, const QString &message);
    void stop(TransportError error, const QString &detail);
    void finish();
    [[nodiscard]] bool readable() const;
    [[nodiscard]] std::size_t available() const;
    [[nodiscard]] std::size_t readPlain(std::span<char> space);
    [[nodiscard]] std::size_t readDecoded(std::span<char> space);
};

void QnamTransport::Private::reset()
{
    if (reply) {
        reply->disconnect(&context);
        reply->deleteLater();
    }
    reply = nullptr;
    ++run;
    status = 0;
    headerBlockRejected = false;
    over = false;
    moved = 0;
    taken = 0;
    end = {};
    tlsErrors.clear();
    decoder.reset();
    codingError.reset();
    encoded.clear();
    ratioNoted = false;
}

void QnamTransport::Private::start(const TransportRequest &request)
{
    QNetworkRequest made = makeNetworkRequest(request);
    const bool special = request.insecure || !request.caCertificates.isEmpty();
    if (!manager || managerIsUsedUp || special) {
        // Its signals may be on the stack.
        if (manager)
            manager.release()->deleteLater();
        manager = std::make_unique<QNetworkAccessManager>();
        manager->setProxy(QNetworkProxy::NoProxy);
    }
    managerIsUsedUp = special;
    if (!request.caCertificates.isEmpty()) {
        const auto certificates = QSslCertificate::fromData(request.caCertificates, QSsl::Pem);
        if (certificates.isEmpty())
            return stop(TransportError::Tls,
                        text("The given CA certificates hold no certificate in PEM form."));
        QSslConfiguration configuration = made.sslConfiguration();
        configuration.setCaCertificates(certificates);
        made.setSslConfiguration(configuration);
    }
    method = request.method;
    if (method == "HEAD" && request.body.isEmpty())
        reply = manager->head(made);
    else if (request.body.isEmpty())
        reply = manager->sendCustomRequest(made, method);
    else
        reply = manager->sendCustomRequest(made, method, request.body);
    reply->setReadBufferSize(readBufferSize);
    connectReply(request.insecure);
}

void QnamTransport::Private::connectReply(bool insecure)
{
    QObject *const receiver = &context;
    QObject::connect(reply, &QNetworkReply::requestSent, receiver, [this] {
        ++end.requestsSent;
        if (!over)
            observer->requestSent();
    });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, receiver, [this] { giveHead(); });
    QObject::connect(reply, &QNetworkReply::readyRead, receiver, [this] { bytesCame(); });
    QObject::connect(reply, &QNetworkReply::finished, receiver, [this] { replyFinished(); });
    QObject::connect(reply, &QNetworkReply::sslErrors, receiver,
                     [this, insecure](const QList<QSslError> &errors) {
                         tlsErrors = errors;
                         // The network thread waits for this: nothing here may take time.
                         if (!insecure)
                             return;
                         reply->ignoreSslErrors();
                         queueNote(QByteArrayLiteral("tls-not-verified"),
                                   text("The server's certificate was not accepted by "
                                        "verification, which is switched off: %1.")
                                       .arg(tlsErrorText(errors)));
                     });
}

void QnamTransport::Private::giveHead()
{
    if (over || status != 0)
        return;
    const TransportHead head = headOf(*reply);
    if (head.status == 0)
        return;
    status = head.status;
    headerBlockRejected = head.headerBlockRejected;
    chooseDecoder(head.headers);
    observer->responseHead(head);
}

void QnamTransport::Private::chooseDecoder(const HeaderList &headers)
{
    const auto coding = ContentDecoder::parseCoding(joinedFields(headers, "Content-Encoding"));
    if (!coding)
        codingError = coding.error();
    else if (coding.value())
        decoder = std::make_unique<ContentDecoder>(*coding.value());
}

void QnamTransport::Private::bytesCame()
{
    giveHead();
    if (!over && codingError && reply->bytesAvailable() > 0)
        stop(TransportError::Decoding, codingError->message);
    if (over || status == 0 || available() == 0)
        return;
    if (headerBlockRejected && moved == 0 && looksChunked(reply->peek(20))) {
        headerBlockRejected = false;
        observer->note(QByteArrayLiteral("chunk-framing-in-body"),
                       text("Qt gave up on the response's header fields and so took the chunks' "
                            "sizes for part of the body: lines with a number in hexadecimal "
                            "digits among the body's bytes are not the server's."));
        if (over)
            return;
    }
    observer->readyRead();
}

void QnamTransport::Private::replyFinished()
{
    giveHead();
    if (over)
        return;
    judgeError();
    // The observer takes what is left, in as many goes as it likes.
    for (quint64 before = moved + 1; !over && moved != before;) {
        before = moved;
        bytesCame();
    }
    if (over)
        return;
    judgeDecodedEnd();
    over = true;
    finish();
}

void QnamTransport::Private::judgeError()
{
    end.error = transportError(reply->error(), status);
    end.detail = end.error == TransportError::None ? QString() : reply->errorString();
    if (end.error == TransportError::Tls && !tlsErrors.isEmpty())
        end.detail = tlsErrorText(tlsErrors);
    // Bytes that make no head end like a close without any bytes, but are asked for more often.
    const bool badHead =
        status == 0 &&
        (end.error == TransportError::None || end.error == TransportError::Other ||
         (end.error == TransportError::RemoteClosed && end.requestsSent >= requestsForBadHead));
    if (badHead) {
        end.error = TransportError::NotHttp;
        end.detail = text("The answer is not a complete HTTP response head");
    }
    if (end.error != TransportError::None)
        return;
    const auto received = taken + static_cast<quint64>(reply->bytesAvailable());
    const BodyEnd ended = bodyEnd(headersOf(*reply), method, status, received);
    end.verifiedEnd = ended == BodyEnd::Framed;
    // In 4 of 10 cuts: the socket is closed already when Qt looks for the next chunk.
    end.cutMayBeHidden = end.verifiedEnd && isChunked(headersOf(*reply));
    // Qt tells it in some cases only, by chance.
    if (ended == BodyEnd::Short) {
        end.error = TransportError::RemoteClosed;
        end.detail = text("Connection closed");
    }
}

void QnamTransport::Private::judgeDecodedEnd()
{
    if (!decoder || end.error != TransportError::None)
        return;
    switch (decoder->end()) {
    case ContentDecoder::End::Complete:
        return;
    case ContentDecoder::End::AtFlush:
        observer->note(QByteArrayLiteral("content-unfinished"),
                       text("The compressed body was not closed, as its coding asks for; all "
                            "that the server flushed was decoded."));
        return;
    case ContentDecoder::End::Cut:
        end.error = TransportError::Decoding;
        end.detail = text("The compressed body ends in the middle: bytes are missing.");
        end.verifiedEnd = false;
        return;
    }
}

void QnamTransport::Private::noteRatio()
{
    if (ratioNoted || decoder->decodedBytes() < ratioFloor ||
        decoder->decodedBytes() / ratioLimit <= decoder->encodedBytes())
        return;
    ratioNoted = true;
    queueNote(QByteArrayLiteral("decoded-ratio"),
              text("The compressed body has grown more than a hundredfold, to over 256 MiB. "
                   "Disconnect if that is not expected."));
}

void QnamTransport::Private::queueNote(const QByteArray &code, const QString &message)
{
    const auto tell = [this, code, message, asked = run] {
        if (!over && run == asked)
            observer->note(code, message);
    };
    QMetaObject::invokeMethod(&context, tell, Qt::QueuedConnection);
}

void QnamTransport::Private::stop(TransportError error, const QString &detail)
{
    over = true;
    end.error = error;
    end.detail = detail;
    end.verifiedEnd = false;
    if (reply) {
        reply->disconnect(&context);
        reply->abort();
    }
    QMetaObject::invokeMethod(
        &context, [this] { finish(); }, Qt::QueuedConnection);
}

void QnamTransport::Private::finish()
{
    // The observer may open the next request from within.
    const TransportEnd result = end;
    std::exchange(observer, nullptr)->finished(result);
}

bool QnamTransport::Private::readable() const
{
    return reply && !codingError && end.error != TransportError::Aborted;
}

std::size_t QnamTransport::Private::available() const
{
    if (!readable())
        return 0;
    const auto waiting = static_cast<std::size_t>(reply->bytesAvailable() + encoded.size());
    return waiting + (decoder && decoder->outputPending() ? 1 : 0);
}

std::size_t QnamTransport::Private::readPlain(std::span<char> space)
{
    const qint64 count =
        std::max<qint64>(reply->read(space.data(), static_cast<qint64>(space.size())), 0);
    taken += static_cast<quint64>(count);
    moved = taken;
    return static_cast<std::size_t>(count);
}

std::size_t QnamTransport::Private::readDecoded(std::span<char> space)
{
    std::size_t filled = 0;
    while (filled < space.size() && !decoder->error()) {
        if (encoded.isEmpty()) {
            encoded = reply->read(encodedPiece);
            taken += static_cast<quint64>(encoded.size());
        }
        if (encoded.isEmpty() && !decoder->outputPending())
            break;
        const auto step = decoder->decode({encoded.constData(), std::size_t(encoded.size())},
                                          space.subspan(filled));
        encoded.remove(0, static_cast<qsizetype>(step.consumed));
        filled += step.produced;
    }
    if (decoder->error()) {
        encoded.clear();
        if (observer && !over)
            stop(TransportError::Decoding, decoder->error()->message);
    }
    noteRatio();
    moved += filled;
    return filled;
}

QnamTransport::QnamTransport()
    : d(std::make_unique<Private>())
{
}

QnamTransport::~QnamTransport()
{
    if (d->reply)
        d->reply->disconnect(&d->context);
}

void QnamTransport::open(const TransportRequest &request, TransportObserver &observer)
{
    Q_ASSERT(!d->observer);
    d->reset();
    d->observer = &observer;
    d->start(request);
}

std::size_t QnamTransport::read(std::span<char> space)
{
    if (space.empty() || !d->readable())
        return 0;
    return d->decoder ? d->readDecoded(space) : d->readPlain(space);
}

std::size_t QnamTransport::bytesAvailable() const
{
    return d->available();
}

void QnamTransport::abort()
{
    if (d->observer && !d->over)
        d->stop(TransportError::Aborted, {});
}

void QnamTransport::setReadBufferSize(qint64 bytes)
{
    d->readBufferSize = bytes;
    if (d->reply)
        d->reply->setReadBufferSize(bytes);
}

} // namespace sse

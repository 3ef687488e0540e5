// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockconnection.h"

#include <QTcpSocket>

#include <algorithm>

namespace sse {

namespace {

constexpr qsizetype shownBody = qsizetype{4} << 10;
constexpr qint64 readAtOnce = qint64{64} << 10;

QString peerOf(const QTcpSocket &socket)
{
    const QHostAddress address = socket.peerAddress();
    const QString text = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? u'[' + address.toString() + u']'
                             : address.toString();
    return text + u':' + QString::number(socket.peerPort());
}

} // namespace

MockConnection::MockConnection(QTcpSocket *socket, MockShared &shared, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_shared(shared)
    , m_reader(shared.rules)
    , m_closer({*socket, shared.timers, shared.options.headTimeout, shared.options.linger,
                [this] { setEnded(m_endBy, m_endKind); }})
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readAtOnce);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_info.peer = peerOf(*m_socket);
    connect(m_socket, &QTcpSocket::readyRead, this, &MockConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &MockConnection::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &MockConnection::onDisconnected);
}

MockConnection::~MockConnection()
{
    m_shared.timers.cancel(m_timer);
    m_socket->disconnect(this);
}

void MockConnection::start(bool crowded)
{
    if (crowded) {
        refuse({503, "Too many connections to this server are open. Close some, or raise the "
                     "limit in its options."});
        return;
    }
    waitUntil(m_shared.clock.now() + m_shared.options.headTimeout, [this] {
        refuse({408, "The request did not arrive in time."});
    });
    onReadyRead();
}

MockRequestInfo MockConnection::info() const
{
    MockRequestInfo info = m_info;
    if (!m_pump)
        return info;
    info.bytesSent = m_pump->bytesSent();
    info.eventsSent = m_pump->eventsSent();
    if (m_info.state == MockState::Streaming && m_pump->state() == BodyPump::State::Blocked)
        info.state = MockState::Blocked;
    if (m_info.state == MockState::Streaming && m_pump->state() == BodyPump::State::Hanging)
        info.state = MockState::Hanging;
    return info;
}

bool MockConnection::takesPushed() const
{
    return m_pump && m_pump->state() != BodyPump::State::Ended && !hasEnded();
}

void MockConnection::push(const PushedBlock &block)
{
    if (takesPushed())
        m_pump->push(block);
}

void MockConnection::onReadyRead()
{
    const QByteArray bytes = m_socket->readAll();
    if (!m_isReceiving || bytes.isEmpty())
        return;
    begin();
    const bool hadHead = m_reader.head() != nullptr;
    const qsizetype kept =
        m_shared.content->wantsRequestBody() ? MockRequest::keptBody : qsizetype{0};
    const RequestReader::State state = m_reader.feed(bytes, kept);
    if (m_reader.head() && !hadHead) {
        noteRequest();
        waitUntil(m_shared.clock.now() + m_shared.options.headTimeout, [this] {
            refuse({408, "The body of the request did not arrive in time."});
        });
    }
    m_info.bodyBytes = m_reader.bodySize();
    if (m_reader.takeContinue()) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_socket->flush();
    }
    if (state == RequestReader::State::Refused)
        refuse(m_reader.refusal());
    else if (state == RequestReader::State::Complete)
        answer();
}

void MockConnection::onBytesWritten()
{
    if (m_pump)
        m_pump->goOn();
    m_closer.goOn();
}

void MockConnection::onDisconnected()
{
    m_isReceiving = false;
    m_shared.timers.cancel(std::exchange(m_timer, Timers::none));
    if (m_pump)
        m_pump->abandon();
    setEnded(MockEnd::Client, EndKind::Cut);
    emit closed(this);
}

/// The request gets its number with its first byte: a connection that only waits is none.
void MockConnection::begin()
{
    if (m_info.number > 0)
        return;
    m_info.number = ++m_shared.lastNumber;
    m_info.time = m_shared.clock.wallNow();
    emit changed(this);
}

void MockConnection::noteRequest()
{
    const RequestHead &head = *m_reader.head();
    m_info.method = head.method;
    m_info.target = head.target;
    m_info.minorVersion = head.minorVersion;
    m_info.headers = head.headers;
    m_info.lastEventId = head.header("Last-Event-ID");
    emit changed(this);
}

void MockConnection::refuse(const RequestRefusal &refusal)
{
    if (m_info.number > 0 || refusal.status != 408)
        begin();
    ResponseSpec spec;
    spec.status = refusal.status;
    m_info.sentence = QString::fromUtf8(refusal.sentence);
    m_endBy = MockEnd::Refused;
    // A page that may not ask may not read why either.
    sendText(textResponse(spec, refusal.sentence, nullptr), refusal.status);
}

void MockConnection::answer()
{
    m_isReceiving = false;
    m_shared.timers.cancel(std::exchange(m_timer, Timers::none));
    MockRequest request{*m_reader.head(), m_reader.bodyBytes(),
                        m_socket->peerAddress().toString().toLatin1()};
    m_info.bodyBegin = request.body.first(std::min(request.body.size(), shownBody));
    if (isPreflight(request.head) && !m_shared.content->answersPreflight(request)) {
        sendText(preflightResponse(request.head, m_shared.content->corsFor(request)), 204);
        return;
    }
    m_reply = m_shared.content->answer(request, m_shared.clock.now());
    m_info.connection = m_reply.connection;
    m_info.answer = m_reply.answer;
    m_info.content = m_shared.content->name();
    if (!m_reply.body && !m_reply.text.isEmpty()) {
        m_info.connection = 0;
        m_info.sentence = QString::fromUtf8(m_reply.text);
        m_endBy = MockEnd::Refused;
        sendText(textResponse(m_reply.response, m_reply.text, &request.head),
                 m_reply.response.status);
        return;
    }
    startHead(m_reply.response);
}

void MockConnection::sendText(const QByteArray &response, int status)
{
    m_isReceiving = false;
    m_shared.timers.cancel(std::exchange(m_timer, Timers::none));
    m_info.status = status;
    setState(MockState::Streaming);
    m_socket->write(response);
    m_socket->flush();
    close(EndKind::Clean, m_endBy);
}

void MockConnection::startHead(const ResponseSpec &spec)
{
    m_head = responseHead(spec, *m_reader.head());
    m_headDue = m_shared.clock.now() + spec.delay;
    setState(MockState::Delayed);
    if (spec.delay > Millis::zero())
        waitUntil(m_headDue, [this] { sendHead(); });
    else
        sendHead();
}

void MockConnection::sendHead()
{
    m_info.status = m_reply.response.status;
    if (m_reply.response.headGap > Millis::zero()) {
        sendHeadByte();
        return;
    }
    m_socket->write(m_head.bytes);
    m_socket->flush();
    headIsSent();
}

void MockConnection::sendHeadByte()
{
    m_socket->write(m_head.bytes.constData() + m_headSent, 1);
    m_socket->flush();
    if (++m_headSent == m_head.bytes.size()) {
        headIsSent();
        return;
    }
    m_headDue += m_reply.response.headGap;
    waitUntil(m_headDue, [this] { sendHeadByte(); });
}

void MockConnection::headIsSent()
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    setState(MockState::Streaming);
    if (!m_head.hasBody || !m_reply.body) {
        close(EndKind::Clean, MockEnd::Scenario);
        return;
    }
    makePump();
    m_pump->start();
}

void MockConnection::makePump()
{
    m_pump.emplace(BodyPump::Setup{
        .socket = *m_socket,
        .clock = m_shared.clock,
        .timers = m_shared.timers,
        .maxUnsent = m_shared.options.maxUnsent,
        .moved = [this] { emit changed(this); },
        .ended = [this](EndKind kind) { close(kind, m_endBy); },
        .source = std::move(m_reply.body),
        .wire = m_reply.wire,
        .framing = m_head.framing,
        .gzip = m_reply.response.gzip,
    });
}

void MockConnection::end(EndKind kind)
{
    if (hasEnded() || m_info.number == 0)
        return;
    m_isReceiving = false;
    m_endBy = MockEnd::User;
    // What a client does not read would keep the connection for ever.
    if (kind == EndKind::Reset && m_socket->bytesToWrite() > 0) {
        setEnded(MockEnd::User, EndKind::Reset);
        SocketCloser::reset(*m_socket);
        return;
    }
    if (m_pump && m_pump->state() != BodyPump::State::Ended) {
        m_pump->end(kind);
        return;
    }
    m_shared.timers.cancel(std::exchange(m_timer, Timers::none));
    if (kind == EndKind::Hang)
        setState(MockState::Hanging);
    else
        close(kind, m_endBy);
}

void MockConnection::stop()
{
    setEnded(MockEnd::Stopped, EndKind::Reset);
    SocketCloser::reset(*m_socket);
}

void MockConnection::close(EndKind kind, MockEnd by)
{
    m_endKind = kind;
    m_endBy = by;
    m_closer.close(kind, by == MockEnd::Refused ? SocketCloser::Patience::Short
                                                : SocketCloser::Patience::Endless);
}

void MockConnection::setEnded(MockEnd by, EndKind kind)
{
    if (hasEnded())
        return;
    m_info = info();
    m_info.end = by;
    m_info.endKind = kind;
    m_info.endTime = m_shared.clock.wallNow();
    setState(MockState::Ended);
}

void MockConnection::setState(MockState state)
{
    m_info.state = state;
    if (m_info.number > 0)
        emit changed(this);
}

void MockConnection::waitUntil(MonoTime due, std::function<void()> then)
{
    m_shared.timers.cancel(m_timer);
    m_timer = m_shared.timers.start(due - m_shared.clock.now(), [this, then = std::move(then)] {
        m_timer = Timers::none;
        then();
    });
}

} // namespace sse

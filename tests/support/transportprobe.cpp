// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/transportprobe.h"

#include <QDeadlineTimer>
#include <QTest>

#include <algorithm>

namespace sse::test {

bool TransportProbe::run(const TransportRequest &request, Millis limit)
{
    clear();
    m_transport.open(request, *this);
    return waitFor([this] { return end.has_value(); }, limit);
}

bool TransportProbe::waitFor(const std::function<bool()> &condition, Millis limit)
{
    return QTest::qWaitFor(condition, static_cast<int>(limit.count()));
}

void TransportProbe::clear()
{
    head.reset();
    body.clear();
    reads.clear();
    notes.clear();
    noteText.clear();
    end.reset();
    ends = 0;
    sent = 0;
}

bool TransportProbe::hasNote(QByteArrayView code) const
{
    return std::find(notes.begin(), notes.end(), code) != notes.end();
}

void TransportProbe::readAll()
{
    QByteArray piece(static_cast<qsizetype>(pieceSize), Qt::Uninitialized);
    std::size_t total = 0;
    for (;;) {
        const std::size_t count = m_transport.read({piece.data(), pieceSize});
        if (count == 0)
            break;
        body.append(piece.constData(), static_cast<qsizetype>(count));
        total += count;
    }
    reads.push_back(total);
}

void TransportProbe::requestSent()
{
    ++sent;
}

void TransportProbe::responseHead(const TransportHead &given)
{
    head = given;
    if (onHead)
        onHead();
}

void TransportProbe::readyRead()
{
    if (reading)
        readAll();
    if (onReadyRead)
        onReadyRead();
}

void TransportProbe::finished(const TransportEnd &given)
{
    ++ends;
    end = given;
    if (onFinished)
        onFinished();
}

void TransportProbe::note(const QByteArray &code, const QString &message)
{
    notes.push_back(code);
    noteText = message;
}

TransportRequest getRequest(const QUrl &url)
{
    TransportRequest request;
    request.url = url;
    request.method = "GET";
    request.headers = {{"Accept", "text/event-stream"}, {"Cache-Control", "no-cache"},
                       {"Pragma", "no-cache"},          {"Accept-Encoding", "gzip, deflate"},
                       {"Accept-Language", "en"},       {"User-Agent", "sse-inspector"},
                       {"Connection", "close"}};
    return request;
}

QByteArray responseHead(const QByteArray &status, const HeaderList &fields)
{
    QByteArray head = "HTTP/1.1 " + status + "\r\n";
    for (const HeaderField &field : fields)
        head += field.name + ": " + field.value + "\r\n";
    return head + "Connection: close\r\n\r\n";
}

} // namespace sse::test

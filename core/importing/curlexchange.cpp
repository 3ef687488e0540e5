// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/curlexchange.h"

#include "core/importing/curltracereader.h"
#include "core/importing/importerror.h"
#include "core/net/endpoint.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace sse {

namespace {

using Kind = CurlEntry::Kind;
using End = CurlExchange::End;

constexpr Nanos day = std::chrono::hours(24);
constexpr quint64 entriesAtOnce = 256; // between two looks whether to go on

/// What curl says before it gives a transfer up.
bool isFailure(QByteArrayView info)
{
    constexpr std::array<QByteArrayView, 12> beginnings{
        "transfer closed with", "end of response with", "Operation timed out", "Operation too slow",
        "Recv failure",         "Send failure",         "Failure writing",     "Failed writing",
        "OpenSSL SSL_read",     "Received HTTP/0.9",    "Empty reply from",    "HTTP/2 stream"};
    const bool begins = std::any_of(beginnings.begin(), beginnings.end(), [&](QByteArrayView each) {
        return info.trimmed().startsWith(each);
    });
    return begins || info.contains("was not closed cleanly");
}

/// "Name: value" without its end of line.
std::optional<HeaderField> headerOf(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':', 1);
    if (colon < 0)
        return {};
    return HeaderField{line.first(colon).toByteArray(),
                       line.sliced(colon + 1).trimmed().toByteArray()};
}

bool isRedirect(const CurlExchange &exchange)
{
    constexpr std::array statuses{301, 302, 303, 307, 308};
    return std::find(statuses.begin(), statuses.end(), exchange.status) != statuses.end() &&
           findHeader(exchange.responseHeaders, "Location");
}

/// What is known of one of curl's transfers.
struct Transfer
{
    std::optional<std::size_t> exchange; // its last
    bool isTls = false;
    bool requestIsOpen = false; // its head goes on
    bool headIsOpen = false;    // the response's
    QByteArray requestHead;
    QByteArray nextUrl; // where it said it goes next
};

class Collector
{
public:
    Collector(CurlTrace &trace, bool &isAscii)
        : m_trace(trace)
        , m_isAscii(isAscii)
    {
    }

    void take(CurlEntry &entry);

private:
    void tell(Transfer &transfer, const QByteArray &info);
    void sendHeader(Transfer &transfer, const QByteArray &bytes);
    void beginExchange(Transfer &transfer);
    void recvHeader(Transfer &transfer, const QByteArray &bytes);
    void finish(Transfer &transfer, End end);
    [[nodiscard]] CurlExchange *last(Transfer &transfer)
    {
        return transfer.exchange ? &m_trace.exchanges[*transfer.exchange] : nullptr;
    }

    CurlTrace &m_trace;
    bool &m_isAscii;
    std::map<QByteArray, Transfer> m_transfers;
    Nanos m_midnight{0};
    std::optional<Nanos> m_lastOfDay;
    Nanos m_now{0};
};

void Collector::take(CurlEntry &entry)
{
    if (entry.timeOfDay) {
        // Midnight, and not a clock that was set back.
        if (m_lastOfDay && *entry.timeOfDay + day / 2 < *m_lastOfDay)
            m_midnight += day;
        m_lastOfDay = entry.timeOfDay;
        m_now = std::max(m_now, m_midnight + *entry.timeOfDay);
        m_trace.hasTimes = true;
        m_trace.lastTime = m_now;
    }
    Transfer &transfer = m_transfers[entry.transfer];
    CurlExchange *exchange = last(transfer);
    switch (entry.kind) {
    case Kind::Info:
        tell(transfer, entry.text);
        return;
    case Kind::SendHeader:
        sendHeader(transfer, entry.text);
        return;
    case Kind::SendData:
        if (exchange)
            exchange->requestBody += entry.text;
        return;
    case Kind::RecvHeader:
        recvHeader(transfer, entry.text);
        return;
    case Kind::RecvData:
        if (exchange && !exchange->isTunnel) {
            exchange->body += entry.text;
            exchange->reads.push_back({m_now, entry.text.size(), entry.missing});
            exchange->isCut = exchange->isCut || entry.missing > 0;
        }
        return;
    case Kind::TlsData:
        transfer.isTls = true;
        return;
    case Kind::Other:
        return;
    }
}

void Collector::tell(Transfer &transfer, const QByteArray &info)
{
    CurlExchange *exchange = last(transfer);
    constexpr QByteArrayView another("Issue another request to this URL: '");
    const QByteArray text = info.trimmed();
    if (text.startsWith("Trying ")) {
        transfer.isTls = false;
    } else if (text.startsWith("SSL connection using") || text.startsWith("ALPN")) {
        transfer.isTls = true;
    } else if (text.startsWith(another)) {
        transfer.nextUrl = text.sliced(another.size()).chopped(text.endsWith('\'') ? 1 : 0);
    } else if (text.startsWith("Connection #") && text.endsWith("left intact")) {
        finish(transfer, End::Intact);
    } else if (text.startsWith("Closing connection") ||
               text.startsWith("shutting down connection")) {
        finish(transfer, End::Closed);
    } else if (exchange && exchange->end == End::None && isFailure(text)) {
        if (exchange->failure.isEmpty())
            exchange->failure = text;
    }
}

void Collector::finish(Transfer &transfer, End end)
{
    CurlExchange *exchange = last(transfer);
    if (!exchange || exchange->end != End::None)
        return;
    exchange->end = exchange->failure.isEmpty() ? end : End::Failed;
    exchange->ended = m_now;
}

void Collector::sendHeader(Transfer &transfer, const QByteArray &bytes)
{
    if (!std::exchange(transfer.requestIsOpen, true))
        transfer.requestHead.clear();
    transfer.requestHead += bytes;
    if (transfer.requestHead.endsWith("\r\n\r\n") || transfer.requestHead.endsWith("\n\n")) {
        transfer.requestIsOpen = false;
        beginExchange(transfer);
    }
}

void Collector::beginExchange(Transfer &transfer)
{
    CurlExchange *before = last(transfer);
    finish(transfer, End::Intact);
    const QList<QByteArray> lines = transfer.requestHead.split('\n');
    const QList<QByteArray> words = lines.front().trimmed().split(' ');
    CurlExchange exchange;
    exchange.begun = m_now;
    exchange.method = words.value(0);
    exchange.isTunnel = exchange.method == "CONNECT";
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (const std::optional<HeaderField> field = headerOf(lines.at(i)))
            exchange.headers.append(*field);
    }
    const QByteArray target = words.value(1);
    const QByteArray host = findHeader(exchange.headers, "Host").value_or(QByteArray());
    const QByteArray next = std::exchange(transfer.nextUrl, {});
    if (target.startsWith("http://") || target.startsWith("https://"))
        exchange.url = QUrl::fromEncoded(target);
    else if (!next.isEmpty() && next.endsWith(target))
        exchange.url = QUrl::fromEncoded(next);
    else
        exchange.url = QUrl::fromEncoded((transfer.isTls ? "https://" : "http://") + host + target);
    if (!next.isEmpty() && before && isRedirect(*before)) {
        exchange.hop = before->hop + 1;
    } else if (!next.isEmpty() && before) {
        // The connection died, or the server wants another kind of authentication.
        exchange.isRepeat = exchange.method == before->method && exchange.url == before->url;
    }
    transfer.headIsOpen = false;
    transfer.exchange = m_trace.exchanges.size();
    m_trace.exchanges.push_back(std::move(exchange));
}

void Collector::recvHeader(Transfer &transfer, const QByteArray &bytes)
{
    CurlExchange *exchange = last(transfer);
    if (!exchange)
        return;
    QByteArray line = bytes.trimmed();
    // A server that ends lines with LF, of which a dot is left.
    if (m_isAscii && !bytes.endsWith("\r\n") && line.endsWith('.'))
        line.chop(1);
    if (line.startsWith("HTTP/")) {
        const QList<QByteArray> words = line.split(' ');
        exchange->httpVersion = words.front();
        exchange->status = std::clamp(words.value(1).toInt(), 0, 999);
        exchange->reasonPhrase = QByteArrayList(words.mid(2)).join(' ');
        exchange->responseHeaders.clear();
        exchange->hasHead = false;
        transfer.headIsOpen = true;
    } else if (line.isEmpty()) {
        // A response that is only on the way is none yet.
        const bool isInterim = exchange->status >= 100 && exchange->status < 200;
        exchange->hasHead = exchange->hasHead || (transfer.headIsOpen && !isInterim);
        exchange->headTime = m_now;
        transfer.headIsOpen = false;
    } else if (transfer.headIsOpen) {
        if (const std::optional<HeaderField> field = headerOf(line))
            exchange->responseHeaders.append(*field);
    }
}

} // namespace

Result<CurlTrace> readCurlTrace(QByteArrayView trace, const ImportGoesOn &goesOn)
{
    CurlTrace taken;
    CurlTraceReader reader(trace);
    Collector collector(taken, taken.isAscii);
    quint64 entries = 0;
    while (std::optional<CurlEntry> entry = reader.next()) {
        taken.isAscii = reader.isAscii();
        collector.take(*entry);
        if (++entries % entriesAtOnce == 0 &&
            !goesOn(static_cast<quint64>(reader.position()), static_cast<quint64>(trace.size())))
            return importCancelled();
    }
    taken.strangeLines = reader.strangeLines();
    std::erase_if(taken.exchanges, [](const CurlExchange &each) { return each.isTunnel; });
    return taken;
}

} // namespace sse

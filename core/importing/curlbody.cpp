// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/curlbody.h"

#include "core/base/visibletext.h"
#include "core/net/contentdecoder.h"
#include "core/net/httpframing.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sse {

namespace {

using Read = CurlExchange::Read;

constexpr qsizetype mostFree = qsizetype{64} << 20; // decoded, whatever its encoded size
constexpr qsizetype mostRatio = 100;                // of decoded to encoded bytes beyond it

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::CurlTraceImport", text);
}

/// Takes chunks (RFC 9112 § 7.1) off bytes that come in reads.
class Unchunker
{
public:
    void feed(const Read &read, QByteArrayView bytes, CurlBody &body);
    [[nodiscard]] bool isComplete() const { return m_state == State::Done; }
    [[nodiscard]] bool isBroken() const { return m_state == State::Broken; }

private:
    enum class State : quint8 { Size, Data, DataEnd, Done, Broken };

    void takeSize(char c);

    State m_state = State::Size;
    QByteArray m_line;
    quint64 m_left = 0;
};

void Unchunker::feed(const Read &read, QByteArrayView bytes, CurlBody &body)
{
    const qsizetype before = body.bytes.size();
    while (!bytes.isEmpty() && m_state != State::Done && m_state != State::Broken) {
        if (m_state == State::Data) {
            const auto count = static_cast<qsizetype>(
                std::min<quint64>(m_left, static_cast<quint64>(bytes.size())));
            body.bytes += bytes.first(count);
            bytes = bytes.sliced(count);
            m_left -= static_cast<quint64>(count);
            if (m_left == 0)
                m_state = State::DataEnd;
            continue;
        }
        const char c = bytes.front();
        bytes = bytes.sliced(1);
        if (m_state == State::Size)
            takeSize(c);
        else if (c == '\n')
            m_state = State::Size;
        else if (c != '\r')
            m_state = State::Broken;
    }
    if (body.bytes.size() > before || read.missing > 0)
        body.reads.push_back({read.time, body.bytes.size() - before, read.missing});
}

void Unchunker::takeSize(char c)
{
    constexpr qsizetype longestLine = 4096;
    if (c != '\n') {
        m_line += c;
        if (m_line.size() > longestLine)
            m_state = State::Broken;
        return;
    }
    // Extensions may follow.
    const QByteArray digits = m_line.split(';').front().trimmed();
    bool isNumber = false;
    m_left = digits.toULongLong(&isNumber, 16);
    m_line.clear();
    if (!isNumber)
        m_state = State::Broken;
    else
        m_state = m_left == 0 ? State::Done : State::Data;
}

void takePlain(const CurlExchange &exchange, CurlBody &body)
{
    const BodyEnd end = bodyEnd(exchange.responseHeaders, exchange.method, exchange.status,
                                static_cast<quint64>(exchange.body.size()));
    body.bytes = exchange.body;
    body.reads = exchange.reads;
    const bool isFramed = end == BodyEnd::Framed && !isChunked(exchange.responseHeaders);
    body.isComplete = isFramed && !exchange.isCut;
    body.isShort = end == BodyEnd::Short;
}

/// Newer versions of curl show bodies without their chunks.
bool hasChunks(const CurlExchange &exchange)
{
    if (!isChunked(exchange.responseHeaders))
        return false;
    // Of a trace that is cut the first line may lack its end.
    const QByteArray start = exchange.body.left(32);
    return looksChunked(start) || looksChunked(QByteArray(start + "\r\n")) ||
           looksChunked(QByteArray(start + '\n'));
}

void takeChunks(const CurlExchange &exchange, CurlBody &body)
{
    Unchunker unchunker;
    qsizetype at = 0;
    for (const Read &read : exchange.reads) {
        unchunker.feed(read, QByteArrayView(exchange.body).sliced(at, read.size), body);
        at += read.size;
    }
    body.isComplete = unchunker.isComplete();
    body.isShort = !body.isComplete;
    if (unchunker.isBroken())
        body.notes += tr("The chunks of the body are malformed: what follows is left out.");
}

/// Whether \a encoded can be of \a coding: newer versions of curl may show what they decoded. Of an
/// \a isAscii trace dots are in the place of most bytes.
bool isEncoded(QByteArrayView encoded, ContentDecoder::Coding coding, bool isAscii)
{
    if (coding == ContentDecoder::Coding::Gzip) {
        const QByteArrayView begin = isAscii ? "...." : "\x1F\x8B";
        return begin.startsWith(encoded.first(std::min(encoded.size(), begin.size())));
    }
    constexpr std::array<QByteArrayView, 6> texts{"data", "event", "id", "retry", ":", "\n"};
    return std::none_of(texts.begin(), texts.end(),
                        [&](QByteArrayView text) { return encoded.startsWith(text); });
}

void decode(CurlBody &body, ContentDecoder::Coding coding)
{
    ContentDecoder decoder(coding);
    CurlBody decoded;
    const QByteArrayView encoded(body.bytes);
    const qsizetype most = std::max(mostFree, encoded.size() * mostRatio);
    std::array<char, 16'384> buffer;
    qsizetype at = 0;
    for (const Read &read : body.reads) {
        std::span<const char> bytes(encoded.data() + at, static_cast<std::size_t>(read.size));
        at += read.size;
        const qsizetype before = decoded.bytes.size();
        while ((!bytes.empty() || decoder.outputPending()) && !decoder.error() &&
               decoded.bytes.size() < most) {
            const ContentDecoder::Step step = decoder.decode(bytes, buffer);
            if (step.consumed == 0 && step.produced == 0)
                break;
            bytes = bytes.subspan(step.consumed);
            decoded.bytes.append(buffer.data(), static_cast<qsizetype>(step.produced));
        }
        if (decoded.bytes.size() > before || read.missing > 0)
            decoded.reads.push_back({read.time, decoded.bytes.size() - before, read.missing});
    }
    if (decoder.error())
        body.notes += decoder.error()->message;
    if (decoded.bytes.size() >= most) {
        body.notes += tr("The body unpacks to more than a hundred times its size: what follows is "
                         "left out.");
    }
    body.bytes = std::move(decoded.bytes);
    body.reads = std::move(decoded.reads);
}

void undoCoding(const CurlExchange &exchange, CurlBody &body, bool isAscii)
{
    const QByteArray header = joinedFields(exchange.responseHeaders, "Content-Encoding");
    const auto coding = ContentDecoder::parseCoding(header);
    const bool isText =
        coding && (!coding.value() || !isEncoded(body.bytes, *coding.value(), isAscii));
    if (body.bytes.isEmpty() || isText)
        return;
    if (coding && !isAscii) {
        decode(body, *coding.value());
        return;
    }
    const QString name = toVisibleText(QString::fromUtf8(header), 80);
    body.notes +=
        coding
            ? tr("The body is compressed (%1), and a trace without hexadecimal digits "
                 "has lost its bytes: it is left out. curl --trace keeps them.")
                  .arg(name)
            : tr("The body is compressed (%1), which can't be undone: it is left out.").arg(name);
    body.bytes.clear();
    body.reads.clear();
}

/// Whether a field of the standard, or a comment behind a blank line, begins at \a at.
bool beginsField(QByteArrayView text, qsizetype at, qsizetype dots)
{
    constexpr std::array<QByteArrayView, 4> names{"data", "event", "id", "retry"};
    const QByteArrayView rest = text.sliced(at);
    if (rest.startsWith(':'))
        return dots > 1;
    return std::any_of(names.begin(), names.end(), [&](QByteArrayView name) {
        if (!rest.startsWith(name))
            return false;
        const QByteArrayView behind = rest.sliced(name.size());
        // A name alone is too likely to be a word.
        return behind.startsWith(':') || (dots > 1 && (behind.startsWith("..") || behind == "."));
    });
}

} // namespace

QByteArray restoredText(QByteArray text, const std::vector<qsizetype> &readEnds)
{
    const auto crlf = text.count("\r\n");
    if (crlf > 0 && text.endsWith("\r\n") && text.contains("\r\n\r\n"))
        return text;
    const QByteArray shown = text;
    for (qsizetype at = shown.indexOf('.'); at >= 0; at = shown.indexOf('.', at)) {
        qsizetype end = at;
        while (end < shown.size() && shown[end] == '.')
            ++end;
        const qsizetype dots = end - at;
        const bool isLast = end == shown.size();
        const bool endsRead = std::binary_search(readEnds.begin(), readEnds.end(), end);
        if (isLast || (endsRead && dots > 1) || beginsField(shown, end, dots)) {
            const qsizetype feeds = std::min<qsizetype>(dots, 2);
            std::fill_n(text.begin() + end - feeds, feeds, '\n');
        }
        at = end;
    }
    return text;
}

CurlBody decodeCurlBody(const CurlExchange &exchange, bool isAscii)
{
    CurlBody body;
    if (hasChunks(exchange))
        takeChunks(exchange, body);
    else
        takePlain(exchange, body);
    undoCoding(exchange, body, isAscii);
    if (isAscii) {
        std::vector<qsizetype> ends;
        qsizetype at = 0;
        for (const Read &read : body.reads)
            ends.push_back(at += read.size);
        body.bytes = restoredText(std::move(body.bytes), ends);
    }
    return body;
}

} // namespace sse

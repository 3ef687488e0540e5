// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/recordedcontent.h"

#include "core/mock/recordedbody.h"

#include <QHash>

#include <algorithm>

namespace sse {

namespace {

constexpr qsizetype mostClients = 1000;
/// Rows that are looked through for an id: before the last one that the client got, and the
/// newest. More would keep everybody waiting.
constexpr RowNumber mostBefore = 200'000;
constexpr RowNumber mostNewest = 500'000;

/// The newest row of [\a least, \a end) that sets the last event ID to \a id.
std::optional<RowNumber> findId(RecordedCapture &capture, const QByteArray &id, RowNumber least,
                                RowNumber end)
{
    least = std::max(least, capture.index.firstRow());
    for (RowNumber row = std::min(end, capture.index.rowCount()); row > least;) {
        const EventRow &place = capture.index.row(--row);
        if (place.kind == RowKind::Fact || place.idRow != row + 1)
            continue;
        // Malformed UTF-8 is sent otherwise than it was received, so then only the text counts.
        const bool mayBe = capture.text.bytes(row).contains(id) || id.contains("\xEF\xBF\xBD");
        if (mayBe && capture.text.lastEventId(row).trimmed() == id)
            return row;
    }
    return std::nullopt;
}

/// No row behind \a row within its connection, which ends at \a end, sets an id.
bool isLastId(const EventIndex &index, RowNumber row, std::optional<ByteOffset> end)
{
    RowNumber low = row + 1;
    RowNumber high = index.rowCount();
    while (low < high) {
        const RowNumber middle = low + (high - low) / 2;
        if (!end || index.row(middle).begin < *end)
            low = middle + 1;
        else
            high = middle;
    }
    return index.row(low - 1).idRow == row + 1;
}

bool hasBody(int status)
{
    return status != 204 && status != 205 && status != 304;
}

QByteArray pathOf(const QString &name)
{
    constexpr qsizetype longest = 64;
    QByteArray path;
    for (const QChar letter : name.section(QLatin1Char('.'), 0, 0).toLower().left(longest)) {
        const bool plain = (letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) ||
                           (letter >= QLatin1Char('0') && letter <= QLatin1Char('9'));
        if (plain)
            path += letter.toLatin1();
        else if (!path.isEmpty() && !path.endsWith('-'))
            path += '-';
    }
    while (path.endsWith('-'))
        path.chop(1);
    return path.isEmpty() ? QByteArrayLiteral("/recording") : '/' + path;
}

} // namespace

struct RecordedContent::Private
{
    /// Where to go on: a connection, and where in it.
    struct Place
    {
        std::size_t connection = 0;
        std::optional<ByteOffset> offset;
    };

    std::shared_ptr<RecordedCapture> capture;
    QHash<QByteArray, std::shared_ptr<RecordedClient>> clients{};
    quint64 uses = 0;

    [[nodiscard]] std::shared_ptr<RecordedClient> clientOf(const QByteArray &key);
    [[nodiscard]] std::optional<RowNumber> rowOf(const QByteArray &id,
                                                 const RecordedClient &client) const;
    [[nodiscard]] Place placeFor(const QByteArray &lastEventId, RecordedClient &client) const;
    [[nodiscard]] Place placeBehind(RowNumber row, const RecordedClient &client) const;
};

RecordedContent::RecordedContent(const CaptureLog &log, const EventIndex &index, Options options,
                                 std::shared_ptr<void> keep)
    : d(new Private)
{
    const std::optional<ConnectionId> only = options.connection;
    d->capture.reset(new RecordedCapture{log, index, std::move(options), std::move(keep),
                                         RecordedConnections(log, index, only),
                                         EventText(log, index)});
}

RecordedContent::~RecordedContent() = default;

QString RecordedContent::name() const
{
    return d->capture->options.name;
}

QByteArray RecordedContent::path() const
{
    return pathOf(d->capture->options.name);
}

bool RecordedContent::wantsRequestBody() const
{
    return false;
}

void RecordedContent::forgetClients()
{
    d->clients.clear();
}

MockReply RecordedContent::answer(const MockRequest &request, MonoTime now)
{
    static_cast<void>(now);
    RecordedCapture &capture = *d->capture;
    const bool mayGrow = capture.isGrowing();
    capture.connections.update();
    const std::size_t count = capture.connections.count();
    const bool hasOnly = capture.options.connection && count > 0;
    const bool growing = mayGrow && !(hasOnly && capture.connections.at(count - 1).end);
    const std::shared_ptr<RecordedClient> client = d->clientOf(request.clientKey());
    Private::Place place = d->placeFor(request.head.header("Last-Event-ID"), *client);
    // Who was told that it has everything, and comes again, gets everything again.
    if (place.connection >= count && !growing && client->gotAll)
        place = {capture.connections.first(), std::nullopt};

    MockReply reply;
    reply.connection = ++client->connections;
    if (place.connection >= count && !growing) {
        reply.response.status = 204;
        reply.response.framing = Framing::Close;
        const quint32 connections = client->connections;
        *client = {};
        client->connections = connections;
        client->next = capture.connections.first();
        client->gotAll = count > 0;
        client->lastUse = ++d->uses;
        return reply;
    }
    // One that is still to come will most likely answer as the last one did.
    place.connection = std::min(place.connection, count);
    if (count > 0)
        reply.response = capture.connections.response(std::min(place.connection, count - 1));
    if (place.connection < count)
        reply.response.delay = capture.headDelay(place.connection);
    reply.answer = static_cast<int>(place.connection);
    client->next = place.connection + 1;
    client->gotAll = false;
    if (hasBody(reply.response.status))
        reply.body =
            std::make_unique<RecordedBody>(d->capture, client, place.connection, place.offset);
    return reply;
}

std::shared_ptr<RecordedClient> RecordedContent::Private::clientOf(const QByteArray &key)
{
    std::shared_ptr<RecordedClient> &client = clients[key];
    if (!client) {
        client = std::make_shared<RecordedClient>();
        client->next = capture->connections.first();
    }
    client->lastUse = ++uses;
    std::shared_ptr<RecordedClient> found = client;
    if (clients.size() > mostClients) {
        clients.erase(
            std::min_element(clients.begin(), clients.end(),
                             [](const auto &a, const auto &b) { return a->lastUse < b->lastUse; }));
    }
    return found;
}

std::optional<RowNumber> RecordedContent::Private::rowOf(const QByteArray &id,
                                                         const RecordedClient &client) const
{
    if (client.lastRow) {
        const RowNumber end = *client.lastRow + 1;
        if (const auto row = findId(*capture, id, end - std::min(end, mostBefore), end))
            return row;
    }
    const RowNumber end = capture->index.rowCount();
    return findId(*capture, id, end - std::min(end, mostNewest), end);
}

RecordedContent::Private::Place RecordedContent::Private::placeFor(const QByteArray &lastEventId,
                                                                   RecordedClient &client) const
{
    const std::size_t first = capture->connections.first();
    if (!lastEventId.isEmpty()) {
        if (const std::optional<RowNumber> row = rowOf(lastEventId, client))
            return placeBehind(*row, client);
        return {std::max(client.next, first), std::nullopt};
    }
    // An EventSource that goes on would have named the id that it got: this is a new one.
    if (client.gotId || capture->options.connection) {
        client.gotId = false;
        client.lastRow.reset();
        client.lastIdRow.reset();
        client.finished.reset();
        client.next = first;
    }
    return {std::max(client.next, first), std::nullopt};
}

RecordedContent::Private::Place
RecordedContent::Private::placeBehind(RowNumber row, const RecordedClient &client) const
{
    const auto [begin, length] = capture->text.rawRange(row);
    const ByteOffset offset = begin + length;
    const RecordedConnections &connections = capture->connections;
    const std::size_t number = connections.find(capture->text.connection(row), offset);
    if (number == connections.count())
        return {client.next, std::nullopt};
    const RecordedConnection &connection = connections.at(number);
    // Who was sent a later id and does not name it lost what was sent; others go on in turn.
    const bool lostSome = client.lastIdRow && *client.lastIdRow > row;
    const Place following{lostSome ? number + 1 : std::max(number + 1, client.next), std::nullopt};
    if (connection.end && offset >= *connection.end)
        return following;
    // A rest without ids would come again and again.
    if (client.finished && *client.finished >= number &&
        isLastId(capture->index, row, connection.end))
        return following;
    return {number, offset};
}

} // namespace sse

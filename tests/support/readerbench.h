// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"
#include "core/net/streamreader.h"
#include "tests/support/faketimers.h"
#include "tests/support/scripttransport.h"

#include <QStringList>

namespace sse::test {

/// A complete stream with this body.
[[nodiscard]] inline ScriptReply once(const QByteArray &body)
{
    return ScriptReply().stream().body(body).end();
}

/// Every request gets the same answer.
[[nodiscard]] inline ScriptTransport::Server always(const ScriptReply &reply)
{
    return [reply](const TransportRequest &, int) { return reply; };
}

/// One answer after the other, then silence.
[[nodiscard]] inline ScriptTransport::Server inTurn(const QList<ScriptReply> &replies)
{
    return [replies](const TransportRequest &, int number) {
        return number <= replies.size() ? replies.at(number - 1) : ScriptReply().sent();
    };
}

inline const HeaderList streamType{{"Content-Type", "text/event-stream"}};

/// A StreamReader with all its parts under the test's hands, and its log as text.
class ReaderBench final
{
public:
    explicit ReaderBench(ScriptTransport::Server server)
        : transport(timers, std::move(server))
        , reader({log, index, transport, timers, [this] { return random; },
                  [this] { return unrecorded; },
                  [this] {
                      ++changes;
                      if (onChange)
                          onChange();
                  }})
    {
    }

    [[nodiscard]] static Endpoint endpoint(QByteArrayView profile = "whatwg")
    {
        Endpoint endpoint;
        endpoint.url = QUrl(QStringLiteral("http://server.test/stream"));
        endpoint.profile = *findReconnectProfile(profile);
        return endpoint;
    }

    template <typename Fact>
    [[nodiscard]] QList<Fact> facts() const
    {
        QList<Fact> result;
        for (std::size_t i = 0; i < log.recordCount(); ++i) {
            if (const auto *fact = std::get_if<Fact>(&log.record(i).fact))
                result.append(*fact);
        }
        return result;
    }
    /// "0 1 0 2": every readyState logged.
    [[nodiscard]] QByteArray states() const
    {
        QByteArrayList numbers;
        for (const StateRecord &record : facts<StateRecord>())
            numbers.append(QByteArray::number(static_cast<int>(record.state)));
        return numbers.join(' ');
    }
    /// "end-of-body status": the reason of every end; "!" behind those for good.
    [[nodiscard]] QByteArray ends() const
    {
        QByteArrayList names;
        for (const EndRecord &record : facts<EndRecord>())
            names.append(endReasonName(record.reason) + (record.failed ? "!" : ""));
        return names.join(' ');
    }
    /// "300 retry, 3000 default": every reconnect scheduled.
    [[nodiscard]] QByteArray reconnects() const
    {
        QByteArrayList delays;
        for (const ReconnectRecord &record : facts<ReconnectRecord>())
            delays.append(QByteArray::number(static_cast<qint64>(record.delay.count())) + ' ' +
                          delaySourceName(record.source));
        return delays.join(", ");
    }
    [[nodiscard]] QByteArray notes() const
    {
        QByteArrayList codes;
        for (const NoteRecord &record : facts<NoteRecord>())
            codes.append(record.code);
        return codes.join(' ');
    }
    /// The message of the first note with this code.
    [[nodiscard]] QString noteText(const QByteArray &code) const
    {
        for (const NoteRecord &note : facts<NoteRecord>()) {
            if (note.code == code)
                return note.message;
        }
        return {};
    }
    /// The data of every dispatched event, joined by "|".
    [[nodiscard]] QByteArray events() const
    {
        QByteArrayList data;
        EventText text(log, index);
        for (RowNumber row = 0; row < index.rowCount(); ++row) {
            if (index.row(row).kind == RowKind::Event)
                data.append(text.text(row).data);
        }
        return data.join('|');
    }
    /// The Last-Event-ID of every request, "-" where there is none.
    [[nodiscard]] QByteArray lastEventIdsSent() const
    {
        QByteArrayList ids;
        for (const TransportRequest &request : transport.requests)
            ids.append(findHeader(request.headers, "Last-Event-ID").value_or("-"));
        return ids.join(' ');
    }

    FakeClock clock;
    FakeTimers timers{clock};
    CaptureLog log{clock};
    EventIndex index;
    double random = 0;
    quint64 unrecorded = 0;
    int changes = 0;
    std::function<void()> onChange;
    ScriptTransport transport;
    StreamReader reader;
};

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harends.h"

#include "core/base/visibletext.h"
#include "core/importing/harfacts.h"
#include "core/importing/jsonrow.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sse {

namespace {

using Node = HarJson::Node;

constexpr int httpOk = 200;
constexpr int httpNoContent = 204;

QString tr(const char *text, const char *comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("sse::HarImport", text, comment, count);
}

/// The reason that stands behind a browser's name for an error.
EndReason reasonOf(QByteArrayView error, bool opened)
{
    struct Known
    {
        QByteArrayView part;
        EndReason reason;
    };
    constexpr std::array known{
        Known{"NAME_NOT_RESOLVED", EndReason::Dns},
        Known{"DNS", EndReason::Dns},
        Known{"CERT", EndReason::Tls},
        Known{"SSL", EndReason::Tls},
        Known{"INVALID_HTTP", EndReason::NotHttp},
        Known{"REDIRECT", EndReason::Redirect},
        Known{"TIMED_OUT", EndReason::TimeoutConnect},
        Known{"ABORTED", EndReason::Closed},
        Known{"CONNECTION_REFUSED", EndReason::Refused},
    };
    const auto it = std::find_if(known.begin(), known.end(), [error](const Known &candidate) {
        return error.indexOf(candidate.part) >= 0;
    });
    if (it != known.end() && (!opened || it->reason == EndReason::Closed))
        return it->reason;
    return opened ? EndReason::Truncated : EndReason::Refused;
}

/// An error's name, for a sentence: hostile, and perhaps long.
QString shown(const QByteArray &error)
{
    constexpr qsizetype most = 200;
    return toVisibleText(QString::fromUtf8(error), most);
}

void writeOwnEnd(const HarJson &json, const HarEntry &entry, LogBuilder &builder, HarFacts &facts)
{
    const int hop = entry.inspector->hop;
    const Node end = entry.inspector->end;
    const std::optional<EndReason> reason = endReasonOfName(json.text(end, "reason"));
    if (!reason) {
        facts.tellAll();
        builder.leave(entry.finish);
        return;
    }
    facts.tellTo({hop, HarBehind::Body, 0});
    const WallTime time = stampOfHar(json, end, entry.finish);
    builder.end(time, *reason, QString::fromUtf8(json.text(end, "message")));
    facts.tellTo({hop, HarBehind::End, 0});
    const Node reconnect = entry.inspector->reconnect;
    const std::optional<ReconnectRecord> follows = reconnectOfHar(json, reconnect);
    if (!follows || json.isTrue(json.member(end, "closed")))
        builder.stayClosed();
    if (follows)
        builder.reconnect(stampOfHar(json, reconnect, time), *follows);
    facts.tellAll();
}

} // namespace

bool opensHar(const HarEntry &entry)
{
    if (entry.inspector)
        return entry.inspector->opened;
    switch (entry.source) {
    case HarSource::Exact:
    case HarSource::Messages:
    case HarSource::Body:
    case HarSource::Frames:
        return true;
    case HarSource::None:
    case HarSource::Empty:
        break;
    }
    return entry.response.status == httpOk && entry.isEventStream;
}

void writeHarEnd(const HarJson &json, const HarEntry &entry, LogBuilder &builder, HarFacts &facts,
                 HarGuesses &guesses)
{
    if (entry.inspector) {
        writeOwnEnd(json, entry, builder, facts);
        return;
    }
    const bool opened = opensHar(entry);
    const int status = entry.response.status;
    if (!entry.error.isEmpty()) {
        builder.end(entry.finish, reasonOf(entry.error, opened),
                    tr("The HAR says: %1.").arg(shown(entry.error)));
    } else if (opened) {
        ++guesses.unknownEnds;
        builder.end(entry.finish, EndReason::EndNotVerifiable,
                    tr("The HAR does not tell how the response ended."));
    } else if (status == 0) {
        builder.end(entry.finish, EndReason::Refused,
                    tr("No response came. The HAR does not tell why."));
    } else if (status == httpNoContent) {
        builder.end(entry.finish, EndReason::NoContent,
                    tr("The server answered 204, which tells an EventSource to stop."));
    } else if (status != httpOk) {
        builder.end(entry.finish, EndReason::Status,
                    tr("The server answered with status %1, which opens no stream.").arg(status));
    } else {
        builder.end(entry.finish, EndReason::ContentType,
                    tr("The response is of another type than text/event-stream."));
    }
}

QStringList notesOf(const HarGuesses &guesses)
{
    QStringList notes;
    const auto add = [&notes](quint64 count, const char *sentence) {
        constexpr quint64 most = std::numeric_limits<int>::max();
        if (count > 0)
            notes.append(tr(sentence, nullptr, static_cast<int>(std::min(count, most))));
    };
    add(guesses.rebuiltBlocks,
        "The HAR holds events, not the bytes that came, so that their blocks were written anew "
        "(%n). Comments, retry fields and the boundaries of reads are not known.");
    add(guesses.unlikeBodies,
        "Responses whose body tells something else than the events that the HAR lists beside it, "
        "and was left out; the blocks of these events were written anew: %n.");
    add(guesses.cutBodies,
        "Responses whose bytes are there, but not the boundaries of their reads, so that what "
        "stands before an event has its time, and what stands behind the last one that of the end: "
        "%n.");
    add(guesses.uncarried,
        "Event names and IDs that no stream can carry, as they hold line breaks or NUL, and were "
        "left out: %n.");
    add(guesses.missingData, "Events that came without their data, and were given none: %n.");
    add(guesses.frameBodies,
        "Responses whose events were found among messages of a WebSocket, where some programs "
        "keep them: %n.");
    add(guesses.timelessBodies,
        "Responses whose body is there, but not when its parts came, so that all of it has the "
        "time of the end: %n.");
    add(guesses.otherClock,
        "Responses whose events have times of another clock, which were counted from the response "
        "head: %n.");
    add(guesses.wrongTimes,
        "Messages whose time is missing or means nothing, and which have that of the one before: "
        "%n.");
    add(guesses.earlierTimes,
        "Messages whose time is earlier than that of the one before, which they were given: %n.");
    add(guesses.wrongReads,
        "Responses whose reads don't fit the body, the rest of which has the time of the end: %n.");
    add(guesses.unreadable, "Messages that are not what the format says, and were left out: %n.");
    add(guesses.noEvents, "Requests of which the HAR holds no events: %n.");
    add(guesses.unknownEnds, "Responses that ended in a way that is not known: %n.");
    return notes;
}

} // namespace sse

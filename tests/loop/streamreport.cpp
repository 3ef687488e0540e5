// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/loop/streamreport.h"

#include "core/base/visibletext.h"
#include "core/index/eventtext.h"

#include <array>
#include <map>

namespace sse::test {

namespace {

constexpr qsizetype mostNamedIds = 6;

// A hop has its status. Whether reading is throttled depends on the machine, and whether a line of
// 16 MiB is seen before its end on where reads end.
const QList<QByteArray> hiddenNotes{"redirect", "throttled", "long-line"};

struct CountedKind
{
    RowKind kind = RowKind::Event;
    const char *one = nullptr;
    const char *several = nullptr;
};
constexpr std::array countedKinds{
    CountedKind{RowKind::Event, "event", "events"},
    CountedKind{RowKind::Comment, "comment", "comments"},
    CountedKind{RowKind::Retry, "retry", "retries"},
    CountedKind{RowKind::Id, "id alone", "ids alone"},
    CountedKind{RowKind::Dropped, "dropped", "dropped"},
    CountedKind{RowKind::Ignored, "ignored", "ignored"},
    CountedKind{RowKind::Unfinished, "unfinished", "unfinished"},
};

struct Connection
{
    QString request;
    QStringList statuses;
    std::map<RowKind, int> counts;
    QStringList ids; ///< that events set
    QStringList notes;
    QString end;
    QString next;
};

QString visible(const QByteArray &text)
{
    return toVisibleText(QString::fromUtf8(text), 60);
}

QString idText(const QByteArray &id)
{
    return id.isEmpty() ? QStringLiteral("empty") : visible(id);
}

void take(Connection &connection, const LogRecord::Fact &fact)
{
    if (const auto *attempt = std::get_if<AttemptRecord>(&fact)) {
        if (attempt->hop > 0)
            return;
        connection.request = QString::fromLatin1(attempt->method);
        if (!attempt->lastEventId.isEmpty())
            connection.request += QStringLiteral(" after ") + visible(attempt->lastEventId);
    } else if (const auto *response = std::get_if<ResponseRecord>(&fact)) {
        connection.statuses.append(QString::number(response->status));
    } else if (const auto *note = std::get_if<NoteRecord>(&fact)) {
        if (!hiddenNotes.contains(note->code))
            connection.notes.append(QString::fromLatin1(note->code));
    } else if (const auto *end = std::get_if<EndRecord>(&fact)) {
        if (!connection.end.isEmpty())
            return;
        connection.end = QString::fromLatin1(endReasonName(end->reason));
        connection.next = QStringLiteral("closed");
    } else if (const auto *reconnect = std::get_if<ReconnectRecord>(&fact)) {
        if (reconnect->source == DelaySource::User)
            return;
        connection.next = QStringLiteral("reconnect %1 ms (%2)")
                              .arg(reconnect->delay.count())
                              .arg(QString::fromLatin1(delaySourceName(reconnect->source)));
    }
}

/// "ids 1–3, x": whole numbers that follow one another are put together.
QString idsText(const QStringList &ids)
{
    QStringList runs;
    for (qsizetype begin = 0; begin < ids.size();) {
        qsizetype end = begin + 1;
        const qlonglong first = ids[begin].toLongLong();
        const bool isNumber = QString::number(first) == ids[begin];
        while (isNumber && end < ids.size() &&
               ids[end] == QString::number(first + static_cast<qlonglong>(end - begin)))
            ++end;
        runs.append(end - begin > 1 ? ids[begin] + QStringLiteral("–") + ids[end - 1] : ids[begin]);
        begin = end;
    }
    if (runs.size() > mostNamedIds)
        runs = runs.first(mostNamedIds) << QStringLiteral("…");
    return (ids.size() == 1 ? QStringLiteral("id ") : QStringLiteral("ids ")) +
           runs.join(QStringLiteral(", "));
}

QString countsText(const Connection &connection)
{
    QStringList parts;
    for (const CountedKind &counted : countedKinds) {
        const auto found = connection.counts.find(counted.kind);
        if (found == connection.counts.end())
            continue;
        QString part = QStringLiteral("%1 %2")
                           .arg(found->second)
                           .arg(QLatin1String(found->second == 1 ? counted.one : counted.several));
        if (counted.kind == RowKind::Event && !connection.ids.isEmpty())
            part += QStringLiteral(" (") + idsText(connection.ids) + QLatin1Char(')');
        parts.append(part);
    }
    return parts.isEmpty() ? QStringLiteral("nothing") : parts.join(QStringLiteral(", "));
}

QString textOf(const Connection &connection)
{
    const QString status = connection.statuses.isEmpty()
                               ? QStringLiteral("no answer")
                               : connection.statuses.join(QStringLiteral(", "));
    QStringList parts{connection.request + QStringLiteral(": ") + status, countsText(connection)};
    const bool isLimit = connection.end == QLatin1String("limit");
    for (const QString &note : connection.notes)
        parts.append(QStringLiteral("note ") + note);
    parts.append(connection.end.isEmpty() ? QStringLiteral("…") : connection.end);
    if (!connection.next.isEmpty() && !isLimit)
        parts.append(connection.next);
    return parts.join(QStringLiteral("; "));
}

} // namespace

QStringList streamReport(const Capture &capture, int connections, quint64 mostComments)
{
    std::vector<Connection> all(static_cast<std::size_t>(connections));
    const auto find = [&all](ConnectionId id) {
        return id >= 1 && id <= all.size() ? &all[id - 1] : nullptr;
    };
    const CaptureLog &log = capture.log();
    for (std::size_t number = 0; number < log.recordCount(); ++number) {
        const LogRecord &record = log.record(number);
        if (Connection *connection = find(record.connection))
            take(*connection, record.fact);
    }
    EventText text(log, capture.index());
    const RowNumber rows = capture.index().rowCount();
    quint64 comments = 0;
    for (RowNumber row = 0; row < rows && comments < mostComments; ++row) {
        const EventRow &shown = capture.index().row(row);
        Connection *connection = find(text.connection(row));
        if (shown.kind == RowKind::Fact || !connection)
            continue;
        ++connection->counts[shown.kind];
        comments += shown.kind == RowKind::Comment ? 1 : 0;
        if (shown.kind == RowKind::Event && shown.idRow == row + 1)
            connection->ids.append(idText(text.lastEventId(row)));
    }
    QStringList report;
    for (const Connection &connection : all)
        report.append(textOf(connection));
    return report;
}

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/connectionsmodel.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/formats/words.h"
#include "core/stats/timeline.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <vector>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 512;

/// What the log says of one attempt or hop; numbers of its records.
struct Connection
{
    ConnectionId number = 0;
    std::size_t attempt = 0;
    std::optional<std::size_t> response;
    std::optional<std::size_t> end;
    std::optional<std::size_t> reconnect;
    std::vector<ReadyState> states; // after the attempt began
};

QString reasonText(const EndRecord &end, const ResponseRecord *response)
{
    if (end.reason == EndReason::Status && response)
        return ConnectionsModel::tr("HTTP status %1").arg(response->status);
    return endReasonWord(end.reason);
}

} // namespace

struct ConnectionsModel::Private
{
    const CaptureLog &log;
    const EventIndex &index;
    std::vector<Connection> rows;
    std::size_t taken = 0;   // records of the log
    std::size_t touched = 0; // the first row that changed since the last signal
    bool utc = false;
    bool live = true;

    [[nodiscard]] const Connection &at(int row) const
    {
        return rows[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] bool isLast(int row) const
    {
        return static_cast<std::size_t>(row) + 1 == rows.size();
    }
    /// The attempt went on with another request.
    [[nodiscard]] bool wentOn(int row) const
    {
        return !isLast(row) && at(row + 1).number == at(row).number;
    }
    [[nodiscard]] bool isLive(int row) const { return isLast(row) && !at(row).end; }
    template <typename Fact>
    [[nodiscard]] const Fact *fact(std::optional<std::size_t> record) const
    {
        return record ? std::get_if<Fact>(&log.record(*record).fact) : nullptr;
    }
    [[nodiscard]] const AttemptRecord &attempt(int row) const
    {
        return std::get<AttemptRecord>(log.record(at(row).attempt).fact);
    }
    /// Counters of the attempt, at its last request only: the body is that one's.
    [[nodiscard]] const ConnectionCounts *counts(int row) const
    {
        return wentOn(row) ? nullptr : index.findCounts(at(row).number);
    }
    [[nodiscard]] MonoTime started(int row) const { return log.record(at(row).attempt).time; }
    [[nodiscard]] QString number(int row) const;
    [[nodiscard]] QString readyState(int row) const;
    [[nodiscard]] QString status(int row) const;
    [[nodiscard]] QString firstByte(int row) const;
    [[nodiscard]] QString duration(int row) const;
    [[nodiscard]] QString endedBy(int row) const;
    [[nodiscard]] QString nextIn(int row) const;
};

QString ConnectionsModel::Private::number(int row) const
{
    const int hop = attempt(row).hop;
    const QString text = QString::number(at(row).number);
    return hop == 0 ? text : QStringLiteral("%1.%2").arg(text, QString::number(hop));
}

QString ConnectionsModel::Private::readyState(int row) const
{
    const std::vector<ReadyState> &states = at(row).states;
    if (states.empty())
        return readyStateWord(ReadyState::Connecting);
    QStringList texts;
    // An attempt begins as CONNECTING: said only while nothing follows.
    const bool begins = states.size() > 1 && states.front() == ReadyState::Connecting;
    for (std::size_t i = begins ? 1 : 0; i < states.size(); ++i)
        texts += readyStateWord(states[i]);
    return texts.join(QStringLiteral(" → "));
}

QString ConnectionsModel::Private::status(int row) const
{
    const auto *response = fact<ResponseRecord>(at(row).response);
    if (!response)
        return {};
    return QStringLiteral("%1 %2")
        .arg(QString::number(response->status), QString::fromLatin1(response->reasonPhrase))
        .trimmed();
}

QString ConnectionsModel::Private::firstByte(int row) const
{
    const ConnectionCounts *count = counts(row);
    const qint64 at = count ? count->firstByteAt.load(std::memory_order_relaxed) : 0;
    return at == 0 ? QString() : formatDuration(MonoTime(Nanos(at)) - started(row));
}

QString ConnectionsModel::Private::duration(int row) const
{
    MonoTime end = live ? log.clock().now() : extentOf(log).end;
    if (at(row).end)
        end = log.record(*at(row).end).time;
    else if (!isLast(row))
        end = started(row + 1);
    return formatDuration(end - started(row));
}

QString ConnectionsModel::Private::endedBy(int row) const
{
    if (const auto *end = fact<EndRecord>(at(row).end))
        return reasonText(*end, fact<ResponseRecord>(at(row).response));
    return isLast(row) ? QString() : endReasonWord(EndReason::Redirect);
}

QString ConnectionsModel::Private::nextIn(int row) const
{
    const auto *reconnect = fact<ReconnectRecord>(at(row).reconnect);
    if (!reconnect)
        return {};
    return QStringLiteral("%1 (%2)").arg(formatMilliseconds(reconnect->delay),
                                         delaySourceWord(reconnect->source));
}

ConnectionsModel::ConnectionsModel(const Capture &capture, QObject *parent)
    : ConnectionsModel(capture.log(), capture.index(), parent)
{
}

ConnectionsModel::ConnectionsModel(const CaptureLog &log, const EventIndex &index, QObject *parent)
    : QAbstractTableModel(parent)
    , d(new Private{log, index, {}})
{
}

ConnectionsModel::~ConnectionsModel() = default;

void ConnectionsModel::setLive(bool live)
{
    d->live = live;
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->rows.size());
}

int ConnectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void ConnectionsModel::refresh()
{
    const std::size_t end = d->log.recordCount();
    int added = 0;
    for (std::size_t record = d->taken; record < end; ++record)
        added += std::holds_alternative<AttemptRecord>(d->log.record(record).fact) ? 1 : 0;
    const int before = rowCount();
    d->touched = static_cast<std::size_t>(before);
    if (before > 0)
        d->touched -= d->isLive(before - 1) ? 1 : 0;
    if (added > 0)
        beginInsertRows({}, before, before + added - 1);
    for (; d->taken < end; ++d->taken)
        take(d->taken);
    if (added > 0)
        endInsertRows();
    if (d->touched < static_cast<std::size_t>(before))
        emit dataChanged(index(static_cast<int>(d->touched), 0),
                         index(before - 1, ColumnCount - 1));
}

void ConnectionsModel::take(std::size_t record)
{
    const LogRecord &logged = d->log.record(record);
    if (std::holds_alternative<AttemptRecord>(logged.fact)) {
        Connection connection;
        connection.number = logged.connection;
        connection.attempt = record;
        d->rows.push_back(std::move(connection));
        return;
    }
    const auto found = std::find_if(d->rows.rbegin(), d->rows.rend(), [&](const Connection &row) {
        return row.number == logged.connection;
    });
    // The state that an attempt starts with is logged ahead of it, and goes without saying.
    if (found == d->rows.rend())
        return;
    Connection &row = *found;
    if (std::holds_alternative<ResponseRecord>(logged.fact))
        row.response = record;
    else if (std::holds_alternative<EndRecord>(logged.fact))
        row.end = record;
    else if (std::holds_alternative<ReconnectRecord>(logged.fact))
        row.reconnect = record;
    else if (const auto *state = std::get_if<StateRecord>(&logged.fact))
        row.states.push_back(state->state);
    const auto number = static_cast<std::size_t>(&row - d->rows.data());
    d->touched = std::min(d->touched, number);
}

std::size_t ConnectionsModel::attemptRecord(int row) const
{
    return d->at(row).attempt;
}

std::optional<std::size_t> ConnectionsModel::responseRecord(int row) const
{
    return d->at(row).response;
}

void ConnectionsModel::setUtc(bool utc)
{
    d->utc = utc;
    if (rowCount() > 0)
        emit dataChanged(index(0, StartedColumn), index(rowCount() - 1, StartedColumn));
}

QString ConnectionsModel::text(int row, int column) const
{
    const ConnectionCounts *counts = d->counts(row);
    switch (static_cast<Column>(column)) {
    case NumberColumn:
        return d->number(row);
    case StartedColumn:
        return formatClock(d->log.anchor().toWall(d->started(row)), d->utc);
    case ReadyStateColumn:
        return d->readyState(row);
    case StatusColumn:
        return d->status(row);
    case FirstByteColumn:
        return d->firstByte(row);
    case DurationColumn:
        return d->duration(row);
    case EventsColumn:
        return counts ? formatCount(counts->events.load(std::memory_order_relaxed)) : QString();
    case BytesColumn:
        return counts ? formatBytes(counts->bytes.load(std::memory_order_relaxed)) : QString();
    case EndedByColumn:
        return d->endedBy(row);
    case NextInColumn:
        return d->nextIn(row);
    case LastEventIdColumn:
        return decodeUtf8Prefix(d->attempt(row).lastEventId, mostCharacters * 3);
    case AddressColumn:
        return redactedUrl(d->attempt(row).url);
    case ColumnCount:
        break;
    }
    return {};
}

QString ConnectionsModel::toolTip(int row, int column) const
{
    if (column == EndedByColumn) {
        const auto *end = d->fact<EndRecord>(d->at(row).end);
        return end ? end->message : QString();
    }
    if (column == NextInColumn) {
        const auto *reconnect = d->fact<ReconnectRecord>(d->at(row).reconnect);
        return reconnect ? reconnect->message : QString();
    }
    if (column == StartedColumn)
        return formatClock(d->log.anchor().toWall(d->started(row)), d->utc, true);
    return text(row, column);
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return toVisibleText(text(index.row(), index.column()), mostCharacters);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index.row(), index.column()));
    case RawValueRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole: {
        const bool isNumber = index.column() == FirstByteColumn ||
                              index.column() == DurationColumn || index.column() == EventsColumn ||
                              index.column() == BytesColumn;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    default:
        return {};
    }
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::array<QString, ColumnCount> titles{tr("#"),
                                                  tr("Started"),
                                                  tr("readyState"),
                                                  tr("Status"),
                                                  tr("First Byte"),
                                                  tr("Duration"),
                                                  tr("Events"),
                                                  tr("Bytes"),
                                                  tr("Ended By"),
                                                  tr("Next In (From)"),
                                                  tr("Last-Event-ID Sent"),
                                                  tr("Address")};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    return role == Qt::DisplayRole ? titles[static_cast<std::size_t>(section)] : QVariant();
}

} // namespace sse::ui

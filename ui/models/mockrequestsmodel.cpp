// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/mockrequestsmodel.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"

#include <algorithm>
#include <array>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 512;
/// Runs of changed rows above which views are told of one run instead.
constexpr std::size_t mostRuns = 8;

bool isBefore(const std::shared_ptr<const MockRequestInfo> &info, quint64 number)
{
    return info->number < number;
}

QString endedByScenario(EndKind kind)
{
    switch (kind) {
    case EndKind::Clean:
        return MockRequestsModel::tr("Ended");
    case EndKind::Cut:
        return MockRequestsModel::tr("Cut by the scenario");
    case EndKind::MidChunk:
        return MockRequestsModel::tr("Cut inside a chunk by the scenario");
    case EndKind::Reset:
        return MockRequestsModel::tr("Reset by the scenario");
    case EndKind::Hang:
        return MockRequestsModel::tr("Ended after it was left hanging");
    }
    Q_UNREACHABLE();
}

QString endedByUser(EndKind kind)
{
    switch (kind) {
    case EndKind::Clean:
        return MockRequestsModel::tr("Ended by hand");
    case EndKind::Cut:
        return MockRequestsModel::tr("Cut by hand");
    case EndKind::MidChunk:
        return MockRequestsModel::tr("Cut inside a chunk by hand");
    case EndKind::Reset:
        return MockRequestsModel::tr("Reset by hand");
    case EndKind::Hang:
        return MockRequestsModel::tr("Ended after it was left hanging by hand");
    }
    Q_UNREACHABLE();
}

QString endText(const MockRequestInfo &info)
{
    switch (info.end) {
    case MockEnd::Scenario:
        return endedByScenario(info.endKind);
    case MockEnd::User:
        return endedByUser(info.endKind);
    case MockEnd::Client:
        return MockRequestsModel::tr("The client left");
    case MockEnd::Refused:
        return info.sentence.isEmpty() ? MockRequestsModel::tr("Refused")
                                       : MockRequestsModel::tr("Refused: %1").arg(info.sentence);
    case MockEnd::Stopped:
        return MockRequestsModel::tr("The server was stopped");
    }
    Q_UNREACHABLE();
}

QString requestText(const MockRequestInfo &info)
{
    const QByteArray line = info.method + ' ' + redactedTarget(info.target);
    return decodeUtf8(line).trimmed();
}

} // namespace

QString formatMockState(const MockRequestInfo &info)
{
    switch (info.state) {
    case MockState::Receiving:
        return MockRequestsModel::tr("The request is arriving");
    case MockState::Delayed:
        return MockRequestsModel::tr("The response waits");
    case MockState::Streaming:
        return MockRequestsModel::tr("Streaming");
    case MockState::Blocked:
        return MockRequestsModel::tr("Blocked: the client does not read");
    case MockState::Hanging:
        return MockRequestsModel::tr("Hanging: on purpose nothing more comes");
    case MockState::Ended:
        return endText(info);
    }
    Q_UNREACHABLE();
}

void MockRequestsModel::setSnapshot(const std::shared_ptr<const MockSnapshot> &snapshot)
{
    const Requests now = snapshot ? snapshot->requests : Requests();
    removeForgotten(now);
    replaceChanged(now);
    append(now);
}

void MockRequestsModel::removeForgotten(const Requests &now)
{
    // Both are by number: one walk from the end sees them all.
    qsizetype at = now.size() - 1;
    const auto isKept = [&](const std::shared_ptr<const MockRequestInfo> &info) {
        while (at >= 0 && now.at(at)->number > info->number)
            --at;
        return at >= 0 && now.at(at)->number == info->number;
    };
    for (qsizetype end = m_requests.size(); end > 0;) {
        if (isKept(m_requests.at(end - 1))) {
            --end;
            continue;
        }
        qsizetype first = end - 1;
        while (first > 0 && !isKept(m_requests.at(first - 1)))
            --first;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end - 1));
        m_requests.remove(first, end - first);
        endRemoveRows();
        end = first;
    }
}

void MockRequestsModel::replaceChanged(const Requests &now)
{
    struct Run
    {
        int first;
        int last;
    };
    std::vector<Run> runs;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_requests.at(row) == now.at(row))
            continue;
        m_requests[row] = now.at(row);
        if (!runs.empty() && runs.back().last == row - 1)
            runs.back().last = row;
        else
            runs.push_back({row, row});
    }
    if (runs.size() > mostRuns)
        runs = {{runs.front().first, runs.back().last}};
    for (const Run &run : runs)
        emit dataChanged(index(run.first, 0), index(run.last, ColumnCount - 1));
}

void MockRequestsModel::append(const Requests &now)
{
    const int before = rowCount();
    if (now.size() <= before)
        return;
    beginInsertRows({}, before, static_cast<int>(now.size()) - 1);
    m_requests = now;
    endInsertRows();
}

void MockRequestsModel::setUtc(bool utc)
{
    m_utc = utc;
    if (rowCount() > 0)
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

int MockRequestsModel::rowOf(quint64 number) const
{
    const auto found = std::lower_bound(m_requests.begin(), m_requests.end(), number, isBefore);
    return found != m_requests.end() && (*found)->number == number
               ? static_cast<int>(found - m_requests.begin())
               : -1;
}

int MockRequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_requests.size());
}

int MockRequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MockRequestsModel::text(const MockRequestInfo &info, int column) const
{
    switch (static_cast<Column>(column)) {
    case NumberColumn:
        return formatCount(info.number);
    case TimeColumn:
        return formatClock(info.time, m_utc);
    case ClientColumn:
        return info.peer;
    case RequestColumn:
        return requestText(info);
    case ConnectionColumn:
        return info.connection == 0 ? QString() : formatCount(info.connection);
    case LastEventIdColumn:
        return decodeUtf8(redactedText(info.lastEventId));
    case StatusColumn:
        return info.status == 0 ? QString() : QString::number(info.status);
    case EventsColumn:
        return formatCount(info.eventsSent);
    case BytesColumn:
        return formatBytes(info.bytesSent);
    case StateColumn:
        return formatMockState(info);
    case ColumnCount:
        break;
    }
    return {};
}

QString MockRequestsModel::toolTip(const MockRequestInfo &info, int column) const
{
    if (column == TimeColumn)
        return formatClock(info.time, m_utc, true);
    if (column == RequestColumn && !info.content.isEmpty())
        return tr("%1\nplays %2").arg(text(info, column), info.content);
    return text(info, column);
}

QVariant MockRequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MockRequestInfo &request = info(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return toVisibleText(text(request, column), mostCharacters);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(request, column));
    case RawValueRole:
        return text(request, column);
    case Qt::TextAlignmentRole: {
        const bool isNumber = column == NumberColumn || column == ConnectionColumn ||
                              column == EventsColumn || column == BytesColumn;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case NumberRole:
        return request.number;
    case LiveRole:
        return request.state != MockState::Ended;
    default:
        return {};
    }
}

QVariant MockRequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::array<QString, ColumnCount> titles{
        tr("#"),          tr("Time"),          tr("Client"), tr("Request"),
        tr("Connection"), tr("Last-Event-ID"), tr("Status"), tr("Events"),
        tr("Bytes"),      tr("State")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ColumnCount)
        return {};
    return titles[static_cast<std::size_t>(section)];
}

bool LiveRequestsModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return sourceModel()->index(row, 0, parent).data(MockRequestsModel::LiveRole).toBool();
}

} // namespace sse::ui

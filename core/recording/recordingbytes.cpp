// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingbytes.h"

#include "core/recording/checkedrows.h"
#include "core/recording/recordingrecovery.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>

namespace sse {

namespace {

// Rows that are damaged may have got in the way of the one that is looked for.
constexpr int mostStepsBack = 64;
// Rows of one query: the file may be locked for the recorder meanwhile.
constexpr int rowsOfQuery = 128;
// Longer requests, those for chunks, have a connection of their own: what is shown does not wait.
constexpr std::size_t longestSmall = 64 << 10;

struct Connection
{
    Database::Mode mode = Database::Mode::Read;
    QString path; // of the database, while it is open
    std::optional<Database> database;
    Statement back;
    Statement forward;

    void close();
    [[nodiscard]] bool open(const QString &newPath, const QByteArray &vfs);
};

/// For the requests of one kind, one at a time.
struct Lane
{
    std::mutex mutex;
    // Who waits for locks may wait for many transactions of a fast recorder, and it for him. What
    // is read without them is right all the same: rows don't change, and they have a check sum.
    Connection unlocked{Database::Mode::ReadUnlocked, {}, {}, {}, {}};
    Connection locked{Database::Mode::Read, {}, {}, {}, {}};
};

/// What a request asks for, and how far it is filled.
struct Request
{
    qint64 begin = 0; // in the file
    std::span<char> to;
    qint64 at = 0;     // everything before is filled
    bool whole = true; // nothing was missing so far

    [[nodiscard]] qint64 end() const { return begin + static_cast<qint64>(to.size()); }
    void take(const schema::ReadRow &row);
};

void Connection::close()
{
    back = {};
    forward = {};
    database.reset();
}

bool Connection::open(const QString &newPath, const QByteArray &vfs)
{
    if (database && path == newPath)
        return true;
    close();
    Result<ReadConnection> opened = openForReading(newPath, vfs, mode);
    if (!opened)
        return false;
    path = newPath;
    database.emplace(std::move(opened.value().database));
    back = database->prepare("SELECT offset, connection, time, part, bytes, crc FROM read "
                             "WHERE offset <= ?1 ORDER BY offset DESC LIMIT ?2");
    forward = database->prepare("SELECT offset, connection, time, part, bytes, crc FROM read "
                                "WHERE offset >= ?1 AND offset < ?2 ORDER BY offset LIMIT ?3");
    return true;
}

/// Copies what \a row has of the bytes behind at.
void Request::take(const schema::ReadRow &row)
{
    const qint64 rowEnd = row.offset + row.bytes.size();
    const qint64 from = std::max(at, row.offset);
    const qint64 until = std::min(end(), rowEnd);
    if (from >= until)
        return;
    whole = whole && from == at;
    std::memcpy(to.data() + (from - begin), row.bytes.data() + (from - row.offset),
                static_cast<std::size_t>(until - from));
    at = until;
}

} // namespace

struct RecordingBytes::Private
{
    Private(QByteArray v, QString p)
        : vfs(std::move(v))
        , path(std::move(p))
    {
    }

    [[nodiscard]] bool isIgnored(qint64 offset);
    [[nodiscard]] bool fill(Lane &lane, qint64 begin, std::span<char> to, const QString &file);
    [[nodiscard]] bool fill(Connection &connection, qint64 begin, std::span<char> to);
    [[nodiscard]] bool takeFirst(Connection &connection, Request &request);
    [[nodiscard]] bool takeRest(Connection &connection, Request &request);

    const QByteArray vfs;
    Lane small;
    Lane bulk;

    std::mutex mutex; // for what follows; taken behind a lane's
    QString path;
    std::vector<Shift> shifts{{0, 0}};
    std::vector<qint64> ignored; // ascending
};

bool RecordingBytes::Private::isIgnored(qint64 offset)
{
    const std::lock_guard lock(mutex);
    return std::ranges::binary_search(ignored, offset);
}

/// The row that the first byte lies in. False: the file can't be read.
bool RecordingBytes::Private::takeFirst(Connection &connection, Request &request)
{
    connection.back.bind(1, request.begin);
    connection.back.bind(2, qint64{mostStepsBack});
    schema::ReadRow row;
    Statement::Step step = connection.back.step();
    for (; step == Statement::Step::Row; step = connection.back.step()) {
        if (check(connection.back, row) != schema::Fault::None || isIgnored(row.offset))
            continue;
        if (row.offset <= request.begin) {
            request.take(row);
            break;
        }
    }
    connection.back.reset();
    return step != Statement::Step::Failed;
}

/// The rows behind that. False: the file can't be read.
bool RecordingBytes::Private::takeRest(Connection &connection, Request &request)
{
    for (qint64 next = request.at; request.at < request.end();) {
        connection.forward.bind(1, next);
        connection.forward.bind(2, request.end());
        connection.forward.bind(3, qint64{rowsOfQuery});
        schema::ReadRow row;
        int rows = 0;
        Statement::Step step = connection.forward.step();
        for (; step == Statement::Step::Row; step = connection.forward.step()) {
            ++rows;
            if (check(connection.forward, row) == schema::Fault::None && !isIgnored(row.offset))
                request.take(row);
            // A damaged file may give keys in any order.
            next = std::max(next, row.offset) + 1;
        }
        connection.forward.reset();
        if (step == Statement::Step::Failed)
            return false;
        if (rows < rowsOfQuery)
            break;
    }
    return true;
}

bool RecordingBytes::Private::fill(Connection &connection, qint64 begin, std::span<char> to)
{
    Request request{begin, to, begin};
    if (!takeFirst(connection, request) || !takeRest(connection, request)) {
        connection.close();
        return false;
    }
    return request.whole && request.at == request.end();
}

bool RecordingBytes::Private::fill(Lane &lane, qint64 begin, std::span<char> to,
                                   const QString &file)
{
    if (lane.unlocked.open(file, vfs) && fill(lane.unlocked, begin, to))
        return true;
    // The file may have grown.
    lane.unlocked.close();
    std::ranges::fill(to, 0);
    if (lane.unlocked.open(file, vfs) && fill(lane.unlocked, begin, to))
        return true;
    std::ranges::fill(to, 0);
    return lane.locked.open(file, vfs) && fill(lane.locked, begin, to);
}

RecordingBytes::RecordingBytes(QString path, QByteArray vfs)
    : d(std::make_unique<Private>(std::move(vfs), std::move(path)))
{
}

RecordingBytes::~RecordingBytes() = default;

void RecordingBytes::setPath(const QString &path)
{
    const std::lock_guard lock(d->mutex);
    d->path = path;
}

void RecordingBytes::addShift(const Shift &shift)
{
    const std::lock_guard lock(d->mutex);
    if (d->shifts.back().log == shift.log)
        d->shifts.back() = shift;
    else
        d->shifts.push_back(shift);
}

void RecordingBytes::ignoreRow(ByteOffset offset)
{
    const std::lock_guard lock(d->mutex);
    const auto key = static_cast<qint64>(offset);
    d->ignored.insert(std::ranges::lower_bound(d->ignored, key), key);
}

bool RecordingBytes::read(ByteOffset begin, std::span<char> to) const
{
    std::ranges::fill(to, 0);
    Lane &lane = to.size() <= longestSmall ? d->small : d->bulk;
    const std::lock_guard lock(lane.mutex);
    std::vector<Shift> parts; // of the request
    QString path;
    {
        const std::lock_guard shiftsLock(d->mutex);
        path = d->path;
        const auto behind = [](ByteOffset at, const Shift &shift) { return at < shift.log; };
        auto shift =
            std::ranges::prev(std::upper_bound(d->shifts.begin(), d->shifts.end(), begin, behind));
        for (; shift != d->shifts.end() && shift->log < begin + to.size(); ++shift)
            parts.push_back(*shift);
    }
    bool whole = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Shift &part = parts[i];
        const ByteOffset from = std::max(begin, part.log);
        const ByteOffset until =
            i + 1 < parts.size() ? parts[i + 1].log : begin + static_cast<ByteOffset>(to.size());
        const ByteOffset file = part.file + (from - part.log);
        if (file > static_cast<ByteOffset>(schema::largestOffset))
            return false;
        const auto range = to.subspan(static_cast<std::size_t>(from - begin),
                                      static_cast<std::size_t>(until - from));
        whole = d->fill(lane, static_cast<qint64>(file), range, path) && whole;
    }
    return whole;
}

} // namespace sse

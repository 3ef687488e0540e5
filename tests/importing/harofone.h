// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/importing/importedlog.h"

namespace sse::test {

/// "read @1.500 data: hello\n\n": what came when, counted from \a zero, LF as |, CR as ^.
[[nodiscard]] inline QByteArray bodiesOf(const CaptureLog &log, WallTime zero)
{
    QByteArrayList lines;
    LogCursor cursor(log);
    for (std::size_t i = 0; i < log.readCount(); ++i) {
        const ReadRecord &read = log.read(i);
        const auto time = log.anchor().toWall(read.time) - zero;
        QByteArray bytes = cursor.bytes(read.begin, read.length).toByteArray();
        bytes.replace('\n', '|').replace('\r', '^');
        lines += QByteArray::number(read.connection) + " @" +
                 QByteArray::number(static_cast<double>(time.count()) / 1e6, 'f', 6) + ' ' + bytes;
    }
    return lines.join('\n');
}

/// A HAR of one entry: \a response within the response, \a entry within the entry.
[[nodiscard]] inline QByteArray harOf(const QByteArray &response, const QByteArray &entry)
{
    return R"({"log":{"entries":[{"startedDateTime":"2026-03-01T10:00:00Z","time":1000,)"
           R"("request":{"url":"http://a.example/"},"response":{"status":200)" +
           (response.isEmpty() ? response : ',' + response) + '}' +
           (entry.isEmpty() ? entry : ',' + entry) + "}]}}";
}

inline const WallTime tenOClock(std::chrono::seconds(1'772'359'200));

} // namespace sse::test

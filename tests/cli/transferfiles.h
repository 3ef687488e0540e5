// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

namespace sse::test {

/// A secret in the data of every recording here.
inline constexpr char hiddenValue[] = "hunter2-hunter2";

/// Writes a recording to \a path: a POST that begins at 2026-01-31T12:00:00Z, whose connections,
/// as many as \a bodies, last ten seconds each. A read comes every second of one, from its first.
/// False: it can't be written.
[[nodiscard]] bool makeRecording(const QString &path, const QList<QByteArrayList> &bodies);

/// A line of JSON lines each: a request with a secret in a header field, its address and, the same,
/// in the data of an event.
[[nodiscard]] QByteArray linesWithHeaders(const QByteArray &secret);

/// Of one connection: four events, the third of type "x", the last with a secret, and a comment.
[[nodiscard]] QList<QByteArrayList> oneBody();
/// The same, and another connection with an event.
[[nodiscard]] QList<QByteArrayList> twoBodies();

[[nodiscard]] bool writeFile(const QString &path, const QByteArray &content);
/// Null when there is no such file.
[[nodiscard]] QByteArray readFile(const QString &path);

} // namespace sse::test

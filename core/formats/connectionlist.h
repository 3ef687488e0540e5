// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

#include <vector>

namespace sse {

/// One request of a connection and what came of it, as a row of a report's connections table.
/// Texts are masked; hidden characters are still in them. Empty: not known, or there is none.
struct ConnectionLine
{
    ConnectionId connection = 0;
    std::optional<std::size_t> attempt;  ///< number of its AttemptRecord
    std::optional<std::size_t> response; ///< and of its ResponseRecord
    std::optional<std::size_t> end;      ///< and of its EndRecord
    std::optional<std::size_t> reconnect;
    bool isLast = true; ///< of its connection: the body is that one's
    bool bad = false;   ///< ended in a way to worry about
    std::optional<MonoTime> begin;

    QString number; ///< "2"; "2.1" behind a redirect
    QString started;
    QString readyState;
    QString status;
    QString firstByte;
    QString duration;
    QString events;
    QString bytes;
    QString endedBy;
    QString nextIn;
    QString lastEventId; ///< as sent
};

/// The connections of the scope, redirects as lines of their own, in order.
[[nodiscard]] std::vector<ConnectionLine> connectionLines(const ExportContext &context);

/// Whether there is more to tell of \a lines than that something was read: of text that was opened
/// there is not.
[[nodiscard]] bool areWorthTelling(const std::vector<ConnectionLine> &lines);

/// Columns and cells for people, in the order of the window.
struct TextTable
{
    QStringList columns;
    std::vector<QStringList> rows;
};

/// \a lines as a table; columns in which nothing stands are left out.
[[nodiscard]] TextTable connectionTable(const std::vector<ConnectionLine> &lines);

/// The header fields of a request or a response as lines "Name: value", masked; none of other
/// facts.
[[nodiscard]] QStringList headerLines(const LogRecord &record, Redactor &redactor);

/// The request's body as text, masked, at most \a mostBytes of it; how many are left out.
[[nodiscard]] std::pair<QString, quint64> requestBody(const AttemptRecord &attempt,
                                                      Redactor &redactor, qsizetype mostBytes);

} // namespace sse

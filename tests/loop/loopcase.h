// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace sse::test {

/// How a scenario is watched: the third column of the table in SCENARIOS.md, "Built-in scenarios".
struct Watch
{
    QByteArray method = "GET";
    QByteArray path;        ///< empty: the one of the address that the server shows
    int connections = 1;    ///< ends behind so many
    quint64 events = 0;     ///< ends behind so many; 0: no limit
    quint64 comments = 0;   ///< likewise
    bool untilOpen = false; ///< ends when the stream is open
    bool untilNote = false; ///< ends with the first note, that nothing comes
    double speed = 1000;    ///< waits are divided by it

    /// Nothing when \a text is not in the form of that column.
    [[nodiscard]] static std::optional<Watch> parse(const QString &text);
};

/// A row of that table.
struct LoopCase
{
    QByteArray name;
    QString demonstrates;
    QString watched;
    QStringList report; ///< a text a connection, in its short form "3 × …" for equal ones
};

/// The rows of the table in the project's SCENARIOS.md; empty when there is none.
[[nodiscard]] QList<LoopCase> loopCases();

/// \a report with each "3 × …" taken apart.
[[nodiscard]] QStringList expandedReport(const QStringList &report);
/// The inverse: equal neighbours become one.
[[nodiscard]] QStringList shortReport(const QStringList &report);

/// Whether \a actual is what \a expected says, part by part; a part "a or b" allows either.
[[nodiscard]] bool reportMatches(const QString &actual, const QString &expected);

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sse::architecture {

/// A file of the program: where it stands, from the top of the repository, and what it holds.
struct SourceFile
{
    QString path;
    QByteArray text;
};

/// What is wrong with a file, "line: what" each; empty when nothing is.
using Findings = QStringList;

/// The two SPDX lines come first.
[[nodiscard]] Findings checkLicense(const SourceFile &file);
/// At most 400 lines, functions of at most 60; a test's table of data may be longer.
[[nodiscard]] Findings checkSizes(const SourceFile &file);
/// Includes are rooted at the repository and stay in the file's room or below its rank; core sees
/// nothing of Qt but Core and Network, nobody a whole Qt module, ui no sockets.
[[nodiscard]] Findings checkIncludes(const SourceFile &file);
/// Words that belong in one place only: classes that take text for HTML, clocks, settings and the
/// application object in core; and marks of unfinished work nowhere.
[[nodiscard]] Findings checkWords(const SourceFile &file);
/// Tool tips are texts of the program's own or have been made plain.
[[nodiscard]] Findings checkToolTips(const SourceFile &file);

} // namespace sse::architecture

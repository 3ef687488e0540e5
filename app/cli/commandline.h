// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"

#include <QCommandLineParser>

namespace sse::cli {

/// \a text in the user's language.
[[nodiscard]] QString say(const char *text);
/// The Error of a wrong command line.
[[nodiscard]] Error usage(const QString &sentence);
/// "-X", "--all".
[[nodiscard]] QString withDashes(const QString &name);

/// --help and --version.
void addCommonOptions(QCommandLineParser &parser);
/// --all, --bytes and --filter.
void addPrintOptions(QCommandLineParser &parser);

/// Reads the \a arguments of \a command: the text that they ask for instead, if any, or an error.
[[nodiscard]] Result<std::optional<ShowText>> readArguments(QCommandLineParser &parser,
                                                            const QString &command,
                                                            const QStringList &arguments,
                                                            const QString &help);
[[nodiscard]] Result<PrintOptions> printOptionsOf(const QCommandLineParser &parser);

/// The one recording that \a command reads.
[[nodiscard]] Result<QString> recordingOf(const QString &command, const QCommandLineParser &parser);

// The commands' own: what their arguments, without the command, ask for.
[[nodiscard]] Result<Invocation> watchInvocation(const QStringList &arguments,
                                                 const Surroundings &surroundings);
[[nodiscard]] Result<Invocation> recordInvocation(const QStringList &arguments,
                                                  const Surroundings &surroundings);
[[nodiscard]] Result<Invocation> parseInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> eventsInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> catInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> infoInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> verifyInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> exportInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> importInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> mockInvocation(const QStringList &arguments);
[[nodiscard]] Result<Invocation> serveInvocation(const QStringList &arguments);

} // namespace sse::cli

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/exporting/exportformat.h"
#include "core/index/filterexpression.h"
#include "core/net/endpoint.h"
#include "core/recording/recorder.h"
#include "core/session/mocksession.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <set>
#include <variant>

namespace sse::cli {

/// What the commands share that print lines.
struct PrintOptions
{
    bool all = false;   ///< --all
    bool bytes = false; ///< --bytes
    FilterExpression filter;
};

/// "parse [FILE|-]"
struct ParseOptions
{
    PrintOptions print;
    QString file; ///< "-": standard input
};

/// What the commands share that connect.
struct StreamOptions
{
    Endpoint endpoint;
    std::optional<Nanos> duration; ///< from the start
};

/// "watch URL"
struct WatchOptions : StreamOptions
{
    PrintOptions print;
};

/// "record URL -o FILE"
struct RecordOptions : StreamOptions
{
    QString file;
    bool force = false;                            ///< may replace FILE
    quint64 mostBytes = RecordingPlan().mostBytes; ///< of the body; 0: no limit
    AtLimit atLimit = RecordingPlan().atLimit;
};

/// "events FILE"
struct EventsOptions
{
    PrintOptions print;
    QString file;
};

/// "cat FILE"
struct CatOptions
{
    QString file;
    std::optional<ConnectionId> connection; ///< the only one
};

/// "info FILE"
struct InfoOptions
{
    QString file;
};

/// "verify FILE"
struct VerifyOptions
{
    QString file;
};

/// "mock NAME|FILE"
struct MockArguments
{
    bool list = false; ///< --list: nothing is served
    QString scenario;  ///< a built-in's name or a file's
    double speed = 1;
    MockOptions server;
};

/// "serve RECORDING|FILE"
struct ServeArguments
{
    QString file;
    ServeOptions serve;
    MockOptions server;
};

/// A time of --from and --to: of the wall clock, or since the beginning.
using PointInTime = std::variant<WallTime, Nanos>;

/// "export FILE|-"
struct ExportOptions
{
    QString file;   ///< "-": standard input
    QString output; ///< empty: standard output
    bool force = false;
    ExportFormat format = ExportFormat::JsonLines;
    bool includeSecrets = false;
    bool rawCells = false;
    FilterExpression filter;
    std::set<ConnectionId> connections; ///< empty: all
    std::optional<PointInTime> from;
    std::optional<PointInTime> to;
    std::optional<quint64> stream; ///< of an imported file, from 1
};

/// "import FILE|- -o RECORDING"
struct ImportOptions
{
    QString file;   ///< "-": standard input
    QString output; ///< the recording
    bool force = false;
    std::optional<quint64> stream; ///< from 1
};

/// "--help" and "--version", with or without a command.
struct ShowText
{
    QString text;
};

using Invocation = std::variant<ShowText, ParseOptions, WatchOptions, RecordOptions, EventsOptions,
                                CatOptions, InfoOptions, VerifyOptions, ExportOptions,
                                ImportOptions, MockArguments, ServeArguments>;

/// What the options may ask of the world, injected so that tests do without it.
struct Surroundings
{
    /// The value of an environment variable, or nothing when it is not set.
    std::function<std::optional<QByteArray>(const QString &name)> variable;
    /// The content of a file, "-" for standard input; an Error with a sentence that names it.
    std::function<Result<QByteArray>(const QString &path)> readFile;
};

/// The real ones.
[[nodiscard]] Surroundings systemSurroundings();

/// What \a arguments, without the program's name, ask for. An Error's message is one sentence for
/// stderr: it names the option and says what is right; it never repeats a header's value.
[[nodiscard]] Result<Invocation> parseArguments(const QStringList &arguments,
                                                const Surroundings &surroundings);

} // namespace sse::cli

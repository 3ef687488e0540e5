// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/filecommands.h"
#include "app/cli/recordingfile.h"
#include "app/cli/signals.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"

namespace sse::cli {

namespace {

QByteArray lineOf(const Damage &damage)
{
    QByteArray line = "{\"table\":";
    appendJsonString(line, toWellFormedUtf8(damage.table));
    line += ",\"row\":" + (damage.row < 0 ? QByteArray("null") : QByteArray::number(damage.row)) +
            ",\"message\":";
    appendJsonString(line, damage.message.toUtf8());
    return line + "}\n";
}

} // namespace

ExitCode runVerify(const VerifyOptions &options, Output &output)
{
    const auto damage = verifyRecording(options.file, EndSignals::raised);
    if (EndSignals::raised()) {
        tell(say("The check of “%1” was not finished.").arg(options.file));
        return ExitCode::Failed;
    }
    if (!damage) {
        tellUnreadable(options.file, damage.error());
        return ExitCode::Usage;
    }
    QByteArray out;
    for (const Damage &found : damage.value())
        out += lineOf(found);
    if (output.write(out) == Output::State::Failed)
        return exitCodeOf(output);
    if (damage.value().isEmpty()) {
        tell(say("“%1” is sound.").arg(options.file));
        return ExitCode::AsAsked;
    }
    tell(say("“%1” is damaged; places: %2. “events” and “cat” read what is left.")
             .arg(options.file)
             .arg(damage.value().size()));
    return ExitCode::Failed;
}

} // namespace sse::cli

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/recordcommand.h"

#include "app/cli/commandline.h"
#include "app/cli/outputfile.h"
#include "app/cli/streamrun.h"
#include "app/cli/watchcommand.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sse::cli {

namespace {

/// Whether \a file and what lies beside it while it is recorded can be made; makes and removes it.
std::optional<Error> tryToWrite(const QString &file)
{
    const QByteArray live = QFile::encodeName(liveFileOf(file));
    const QByteArray longest = live + "-journal";
    struct stat ignored = {};
    int error = 0;
    if (::lstat(longest.constData(), &ignored) != 0 && errno == ENAMETOOLONG) {
        error = errno;
    } else {
        const int descriptor =
            ::open(live.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        error = descriptor < 0 ? errno : 0;
        if (descriptor >= 0) {
            ::close(descriptor);
            ::unlink(live.constData());
        }
    }
    if (error == 0)
        return {};
    return fileError(say("The file “%1” can't be written: %2.").arg(file, qt_error_string(error)));
}

class Record final : public StreamRun
{
public:
    Record(const RecordOptions &options, const EndSignals &signalsToEnd)
        : StreamRun(options, signalsToEnd,
                    [&options](const Endpoint &) {
                        RecordingPlan plan;
                        plan.path = liveFileOf(options.file);
                        plan.mostBytes = options.mostBytes;
                        plan.atLimit = options.atLimit;
                        return std::optional(plan);
                    })
        , m_options(options)
    {
    }

private:
    void look(const StreamStatus &status) override
    {
        const auto recording = session().recordingStatus();
        if (recording && recording->error && recording->error->code == "recording-busy") {
            tell(recording->error->message);
            quit(ExitCode::Usage);
            return;
        }
        tellFacts();
        if (status.ended)
            quit(finish() ? exitCodeOf(status, endpoint()) : ExitCode::Usage);
    }

    void tellFacts()
    {
        const CaptureLog &log = session().log();
        for (const std::size_t count = log.recordCount(); m_told < count; ++m_told)
            tellFact(log.record(m_told));
    }

    /// False: told what is wrong.
    bool finish()
    {
        const QString live = liveFileOf(m_options.file);
        // Who made it in the meantime did not mean it to be replaced.
        const bool taken = !m_options.force && isThere(m_options.file);
        const auto error = session().finishRecording(taken ? QString() : m_options.file);
        // A limit may have been reached by the last bytes.
        tellFacts();
        if (error) {
            tell(error->message);
            const ByteOffset arrived = session().log().byteCount();
            const auto status = session().recordingStatus();
            const ByteOffset written = status ? status->written.bytes : 0;
            if (arrived > written) {
                tell(say("%1 of what arrived could not be written, and is lost.")
                         .arg(sizeText(arrived - written)));
            }
            if (isThere(live))
                tell(say("The recording is not complete; what was written is in “%1”.").arg(live));
            return false;
        }
        if (taken) {
            tell(say("The file “%1” has been made by someone else in the meantime; the recording "
                     "is in “%2”.")
                     .arg(m_options.file, live));
            return false;
        }
        tellResult();
        return true;
    }

    void tellResult()
    {
        const RecordingStatus status = session().recordingStatus().value_or(RecordingStatus());
        tell(say("Recorded %1 of body and %2 events in “%3”.")
                 .arg(sizeText(session().log().byteCount()))
                 .arg(session().index().eventCount())
                 .arg(m_options.file));
        if (status.droppedBytes > 0) {
            tell(say("The oldest %1 of it made room for the rest, because of the limit of %2.")
                     .arg(sizeText(status.droppedBytes), sizeText(m_options.mostBytes)));
        }
    }

    const RecordOptions &m_options;
    std::size_t m_told = 0;
};

} // namespace

ExitCode runRecord(const RecordOptions &options, const EndSignals &signalsToEnd)
{
    if (const auto error = checkTarget(options.file, options.force)) {
        tell(error->message);
        return ExitCode::Usage;
    }
    Record record(options, signalsToEnd);
    return record.run();
}

QString liveFileOf(const QString &file)
{
    return file + QStringLiteral(".part");
}

std::optional<Error> checkTarget(const QString &file, bool force)
{
    if (auto error = checkOutput(file, force, say("the recording")))
        return error;
    const QString live = liveFileOf(file);
    if (isThere(live)) {
        return fileError(say("The file “%1” exists: a recording that still runs, or that was "
                             "interrupted. “sse-inspector-cli info” tells which; then rename or "
                             "remove it, or choose another name.")
                             .arg(live));
    }
    return tryToWrite(file);
}

} // namespace sse::cli

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/exportbench.h"

#include "core/exporting/exportfile.h"
#include "core/exporting/exportpass.h"
#include "core/formats/export.h"
#include "core/recording/recordingcopy.h"
#include "tests/bench/corpora.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <vector>

namespace sse::bench {

namespace {

constexpr std::size_t readSize = 16384;
constexpr quint64 fewEvents = 1'000'000;

double since(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The most that was resident since the last call, in MB.
double takePeak()
{
    double peak = 0;
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                peak = line.mid(6).chopped(2).trimmed().toDouble() * 1024 / 1e6;
        }
    }
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (reset.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        reset.write("5");
    return peak;
}

/// Returns the size of the event text in bytes.
quint64 makeRecording(const QString &path, Corpus corpus, quint64 events)
{
    const SystemClock clock;
    CaptureLog log(clock);
    AttemptRecord attempt;
    attempt.method = "POST";
    attempt.url = QUrl(QStringLiteral("http://127.0.0.1/stream?token=topsecretvalue"));
    attempt.headers = {{"Authorization", "Bearer sk-0123456789abcdef"}};
    log.appendRecord(1, attempt);
    log.appendRecord(
        1, ResponseRecord{200, "OK", attempt.url, {{"Content-Type", "text/event-stream"}}});
    log.appendRecord(1, StateRecord{ReadyState::Open});
    const std::string sample = makeCorpus(corpus, 8'000'000);
    const QByteArrayView payload(sample.data(), static_cast<qsizetype>(sample.size()));
    const auto inSample = static_cast<quint64>(payload.count("\n\n"));
    for (quint64 done = 0; done < events; done += inSample) {
        QByteArrayView rest = payload;
        if (events - done < inSample) {
            qsizetype end = 0;
            for (quint64 i = done; i < events; ++i)
                end = payload.indexOf("\n\n", end) + 2;
            rest = payload.first(end);
        }
        while (!rest.isEmpty()) {
            const qsizetype count = std::min<qsizetype>(readSize, rest.size());
            log.appendRead(1, rest.first(count));
            rest = rest.sliced(count);
        }
    }
    log.appendRecord(1, BodyEndRecord{});
    log.appendRecord(1, EndRecord{EndReason::EndOfBody, QString(), false});
    if (const std::optional<Error> error = writeRecording(log, path))
        qFatal("%s", error->message.toUtf8().constData());
    return log.byteCount();
}

/// Seconds to read the recording and make its rows, once.
double passOnce(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    Result<std::unique_ptr<ExportSource>> source = recordingSource(path)();
    if (!source)
        qFatal("%s", source.error().message.toUtf8().constData());
    const ExportScope scope;
    ExportPass pass(*source.value(), scope, {});
    while (pass.next()) {
    }
    return since(timer);
}

struct Exported
{
    double seconds = 0;
    double megabytes = 0;
    double peak = 0; ///< MB
};

Exported exportOnce(const QString &path, ExportFormat format, bool includeSecrets)
{
    takePeak();
    const QString target = path + u'.' + QString::fromLatin1(suffixOf(format));
    QElapsedTimer timer;
    timer.start();
    Result<std::unique_ptr<ExportFile>> file = ExportFile::create(target);
    if (!file)
        qFatal("%s", file.error().message.toUtf8().constData());
    ExportPlan plan;
    plan.format = format;
    plan.includeSecrets = includeSecrets;
    const Result<ExportReport> report =
        runExport(plan, recordingSource(path),
                  [&](QByteArrayView bytes) { return file.value()->write(bytes); });
    if (!report)
        qFatal("%s", report.error().message.toUtf8().constData());
    if (const std::optional<Error> error = file.value()->finish())
        qFatal("%s", error->message.toUtf8().constData());
    Exported exported;
    exported.seconds = since(timer);
    exported.megabytes = static_cast<double>(report.value().written) / 1e6;
    exported.peak = takePeak();
    QFile::remove(target);
    return exported;
}

void printRow(const char *name, quint64 events, const QString &path, ExportFormat format,
              bool includeSecrets, int rounds)
{
    std::vector<double> ratios;
    std::vector<double> seconds;
    Exported last;
    for (int round = 0; round < rounds; ++round) {
        const double pass = passOnce(path);
        last = exportOnce(path, format, includeSecrets);
        seconds.push_back(last.seconds);
        ratios.push_back(last.seconds / pass);
    }
    const double time = median(seconds);
    std::printf("| %s | %.0f | %s%s | %.2f | %.1f | %.0f | %.0f |\n", name,
                static_cast<double>(events) / 1e6, titleOf(format).toUtf8().constData(),
                includeSecrets ? ", secrets included" : "",
                static_cast<double>(events) / time / 1e6, median(ratios), last.megabytes,
                last.peak);
    std::fflush(stdout);
}

} // namespace

void benchExport(const QString &folder, quint64 events, int rounds)
{
    const QTemporaryDir own(folder + QLatin1String("/sse-bench"));
    if (!own.isValid())
        qFatal("%s", own.errorString().toUtf8().constData());
    std::printf(
        "## (l) Exports of a recording to a synced file\n\n"
        "| corpus | M events | format | M events/s, median | times as long as one pass over "
        "the rows | MB written | most resident MB |\n"
        "|---|---|---|---|---|---|---|\n");
    const QString path = own.filePath(QStringLiteral("bench.sserec"));
    for (const Corpus corpus : {Corpus::Small, Corpus::Llm}) {
        makeRecording(path, corpus, fewEvents);
        for (const ExportFormat format : exportFormats)
            printRow(corpusName(corpus), fewEvents, path, format, false, rounds);
        printRow(corpusName(corpus), fewEvents, path, ExportFormat::JsonLines, true, rounds);
        QFile::remove(path);
        if (events > fewEvents) {
            makeRecording(path, corpus, events);
            printRow(corpusName(corpus), events, path, ExportFormat::JsonLines, false, 1);
            QFile::remove(path);
        }
    }
    std::printf("\n");
}

} // namespace sse::bench

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/recordingbench.h"

#include "core/recording/recorder.h"
#include "core/recording/recordingbytes.h"
#include "core/recording/schema.h"
#include "core/session/recordingsession.h"
#include "tests/bench/corpora.h"
#include "tests/bench/pipelinebench.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <random>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

namespace sse::bench {

namespace {

constexpr std::size_t readSize = 16384;
/// Of the recorder's transactions when more waits: both sides sync as often.
constexpr quint64 syncEvery = quint64{32} << 20;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double since(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void fillLog(CaptureLog &log, const std::string &payload, int repeats)
{
    AttemptRecord attempt;
    attempt.method = "GET";
    attempt.url = QUrl(QStringLiteral("http://127.0.0.1/"));
    log.appendRecord(1, attempt);
    log.appendRecord(
        1, ResponseRecord{200, "OK", attempt.url, {{"Content-Type", "text/event-stream"}}});
    log.appendRecord(1, StateRecord{ReadyState::Open});
    for (int repeat = 0; repeat < repeats; ++repeat) {
        for (std::size_t at = 0; at < payload.size(); at += readSize)
            log.appendRead(1, {payload.data() + at,
                               static_cast<qsizetype>(std::min(readSize, payload.size() - at))});
    }
    log.appendRecord(1, BodyEndRecord{});
    log.appendRecord(1, EndRecord{EndReason::EndOfBody, QString(), false});
}

/// A file to which each read is appended with its stamps and their check sum.
double writePlain(const CaptureLog &log, const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    const int file =
        ::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    LogCursor cursor(log);
    quint64 synced = 0;
    for (std::size_t number = 0; number < log.readCount(); ++number) {
        const ReadRecord &read = log.read(number);
        const QByteArrayView bytes = cursor.bytes(read.begin, read.length);
        const schema::ReadRow row{static_cast<qint64>(read.begin), read.connection,
                                  (read.time - log.anchor().mono).count(), 0, bytes};
        std::array<qint64, 5> head{row.offset, row.connection, row.time,
                                   static_cast<qint64>(bytes.size()),
                                   qint64{schema::checkSum(row)}};
        std::array<iovec, 2> parts{
            iovec{head.data(), sizeof(head)},
            iovec{const_cast<char *>(bytes.data()), static_cast<std::size_t>(bytes.size())}};
        if (::writev(file, parts.data(), parts.size()) < 0)
            qFatal("The disk is full.");
        if (read.begin - synced >= syncEvery) {
            ::fdatasync(file);
            synced = read.begin;
        }
    }
    ::fdatasync(file);
    const double seconds = since(timer);
    ::close(file);
    return seconds;
}

/// To the last commit, the one that makes the recording complete included.
double writeRecording(const CaptureLog &log, const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    RecordingPlan plan;
    plan.path = path;
    plan.mostBytes = 0;
    Recorder recorder(log, plan, {});
    if (const std::optional<Error> error = recorder.finish())
        qFatal("%s", error->message.toUtf8().constData());
    return since(timer);
}

void benchWriting(const QString &folder, std::size_t bytes, int rounds)
{
    std::printf(
        "## (f) Log in memory → recording, to the last commit, against a plain append file\n\n"
        "| corpus | MB | append file MB/s | recorder MB/s | ratio (median) | M events/s | "
        "file MB |\n|---|---|---|---|---|---|---|\n");
    const SystemClock clock;
    for (const Corpus corpus : allCorpora) {
        const std::string payload = makeCorpus(corpus, bytes);
        const auto events = static_cast<double>(
            QByteArrayView(payload.data(), static_cast<qsizetype>(payload.size())).count("\n\n"));
        const int repeats = std::max(1, static_cast<int>(400'000'000 / payload.size()));
        CaptureLog log(clock);
        fillLog(log, payload, repeats);
        const auto size = static_cast<double>(log.byteCount());
        const QString path = folder + QLatin1String("/bench.sserec");
        std::vector<double> plain;
        std::vector<double> recorded;
        std::vector<double> ratios;
        qint64 fileSize = 0;
        for (int round = 0; round < rounds; ++round) {
            ::sync();
            plain.push_back(size / writePlain(log, path) / 1e6);
            QFile::remove(path);
            ::sync();
            recorded.push_back(size / writeRecording(log, path) / 1e6);
            fileSize = QFile(path).size();
            QFile::remove(path);
            ratios.push_back(recorded.back() / plain.back());
        }
        std::printf("| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.0f |\n", corpusName(corpus),
                    size / 1e6, median(plain), median(recorded), median(ratios),
                    median(recorded) * events * repeats / size,
                    static_cast<double>(fileSize) / 1e6);
        std::fflush(stdout);
    }
    std::printf("\n");
}

void benchNetwork(const QString &folder, std::size_t bytes, int rounds)
{
    std::printf("## (g) Pipeline with recording, against the same without\n\n"
                "| corpus | MB | without MB/s | with MB/s | ratio (median) | M events/s with |\n"
                "|---|---|---|---|---|---|\n");
    const QString path = folder + QLatin1String("/bench.sserec.part");
    const auto recording = [&path](const Endpoint &) {
        RecordingPlan plan;
        plan.path = path;
        return std::optional(plan);
    };
    for (const Corpus corpus : allCorpora) {
        const std::string payload = makeCorpus(corpus, bytes);
        const int repeats = std::max(1, static_cast<int>(400'000'000 / payload.size()));
        std::vector<double> without;
        std::vector<double> with;
        std::vector<double> ratios;
        PipelineRun last;
        for (int round = 0; round < rounds; ++round) {
            last = readThroughPipeline(payload, repeats);
            without.push_back(static_cast<double>(last.bytes) / last.seconds / 1e6);
            last = readThroughPipeline(payload, repeats, recording);
            with.push_back(static_cast<double>(last.bytes) / last.seconds / 1e6);
            ratios.push_back(with.back() / without.back());
            QFile::remove(path);
            ::sync();
        }
        std::printf(
            "| %s | %.0f | %.0f | %.0f | %.2f | %.2f |\n", corpusName(corpus),
            static_cast<double>(last.bytes) / 1e6, median(without), median(with), median(ratios),
            median(with) * static_cast<double>(last.events) / static_cast<double>(last.bytes));
        std::fflush(stdout);
    }
    std::printf("\n");
}

/// What the kernel keeps of the file leaves memory.
void forget(const QString &path)
{
    ::sync();
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

/// Microseconds of the median and of the 99th of 100.
std::pair<double, double> readAtRandom(const QString &path, quint64 bytes, quint64 length,
                                       int count)
{
    const RecordingBytes source(path);
    std::mt19937_64 random(1);
    std::vector<char> to(length);
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!source.read(random() % (bytes - length), to))
            qFatal("The recording can't be read.");
        times.push_back(since(timer) * 1e6);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

struct Opening
{
    double firstRows = 0; ///< seconds
    double all = 0;
    quint64 rows = 0;
};

Opening open(const QString &path)
{
    Opening opening;
    QElapsedTimer timer;
    timer.start();
    auto opened = RecordingSession::openRecording(path);
    if (!opened)
        qFatal("%s", opened.error().message.toUtf8().constData());
    RecordingSession &session = *opened.value();
    QEventLoop loop;
    const auto look = [&] {
        session.takeChange();
        if (opening.firstRows == 0 && session.index().rowCount() > 10)
            opening.firstRows = since(timer);
        if (session.progress().finished)
            loop.quit();
    };
    QObject::connect(&session, &RecordingSession::changed, &loop, look);
    if (!session.progress().finished)
        loop.exec();
    opening.all = since(timer);
    opening.rows = session.index().rowCount();
    return opening;
}

void benchReading(const QString &folder, int rounds)
{
    std::printf("## (h) A recording of 1 GB: random event text, and opening it\n\n"
                "| corpus | random event µs, median (p99), cached | not cached | first rows s | "
                "indexed MB/s, median | M events/s | resident MB |\n"
                "|---|---|---|---|---|---|---|\n");
    const SystemClock clock;
    const QString path = folder + QLatin1String("/bench.sserec");
    for (const Corpus corpus : allCorpora) {
        const std::string payload = makeCorpus(corpus, 100'000'000);
        quint64 bytes = 0;
        {
            CaptureLog log(clock);
            fillLog(log, payload, 10);
            bytes = log.byteCount();
            writeRecording(log, path);
        }
        const quint64 length = corpus == Corpus::Small ? 71 : corpus == Corpus::Llm ? 242 : 10'250;
        const auto cached = readAtRandom(path, bytes, length, 20'000);
        forget(path);
        const auto cold = readAtRandom(path, bytes, length, 500);
        std::vector<double> rates;
        std::vector<double> first;
        Opening last;
        const qint64 before = residentBytes();
        for (int round = 0; round < rounds; ++round) {
            last = open(path);
            rates.push_back(static_cast<double>(bytes) / last.all / 1e6);
            first.push_back(last.firstRows);
        }
        const double rate = median(rates);
        std::printf("| %s | %.1f (%.1f) | %.1f (%.1f) | %.3f | %.0f | %.2f | %.0f |\n",
                    corpusName(corpus), cached.first, cached.second, cold.first, cold.second,
                    median(first), rate,
                    rate * static_cast<double>(last.rows) / static_cast<double>(bytes),
                    static_cast<double>(residentBytes() - before) / 1e6);
        std::fflush(stdout);
        QFile::remove(path);
    }
    std::printf("\n");
}

} // namespace

void benchRecording(const QString &folder, std::size_t bytes, int rounds)
{
    const QTemporaryDir own(folder + QLatin1String("/sse-bench"));
    if (!own.isValid())
        qFatal("%s", own.errorString().toUtf8().constData());
    benchWriting(own.path(), bytes, rounds);
    benchNetwork(own.path(), bytes, rounds);
    benchReading(own.path(), std::min(rounds, 3));
}

} // namespace sse::bench

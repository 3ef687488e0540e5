// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/pipelinebench.h"

#include "tests/bench/corpora.h"
#include "tests/bench/floodserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <malloc.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace sse::bench {

namespace {

/// What the log has not got yet of what the server's kernel took.
void sampleBacklog(const FloodServer &server, quint64 taken, quint64 &peak)
{
    const quint64 sent = server.sent();
    if (sent > taken)
        peak = std::max(peak, sent - taken);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

PipelineRun readBare(std::string_view payload, int repeats)
{
    FloodServer server(payload, repeats);
    QNetworkAccessManager manager;
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    PipelineRun run;
    std::vector<char> buffer(1 << 20);
    QElapsedTimer timer;
    timer.start();
    QNetworkReply *reply = manager.get(request);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::readyRead, &loop, [&] {
        while (reply->bytesAvailable() > 0) {
            const qint64 count = reply->read(buffer.data(), static_cast<qint64>(buffer.size()));
            if (count <= 0)
                break;
            run.bytes += static_cast<quint64>(count);
            ++run.reads;
        }
        sampleBacklog(server, run.bytes, run.peakBacklog);
    });
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    run.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    reply->deleteLater();
    return run;
}

PipelineRun readThroughPipeline(std::string_view payload, int repeats,
                                InspectorSession::Recording recording)
{
    ::malloc_trim(0);
    const qint64 before = residentBytes();
    FloodServer server(payload, repeats);
    PipelineRun run;
    InspectorSession session({}, std::move(recording));
    Endpoint endpoint;
    endpoint.url = server.url();
    endpoint.reconnect = false;
    endpoint.profile = *findReconnectProfile("whatwg");
    QEventLoop loop;
    QTimer sampler;
    QObject::connect(&sampler, &QTimer::timeout, &loop,
                     [&] { sampleBacklog(server, session.log().byteCount(), run.peakBacklog); });
    QObject::connect(&session, &InspectorSession::changed, &loop, [&] {
        session.takeChange();
        if (session.status().ended)
            loop.quit();
    });
    sampler.start(1);
    QElapsedTimer timer;
    timer.start();
    session.start(endpoint);
    loop.exec();
    run.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    run.bytes = session.log().byteCount();
    run.events = session.index().eventCount();
    run.rows = session.index().rowCount();
    run.reads = session.log().readCount();
    ::malloc_trim(0);
    run.overhead = residentBytes() - before - static_cast<qint64>(run.bytes);
    if (run.bytes != server.bodySize())
        qFatal("The pipeline lost bytes: %llu of %llu arrived.", run.bytes, server.bodySize());
    return run;
}

void benchPipeline(std::size_t bytes, int rounds)
{
    std::printf("## (b) Loopback server → QnamTransport → log → parser → index, and (d) memory\n\n"
                "| corpus | MB | bare QNAM MB/s | pipeline MB/s | ratio (median) | M events/s | "
                "peak backlog MB | reads | memory beside raw bytes, B/event |\n"
                "|---|---|---|---|---|---|---|---|---|\n");
    for (const Corpus corpus : allCorpora) {
        const std::string payload = makeCorpus(corpus, bytes);
        const int repeats = std::max(1, static_cast<int>(400'000'000 / payload.size()));
        std::vector<double> ratios;
        std::vector<double> bareRates;
        std::vector<double> rates;
        PipelineRun last;
        for (int round = 0; round < rounds; ++round) {
            const PipelineRun bare = readBare(payload, repeats);
            last = readThroughPipeline(payload, repeats);
            bareRates.push_back(static_cast<double>(bare.bytes) / bare.seconds / 1e6);
            rates.push_back(static_cast<double>(last.bytes) / last.seconds / 1e6);
            ratios.push_back(rates.back() / bareRates.back());
        }
        const double rate = median(rates);
        std::printf("| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.1f | %llu | %.1f |\n",
                    corpusName(corpus), static_cast<double>(last.bytes) / 1e6, median(bareRates),
                    rate, median(ratios),
                    rate * static_cast<double>(last.events) / static_cast<double>(last.bytes),
                    static_cast<double>(last.peakBacklog) / 1e6, last.reads,
                    static_cast<double>(last.overhead) / static_cast<double>(last.events));
        std::fflush(stdout);
    }
    std::printf("\n");
}

} // namespace sse::bench

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/parserbench.h"

#include "core/wire/streamparser.h"
#include "tests/bench/corpora.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace sse::bench {

namespace {

constexpr std::size_t pieceSize = 65'536;

/// Writes one row of 32 bytes for each block, as an index does.
class RowSink final : public BlockSink
{
public:
    struct Row
    {
        ByteOffset begin;
        quint32 length;
        quint32 lines;
        quint64 dataBytes;
        BlockKind kind;
        quint8 typeLength;
    };

    RowSink()
        : m_rows(std::size_t{1} << 14)
    {
    }

    void comment(const ParsedLine &line, ByteOffset end) override
    {
        append({line.begin, static_cast<quint32>(end - line.begin), 1, 0, BlockKind::Ignored, 0});
    }

    void block(const ParsedBlock &block) override
    {
        quint64 dataBytes = 0;
        for (const ParsedLine &line : block.lines)
            dataBytes += line.name == FieldName::Data ? line.length : 0;
        append({block.begin, static_cast<quint32>(block.end - block.begin),
                static_cast<quint32>(block.lines.size()), dataBytes, block.kind,
                static_cast<quint8>(block.type.size())});
    }

    quint64 count = 0;

private:
    void append(const Row &row) { m_rows[count++ % m_rows.size()] = row; }

    std::vector<Row> m_rows;
};

double parse(const std::string &corpus, wire::LineScanner::Path path, quint64 &events)
{
    StreamParser parser(path);
    RowSink sink;
    QElapsedTimer timer;
    timer.start();
    parser.beginConnection();
    for (std::size_t at = 0; at < corpus.size(); at += pieceSize)
        parser.feed({corpus.data() + at, std::min(pieceSize, corpus.size() - at)}, sink);
    parser.endConnection(sink);
    events = sink.count;
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double countLines(const std::string &corpus, quint64 &lines)
{
    QElapsedTimer timer;
    timer.start();
    lines = 0;
    const char *const end = corpus.data() + corpus.size();
    for (const char *at = corpus.data(); at != end; ++lines) {
        const void *found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        at = found ? static_cast<const char *>(found) + 1 : end;
    }
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Seconds that npm's eventsource-parser takes over \a corpus, TextDecoder included; none where it
/// can't be run.
std::optional<double> parseWithNode(const std::string &corpus, quint64 events, int rounds,
                                    const QString &node, const QString &modules)
{
    if (node.isEmpty() ||
        !QFileInfo::exists(modules + QStringLiteral("/eventsource-parser/package.json")))
        return std::nullopt;
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("corpus")));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(corpus.data(), static_cast<qint64>(corpus.size())) < 0)
        return std::nullopt;
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(node, {QStringLiteral(SSE_BENCH_FOLDER "/eventsourceparser.mjs"),
                         QFileInfo(modules).absoluteFilePath(), file.fileName(),
                         QString::number(rounds)});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        return std::nullopt;
    const QList<QByteArray> answer = process.readAllStandardOutput().simplified().split(' ');
    if (answer.size() != 2 || answer[1].toULongLong() != events)
        qFatal("eventsource-parser found other events: %s of %llu.", answer.last().constData(),
               events);
    return answer[0].toDouble();
}

} // namespace

void benchParser(std::size_t bytes, int rounds, const QString &node, const QString &modules)
{
    std::printf(
        "## (a) Parser\n\n"
        "| corpus | MB | memchr GB/s | parser GB/s | ratio (median) | portable path, ratio | "
        "M events/s | eventsource-parser MB/s | parser is so many times as fast |\n"
        "|---|---|---|---|---|---|---|---|---|\n");
    for (const Corpus corpus : allCorpora) {
        const std::string text = makeCorpus(corpus, bytes);
        const auto size = static_cast<double>(text.size());
        quint64 events = 0;
        quint64 lines = 0;
        std::vector<double> memchrTimes;
        std::vector<double> times;
        std::vector<double> ratios;
        std::vector<double> portableRatios;
        for (int round = 0; round < rounds; ++round) {
            memchrTimes.push_back(countLines(text, lines));
            times.push_back(parse(text, wire::LineScanner::best(), events));
            ratios.push_back(memchrTimes.back() / times.back());
            portableRatios.push_back(memchrTimes.back() /
                                     parse(text, wire::LineScanner::Path::Portable, events));
        }
        std::printf("| %s | %.0f | %.2f | %.2f | %.2f | %.2f | %.1f | ", corpusName(corpus),
                    size / 1e6, size / median(memchrTimes) / 1e9, size / median(times) / 1e9,
                    median(ratios), median(portableRatios),
                    static_cast<double>(events) / median(times) / 1e6);
        const std::optional<double> other = parseWithNode(text, events, 5, node, modules);
        if (other)
            std::printf("%.0f | %.1f |\n", size / *other / 1e6, *other / median(times));
        else
            std::printf("not installed | |\n");
        std::fflush(stdout);
    }
    std::printf("\n");
}

} // namespace sse::bench

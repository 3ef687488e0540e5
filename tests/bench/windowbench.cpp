// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/windowbench.h"

#include "tests/bench/corpora.h"
#include "tests/bench/floodserver.h"
#include "tests/bench/pipelinebench.h"
#include "ui/mainwindow.h"
#include "ui/models/eventtablemodel.h"
#include "ui/panes/recordingtab.h"
#include "ui/views/eventtableview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <unistd.h>
#include <vector>

namespace sse::bench {

namespace {

/// The window as the program opens it, with settings of its own.
struct BenchWindow
{
    explicit BenchWindow(bool record = false)
        : settings(folder.filePath(QStringLiteral("settings.ini")))
        , window({settings,
                  [] {
                      return Result<QUrl>(Error{"none", QStringLiteral("No demo here.")});
                  },
                  {},
                  [](const QString &) { return Result<QByteArray>(QByteArray()); },
                  record ? folder.filePath(QStringLiteral("recordings")) : QString()})
    {
        window.restoreTabs();
    }

    void showAndRest(QEventLoop &loop)
    {
        window.resize(1280, 800);
        window.show();
        QTimer::singleShot(500, &loop, &QEventLoop::quit);
        loop.exec();
    }

    QTemporaryDir folder;
    ui::Settings settings;
    ui::MainWindow window;
};

/// How long the event loop did not come round, in ms.
class GapMeter final
{
public:
    GapMeter()
    {
        m_ticker.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_ticker, &QTimer::timeout, &m_ticker, [this] {
            m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - 1);
            m_clock.restart();
        });
        m_clock.start();
        m_ticker.start(1);
    }

    [[nodiscard]] double share(double part)
    {
        m_ticker.stop();
        std::sort(m_gaps.begin(), m_gaps.end());
        const auto last = static_cast<double>(m_gaps.size() - 1);
        return m_gaps.empty() ? 0 : m_gaps[static_cast<std::size_t>(last * part)];
    }

private:
    QTimer m_ticker;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QEventLoop &loop)
        : m_loop(loop)
    {
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, &m_loop, &QEventLoop::quit);
        return false;
    }

private:
    QEventLoop &m_loop;
};

bool dropPageCache()
{
    ::sync();
    QFile file(QStringLiteral("/proc/sys/vm/drop_caches"));
    return file.open(QIODevice::WriteOnly) && file.write("3") == 1 && file.flush();
}

double startOnce(const char *program)
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    process.start(QString::fromLocal8Bit(program), {QStringLiteral("first-paint")});
    if (!process.waitForReadyRead(60'000))
        qFatal("The window was not painted within a minute.");
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    process.waitForFinished();
    return seconds;
}

void printStarts(const char *name, std::vector<double> seconds)
{
    std::sort(seconds.begin(), seconds.end());
    std::printf("| %s | %.2f | %.2f | %.2f |\n", name, seconds.front(), seconds[seconds.size() / 2],
                seconds.back());
    std::fflush(stdout);
}

} // namespace

void benchWindow(const FollowPlan &plan)
{
    const std::string payload = makeCorpus(Corpus::Small, plan.corpusBytes);
    const std::size_t perPayload = payload.size() / 71;
    const int repeats = static_cast<int>((plan.events + perPayload - 1) / perPayload);
    FloodServer server(payload, repeats, plan.pace);
    BenchWindow bench(plan.record);
    QEventLoop loop;
    bench.showAndRest(loop);

    const qint64 before = residentBytes();
    QElapsedTimer clock;
    clock.start();
    ui::StreamTab &tab = bench.window.openAddress(server.url().toString());
    const auto *table = tab.findChild<ui::EventTableView *>();
    if (!table)
        qFatal("The tab has no table.");
    GapMeter gaps;
    const InspectorSession &session = tab.session();
    double seconds = 0;
    qint64 most = before;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        most = std::max(most, residentBytes());
        const bool all = session.log().byteCount() >= server.bodySize();
        const auto shown = static_cast<std::size_t>(table->model()->rowCount());
        const std::size_t showable =
            std::min<std::size_t>(session.index().rowCount(), ui::EventTableModel::mostShownRows);
        if (!all || shown + ui::EventTableModel::mostShownRows / 10 < showable)
            return;
        seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        loop.quit();
    });
    poll.start(5);
    loop.exec();
    tab.closeStream();
    const quint64 count = session.index().eventCount();
    std::printf("## (c) The window open and following\n\n"
                "| events | seconds | M events/s | median gap ms | p99 gap ms | longest gap ms | "
                "resident MB at most, all in all | gained by the stream | raw bytes MB |\n"
                "|---|---|---|---|---|---|---|---|---|\n"
                "| %.1f M | %.2f | %.2f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f |\n\n",
                static_cast<double>(count) / 1e6, seconds,
                static_cast<double>(count) / seconds / 1e6, gaps.share(0.5), gaps.share(0.99),
                gaps.share(1), static_cast<double>(most) / 1e6,
                static_cast<double>(most - before) / 1e6,
                static_cast<double>(session.log().byteCount()) / 1e6);
}

void benchOpen(const QString &path)
{
    BenchWindow bench;
    QEventLoop loop;
    bench.showAndRest(loop);
    QElapsedTimer clock;
    clock.start();
    bench.window.openFile(path);
    ui::RecordingTab *tab = bench.window.currentRecording();
    if (!tab)
        qFatal("The file can't be opened.");
    const auto *table = tab->findChild<ui::EventTableView *>();
    GapMeter gaps;
    double first = 0;
    qint64 most = 0;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        most = std::max(most, residentBytes());
        if (first == 0 && table->model()->rowCount() > 0)
            first = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        if (tab->session().progress().finished)
            loop.quit();
    });
    poll.start(2);
    loop.exec();
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    const double megabytes = static_cast<double>(tab->session().log().byteCount()) / 1e6;
    std::printf(
        "## Opening a recording in the window\n\n"
        "| MB | M rows | first rows s | all indexed s | MB/s | median gap ms | p99 gap ms | "
        "longest gap ms | resident MB at most |\n|---|---|---|---|---|---|---|---|---|\n"
        "| %.0f | %.1f | %.2f | %.2f | %.0f | %.1f | %.1f | %.1f | %.0f |\n\n",
        megabytes, static_cast<double>(tab->session().index().rowCount()) / 1e6, first, seconds,
        megabytes / seconds, gaps.share(0.5), gaps.share(0.99), gaps.share(1),
        static_cast<double>(most) / 1e6);
}

void showUntilPainted()
{
    BenchWindow bench;
    QEventLoop loop;
    PaintWatch watch(loop);
    bench.window.installEventFilter(&watch);
    bench.window.show();
    loop.exec();
    std::printf("painted\n");
    std::fflush(stdout);
}

void benchStart(const char *program, int rounds)
{
    std::printf("## (e) Start to the first painted window, seconds\n\n"
                "| start | least | median | most |\n|---|---|---|---|\n");
    std::vector<double> cold;
    for (int round = 0; round < rounds && dropPageCache(); ++round)
        cold.push_back(startOnce(program));
    if (cold.empty())
        std::printf("| cold | not measured: the page cache can't be dropped here | | |\n");
    else
        printStarts("cold", cold);
    std::vector<double> warm;
    for (int round = 0; round < rounds; ++round)
        warm.push_back(startOnce(program));
    printStarts("warm", warm);
    std::printf("\n");
}

} // namespace sse::bench

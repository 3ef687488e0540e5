// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/signals.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace sse::cli {

namespace {

// A signal handler reaches nothing but globals.
volatile std::sig_atomic_t signalRaised = 0;
time_t firstRaised = 0;
// timeout(1) and terminals signal a process and then its group: that is one wish.
constexpr time_t secondsOfOneWish = 2;
std::array<int, 2> signalPipe{-1, -1};

time_t secondsNow()
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

extern "C" void onEndSignal(int signal)
{
    if (signalRaised == 0)
        firstRaised = secondsNow();
    else if (secondsNow() - firstRaised > secondsOfOneWish)
        ::_exit(128 + signal);
    signalRaised = 1;
    const char byte = 0;
    // A full pipe is readable already, which is all that is wanted.
    [[maybe_unused]] const ssize_t ignored = ::write(signalPipe[1], &byte, 1);
}

void handle(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

sigset_t endSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    return set;
}

} // namespace

EndSignals::EndSignals()
{
    // A descriptor that the caller closed must not become one of ours: what is opened here fails to
    // be read, or to be written, as the closed one would.
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) == -1) [[maybe_unused]]
            const int opened =
                ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        std::perror("sse-inspector-cli");
    // No SA_RESTART: a write that waits for a slow reader has to notice.
    handle(SIGINT, onEndSignal, 0);
    handle(SIGTERM, onEndSignal, 0);
    // A terminal that is closed; who started us with nohup means to go on.
    struct sigaction hangup = {};
    sigaction(SIGHUP, nullptr, &hangup);
    if (hangup.sa_handler == SIG_DFL)
        handle(SIGHUP, onEndSignal, 0);
    handle(SIGPIPE, SIG_IGN, 0);
    // A file that has reached its limit of size is an error like a full disk.
    handle(SIGXFSZ, SIG_IGN, 0);
}

EndSignals::~EndSignals()
{
    handle(SIGINT, SIG_DFL, 0);
    handle(SIGTERM, SIG_DFL, 0);
    struct sigaction hangup = {};
    sigaction(SIGHUP, nullptr, &hangup);
    if (hangup.sa_handler == onEndSignal)
        handle(SIGHUP, SIG_DFL, 0);
    for (int &descriptor : signalPipe) {
        ::close(descriptor);
        descriptor = -1;
    }
    signalRaised = 0;
}

int EndSignals::descriptor() const
{
    return signalPipe[0];
}

bool EndSignals::raised()
{
    return signalRaised != 0;
}

EndSignals::KeptFromThreads::KeptFromThreads()
{
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

EndSignals::KeptFromThreads::~KeptFromThreads()
{
    const sigset_t set = endSignals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace sse::cli

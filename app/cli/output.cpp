// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/cli/signals.h"
#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>

#include <poll.h>
#include <unistd.h>

namespace sse::cli {

namespace {

constexpr int lastPatience = 1000; // ms
// A write of this size doesn't wait on a pipe that poll() calls writable.
constexpr qsizetype smallPiece = PIPE_BUF;

} // namespace

Output::State Output::write(QByteArrayView bytes)
{
    while (m_state == State::Open && !bytes.isEmpty()) {
        qsizetype count = bytes.size();
        if (EndSignals::raised()) {
            if (!isReaderWaiting()) {
                m_state = State::Closed;
                break;
            }
            count = std::min(count, smallPiece);
        }
        const ssize_t written =
            ::write(m_descriptor, bytes.data(), static_cast<std::size_t>(count));
        if (written >= 0) {
            bytes = bytes.sliced(written);
        } else if (errno == EPIPE || errno == ECONNRESET) {
            m_state = State::Closed;
        } else if (errno == EAGAIN) {
            // Someone who shares the terminal or pipe made it non-blocking.
            pollfd wait{m_descriptor, POLLOUT, 0};
            ::poll(&wait, 1, lastPatience);
        } else if (errno != EINTR) {
            m_state = State::Failed;
            m_error = QCoreApplication::translate("Cli", "Standard output can't be written: %1.")
                          .arg(qt_error_string(errno));
        }
    }
    return m_state;
}

bool Output::isReaderWaiting() const
{
    pollfd wait{m_descriptor, POLLOUT, 0};
    return ::poll(&wait, 1, lastPatience) > 0;
}

void tell(QStringView sentence)
{
    QByteArray line = toTerminalText(sentence.toUtf8());
    line.replace('\n', ' ');
    line.append('\n');
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

} // namespace sse::cli

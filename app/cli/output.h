// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace sse::cli {

enum class ExitCode { AsAsked = 0, Failed = 1, Usage = 2, Network = 3 };

/// Standard output, unbuffered: one write for a batch.
class Output final
{
public:
    enum class State {
        Open,
        Closed, ///< the reader of the pipe has gone, or a signal came while it read nothing
        Failed, ///< error() says why
    };

    explicit Output(int descriptor = 1)
        : m_descriptor(descriptor)
    {
    }

    /// Writes all of \a bytes, waiting for the reader as needed. Once an end signal was raised it
    /// waits at most a second for a reader that reads nothing.
    State write(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// A sentence, when Failed.
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    [[nodiscard]] bool isReaderWaiting() const;

    int m_descriptor;
    State m_state = State::Open;
    QString m_error;
};

/// Writes \a sentence to standard error as a line, hidden characters made visible.
void tell(QStringView sentence);

} // namespace sse::cli

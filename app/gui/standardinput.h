// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QFile>
#include <QSocketNotifier>

#include <functional>

namespace sse::app {

/// Reads standard input to its end while the window goes on. UI thread.
class StandardInput final
{
public:
    /// \a ended gets all of it, once.
    explicit StandardInput(std::function<void(const QByteArray &text)> ended);

private:
    void readSome();

    std::function<void(const QByteArray &)> m_ended;
    QByteArray m_text;
    QFile m_file;
    QSocketNotifier m_notifier;
};

} // namespace sse::app

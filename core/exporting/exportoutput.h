// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <functional>
#include <utility>

namespace sse {

/// Where exporters write to: a buffer that is passed on from time to time. One thread.
class ExportOutput final
{
public:
    static constexpr qsizetype enough = qsizetype{1} << 20;

    /// \a pass takes the bytes; false: no more are wanted.
    explicit ExportOutput(std::function<bool(QByteArrayView)> pass)
        : m_pass(std::move(pass))
    {
        buffer.reserve(enough + enough / 4);
    }

    /// Exporters append here.
    QByteArray buffer;

    /// To be called often: passes the buffer on once it holds enough. False: stop.
    [[nodiscard]] bool goesOn() { return buffer.size() < enough ? !m_stopped : flush(); }
    /// Passes on what is there.
    bool flush()
    {
        if (!m_stopped && !buffer.isEmpty()) {
            m_written += static_cast<quint64>(buffer.size());
            m_stopped = !m_pass(buffer);
        }
        buffer.resize(0);
        return !m_stopped;
    }
    [[nodiscard]] quint64 written() const { return m_written; }

private:
    std::function<bool(QByteArrayView)> m_pass;
    quint64 m_written = 0;
    bool m_stopped = false;
};

} // namespace sse

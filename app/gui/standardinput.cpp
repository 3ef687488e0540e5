// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/gui/standardinput.h"

#include <array>
#include <cstdio>
#include <utility>

namespace sse::app {

namespace {

constexpr int standardInput = 0;

} // namespace

StandardInput::StandardInput(std::function<void(const QByteArray &)> ended)
    : m_ended(std::move(ended))
    , m_notifier(standardInput, QSocketNotifier::Read)
{
    if (!m_file.open(standardInput, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        m_notifier.setEnabled(false);
        return;
    }
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { readSome(); });
}

void StandardInput::readSome()
{
    // One read at a time: it must not wait for more than there is.
    std::array<char, 65536> piece{};
    const qint64 count = m_file.read(piece.data(), piece.size());
    if (count > 0) {
        m_text.append(piece.data(), count);
        return;
    }
    m_notifier.setEnabled(false);
    m_ended(std::exchange(m_text, {}));
}

} // namespace sse::app

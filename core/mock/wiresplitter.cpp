// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/wiresplitter.h"

#include <algorithm>
#include <utility>

namespace sse {

namespace {

bool isBomAt(QByteArrayView bytes, qsizetype position)
{
    return position >= 0 && bytes.sliced(position).startsWith("\xEF\xBB\xBF");
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool isMultibyte(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

} // namespace

WireSplitter::WireSplitter(WireControl control)
    : m_control(std::move(control))
{
}

void WireSplitter::setControl(const WireControl &control)
{
    if (m_taken == m_bytes.size()) {
        m_control = control;
        m_nextControl.reset();
        return;
    }
    m_ready = true;
    m_nextControl = control;
}

void WireSplitter::add(const QByteArray &bytes)
{
    if (m_taken == m_bytes.size())
        m_bytes.clear();
    else
        m_bytes.remove(0, m_taken);
    m_taken = 0;
    if (m_bytes.isEmpty())
        m_bytes = bytes;
    else
        m_bytes += bytes;
}

void WireSplitter::flush()
{
    m_ready = true;
}

std::optional<QByteArrayView> WireSplitter::take()
{
    if (!hasMore()) {
        if (m_taken == m_bytes.size()) {
            m_ready = false;
            if (m_nextControl)
                m_control = *std::exchange(m_nextControl, std::nullopt);
        }
        return std::nullopt;
    }
    const qsizetype begin = m_taken;
    m_taken = writeEnd();
    return QByteArrayView(m_bytes).sliced(begin, m_taken - begin);
}

bool WireSplitter::hasMore() const
{
    const qsizetype left = m_bytes.size() - m_taken;
    if (left == 0)
        return false;
    return m_control.per != WireControl::Per::Buffer || m_ready ||
           left >= qsizetype{std::max(m_control.bufferBytes, 1U)};
}

qsizetype WireSplitter::writeEnd() const
{
    if (m_control.per == WireControl::Per::Byte)
        return m_taken + 1;
    qsizetype end = m_bytes.size();
    if (m_control.per == WireControl::Per::Buffer)
        end = std::min(end, m_taken + qsizetype{std::max(m_control.bufferBytes, 1U)});
    const bool whole = m_control.per != WireControl::Per::Line && !m_control.insideCrLf &&
                       !m_control.insideUtf8 && !m_control.insideBom && m_control.at.isEmpty();
    if (whole)
        return end;
    for (qsizetype position = m_taken + 1; position < end; ++position) {
        if (isCut(position))
            return position;
    }
    return end;
}

bool WireSplitter::isCut(qsizetype position) const
{
    const char before = m_bytes[position - 1];
    const char behind = m_bytes[position];
    if (m_control.per == WireControl::Per::Line &&
        (before == '\n' || (before == '\r' && behind != '\n')))
        return true;
    if (m_control.insideCrLf && before == '\r' && behind == '\n')
        return true;
    if (m_control.insideUtf8 && isContinuation(behind) && isMultibyte(before))
        return true;
    if (m_control.insideBom && (isBomAt(m_bytes, position - 1) || isBomAt(m_bytes, position - 2)))
        return true;
    return std::binary_search(m_control.at.cbegin(), m_control.at.cend(),
                              static_cast<quint64>(position));
}

} // namespace sse

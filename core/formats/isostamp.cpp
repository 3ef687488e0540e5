// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/isostamp.h"

#include "core/exporting/jsonlines.h"

#include <algorithm>

namespace sse {

void IsoStamp::setSecond(std::chrono::sys_seconds second)
{
    QByteArray text;
    appendIsoTime(text, second);
    std::copy_n(text.begin(), m_text.size(), m_text.begin());
    m_second = second;
}

} // namespace sse

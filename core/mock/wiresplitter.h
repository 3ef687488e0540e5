// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QByteArrayView>

#include <optional>

namespace sse {

/// Cuts the bytes of steps into writes as a WireControl says. Pure. Give it a step with add(), then
/// take writes until there is none.
class WireSplitter final
{
public:
    explicit WireSplitter(WireControl control = {});

    /// From the next step on; what is gathered goes out first.
    void setControl(const WireControl &control);
    [[nodiscard]] const WireControl &control() const { return m_control; }
    /// The bytes of one step. Only when take() has nothing left.
    void add(const QByteArray &bytes);
    /// The body ends, or steps are over for now: gathered bytes go out too.
    void flush();
    /// The next write; the view is valid until the next call. Nothing: more steps are needed.
    [[nodiscard]] std::optional<QByteArrayView> take();
    /// Whether take() has more of the step that add() gave last, so that a gap comes first.
    [[nodiscard]] bool hasMore() const;

private:
    [[nodiscard]] qsizetype writeEnd() const;
    [[nodiscard]] bool isCut(qsizetype position) const;

    WireControl m_control;
    QByteArray m_bytes; ///< of the step, or gathered
    qsizetype m_taken = 0;
    bool m_ready = false; ///< what is gathered goes out
    std::optional<WireControl> m_nextControl;
};

} // namespace sse

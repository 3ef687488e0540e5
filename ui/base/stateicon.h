// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace sse::ui {

/// How a stream's state shows at a glance: beside readyState whether it failed, or that it
/// is a recording, and beside a stream's recording that it runs.
enum class StateMark : quint8 { Idle, Connecting, Open, Closed, Failed, Recording, Recorded };

/// Shape and colour both tell: OPEN is a disc, CONNECTING half a disc, CLOSED a ring, failed a
/// cross, a recording a disc in a ring, a stream that is recorded a red disc.
[[nodiscard]] QIcon stateIcon(StateMark mark, const QPalette &palette);
/// The colour that goes with it, for text on \a background.
[[nodiscard]] QColor stateColor(StateMark mark, const QPalette &palette,
                                const QColor &background = {});

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QIcon>
#include <QPalette>

namespace sse::ui {

/// The signs of a player's buttons.
enum class TransportSign : quint8 { ToStart, StepBack, Play, Pause, StepForward };

/// Drawn in the palette's colour of text on buttons, sharp at every scale.
[[nodiscard]] QIcon transportIcon(TransportSign sign, const QPalette &palette);

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QStringList>

namespace sse::app {

/// What was asked for on the window's command line.
struct Arguments
{
    QStringList addresses;      ///< of streams, and paths of files
    bool standardInput = false; ///< event-stream text comes from there
    bool demo = false;
    QString print; ///< not empty: print this and end
};

/// \a words without the program's name. Qt's own options (-platform, -style, …) pass. Errors:
/// "option".
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &words);

/// Whether \a word names a file, there or not, rather than an address.
[[nodiscard]] bool isFile(const QString &word);

/// Whether a window can be shown: a display is named, or another platform is asked for.
[[nodiscard]] bool displayIsThere(const QStringList &words);
/// What to tell when it can't.
[[nodiscard]] QString noDisplayMessage();

} // namespace sse::app

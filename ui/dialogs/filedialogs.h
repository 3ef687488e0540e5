// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace sse::ui {

/// How the window asks for files; injected, so that tests answer. None of them stops the window:
/// the answer comes later, and not at all when the user changed their mind.
struct FileDialogs
{
    using Chosen = std::function<void(const QString &path)>;

    std::function<void(QWidget *parent, const QString &folder, Chosen chosen)> open;
    /// \a suggested: the path of a file that may not exist.
    std::function<void(QWidget *parent, const QString &suggested, Chosen chosen)> save;
    /// The same for scenarios of the mock server.
    std::function<void(QWidget *parent, const QString &folder, Chosen chosen)> openScenario = {};
    std::function<void(QWidget *parent, const QString &suggested, Chosen chosen)> saveScenario = {};
    /// The same for an export; the suggested path's suffix tells its format.
    std::function<void(QWidget *parent, const QString &suggested, Chosen chosen)> saveExport = {};
};

/// The platform's.
[[nodiscard]] FileDialogs systemFileDialogs();

} // namespace sse::ui

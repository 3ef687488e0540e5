// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/ui/windowbench.h"
#include "ui/mainwindow.h"

#include <QTest>

#include <memory>

namespace sse::test {

/// A window without a demo stream, on the screen; \a files answers its file dialogs.
[[nodiscard]] inline std::unique_ptr<ui::MainWindow> shownWindow(WindowBench &bench,
                                                                 const ui::FileDialogs &files)
{
    const auto noDemo = [] { return Result<QUrl>(Error{"none", QString()}); };
    auto window = std::make_unique<ui::MainWindow>(
        ui::WindowServices{bench.settings, noDemo, {}, {}, {}, files});
    window->restoreTabs();
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get()))
        window.reset();
    return window;
}

} // namespace sse::test

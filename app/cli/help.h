// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace sse::cli {

/// The texts of --help, each ending in a line end, at most 100 columns wide.
[[nodiscard]] QString generalHelp();
[[nodiscard]] QString parseHelp();
[[nodiscard]] QString watchHelp();
[[nodiscard]] QString recordHelp();
[[nodiscard]] QString eventsHelp();
[[nodiscard]] QString catHelp();
[[nodiscard]] QString infoHelp();
[[nodiscard]] QString verifyHelp();
[[nodiscard]] QString exportHelp();
[[nodiscard]] QString importHelp();
[[nodiscard]] QString mockHelp();
[[nodiscard]] QString serveHelp();
/// "sse-inspector-cli 1.2.3" and a line end.
[[nodiscard]] QString versionText();

} // namespace sse::cli

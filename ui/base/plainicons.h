// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QFileIconProvider>

class QFileDialog;

namespace sse::ui {

/// Icons and kinds of files by what the folder tells. The usual ones read files for it, some of
/// which never end: pipes, and such as the kernel's log.
class PlainIcons final : public QFileIconProvider
{
public:
    using QFileIconProvider::icon;
    [[nodiscard]] QIcon icon(const QFileInfo &info) const override;
    [[nodiscard]] QString type(const QFileInfo &info) const override;
};

/// Has \a dialog show PlainIcons, where it is not the platform's own.
void usePlainIcons(QFileDialog &dialog);

} // namespace sse::ui

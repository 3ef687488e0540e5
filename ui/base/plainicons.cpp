// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/plainicons.h"

#include <QCoreApplication>
#include <QFileDialog>

#include <memory>
#include <utility>

namespace sse::ui {

QIcon PlainIcons::icon(const QFileInfo &info) const
{
    return icon(info.isDir() ? Folder : File);
}

QString PlainIcons::type(const QFileInfo &info) const
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("sse::ui::PlainIcons", text);
    };
    if (info.isDir())
        return say("Folder");
    const QString suffix = info.suffix().left(20).toUpper();
    return suffix.isEmpty() ? say("File") : say("%1 file").arg(suffix);
}

void usePlainIcons(QFileDialog &dialog)
{
    dialog.setOption(QFileDialog::DontUseCustomDirectoryIcons);
    auto icons = std::make_shared<PlainIcons>();
    dialog.setIconProvider(icons.get());
    // A connection lasts longer than the dialog's parts, a thread of which uses them.
    QObject::connect(&dialog, &QObject::destroyed, [kept = std::move(icons)] {});
}

} // namespace sse::ui

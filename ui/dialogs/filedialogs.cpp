// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/filedialogs.h"

#include "core/exporting/exportformat.h"
#include "ui/base/plainicons.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStringList>

#include <utility>

namespace sse::ui {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::FileDialogs", text);
}

/// \a folder, or the home folder when there is no such folder: a dialog would begin where it was
/// made, at the root.
QString existing(const QString &folder)
{
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

QFileDialog *makeDialog(QWidget *parent, const QString &title, FileDialogs::Chosen chosen)
{
    // It begins to look at once, still with icons of its own: where nothing can be read for them.
    auto *dialog = new QFileDialog(parent, title, QDir::rootPath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    usePlainIcons(*dialog);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    return dialog;
}

void showOpen(QFileDialog &dialog, const QStringList &filters, const QString &folder)
{
    dialog.setFileMode(QFileDialog::ExistingFile);
    dialog.setNameFilters(filters);
    dialog.setDirectory(existing(folder));
    dialog.show();
}

void showSave(QFileDialog &dialog, const QStringList &filters, const QString &suffix,
              const QString &suggested)
{
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(suffix);
    const QFileInfo file(suggested);
    dialog.setDirectory(existing(file.path()));
    dialog.selectFile(file.fileName());
    dialog.show();
}

void openDialog(QWidget *parent, const QString &folder, FileDialogs::Chosen chosen)
{
    showOpen(*makeDialog(parent, say("Open"), std::move(chosen)),
             {say("Recordings, event streams and what can be imported (*.sserec *.part *.sse *.txt "
                  "*.har *.jsonl *.ndjson *.json *.log *.trace)"),
              say("All files (*)")},
             folder);
}

void saveDialog(QWidget *parent, const QString &suggested, FileDialogs::Chosen chosen)
{
    showSave(*makeDialog(parent, say("Save Recording"), std::move(chosen)),
             {say("Recordings (*.sserec)"), say("All files (*)")}, QStringLiteral("sserec"),
             suggested);
}

void openScenarioDialog(QWidget *parent, const QString &folder, FileDialogs::Chosen chosen)
{
    showOpen(*makeDialog(parent, say("Load Scenario"), std::move(chosen)),
             {say("Scenarios (*.json)"), say("All files (*)")}, folder);
}

void saveScenarioDialog(QWidget *parent, const QString &suggested, FileDialogs::Chosen chosen)
{
    showSave(*makeDialog(parent, say("Save Scenario"), std::move(chosen)),
             {say("Scenarios (*.json)"), say("All files (*)")}, QStringLiteral("json"), suggested);
}

void saveExportDialog(QWidget *parent, const QString &suggested, FileDialogs::Chosen chosen)
{
    const QString suffix = QFileInfo(suggested).suffix();
    const auto format = formatOfSuffix(suffix.toLatin1());
    const QString filter =
        QStringLiteral("%1 (*.%2)").arg(format ? titleOf(*format) : suffix, suffix);
    showSave(*makeDialog(parent, say("Export"), std::move(chosen)), {filter, say("All files (*)")},
             suffix, suggested);
}

} // namespace

FileDialogs systemFileDialogs()
{
    return {openDialog, saveDialog, openScenarioDialog, saveScenarioDialog, saveExportDialog};
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/filedialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace sse::ui {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::FileDialogs", text);
}

QFileDialog *makeDialog(QWidget *parent, const QString &title, FileDialogs::Chosen chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    return dialog;
}

void openDialog(QWidget *parent, const QString &folder, FileDialogs::Chosen chosen)
{
    QFileDialog *dialog = makeDialog(parent, say("Open"), std::move(chosen));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {say("Recordings and event streams (*.sserec *.part *.sse *.txt)"), say("All files (*)")});
    if (!folder.isEmpty())
        dialog->setDirectory(folder);
    dialog->show();
}

void saveDialog(QWidget *parent, const QString &suggested, FileDialogs::Chosen chosen)
{
    QFileDialog *dialog = makeDialog(parent, say("Save Recording"), std::move(chosen));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({say("Recordings (*.sserec)"), say("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("sserec"));
    const QFileInfo file(suggested);
    dialog->setDirectory(file.path());
    dialog->selectFile(file.fileName());
    dialog->show();
}

} // namespace

FileDialogs systemFileDialogs()
{
    return {openDialog, saveDialog};
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/exportactions.h"
#include "ui/mainwindow.h"
#include "ui/mockactions.h"
#include "ui/panes/mocktab.h"
#include "ui/panes/recordingtab.h"
#include "ui/recordingactions.h"

#include <QCloseEvent>
#include <QMimeData>
#include <QTabWidget>
#include <QUrl>

#include <algorithm>

namespace sse::ui {

void MainWindow::saveState()
{
    Settings &settings = m_services.settings;
    settings.setState(QStringLiteral("geometry"), saveGeometry());
    QList<RequestForm> forms;
    // Where it will be among those that come back; the mock server's comes last.
    int current = 0;
    for (int number = 0; number < tabCount(); ++number) {
        const StreamTab *stream = streamTab(number);
        if (stream && !stream->isTransient())
            forms += stream->form();
        if (number == m_tabs->currentIndex() && !forms.isEmpty())
            current = static_cast<int>(forms.size()) - 1;
    }
    settings.setTabs(forms);
    if (&currentTab() == m_mock->tab())
        current = std::max(1, static_cast<int>(forms.size()));
    settings.setCurrentTab(current);
    currentTab().saveLayout(settings);
    m_mock->save();
    settings.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QList<StreamTab *> streams;
    for (CaptureTab *tab : captureTabs())
        if (auto *stream = qobject_cast<StreamTab *>(tab))
            streams += stream;
    const auto again = [this] { close(); };
    if (!m_recordings->mayClose(streams, again) || !m_mock->mayClose(nullptr, again) ||
        !m_exports->mayClose(again)) {
        event->ignore();
        return;
    }
    saveState();
    m_closing = true;
    // What was not saved stays in the folder, and is offered at the next start.
    for (StreamTab *stream : streams)
        (void)stream->endRecording();
    for (const RecordingTab *recording : recordingTabs())
        m_recordings->noteClosed(recording->session().path());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            m_recordings->openFile(url.toLocalFile());
    event->acceptProposedAction();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tabs)
        for (int number = 0; number < tabCount(); ++number)
            showTitle(tab(number));
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/exportactions.h"

#include "core/base/visibletext.h"
#include "ui/base/settings.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamtab.h"
#include "ui/panes/streamview.h"
#include "ui/tabhost.h"

#include <QApplication>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace sse::ui {

namespace {

QString shownName(const QString &path)
{
    return toVisibleText(QFileInfo(path).fileName(), 120);
}

bool grows(const CaptureTab &tab)
{
    if (const auto *stream = qobject_cast<const StreamTab *>(&tab))
        return stream->isRunning();
    const auto *recording = qobject_cast<const RecordingTab *>(&tab);
    return recording && !recording->session().progress().finished;
}

ExportSubject subjectOf(CaptureTab &tab, const Settings &settings)
{
    const EventsPane &events = tab.view().events();
    ExportSubject subject;
    subject.title = tab.title();
    if (const auto *recording = qobject_cast<const RecordingTab *>(&tab))
        subject.path = recording->session().path();
    subject.filter = events.filter();
    subject.filterText = events.filterText();
    subject.matches = events.model().matchCount();
    subject.isSearching = events.model().isFiltered() && !events.model().filterIsComplete();
    subject.selection = events.table().selectedRanges();
    subject.selectedRows = events.table().selectedSpan().rows;
    subject.marked = tab.view().markedTimes();
    subject.grows = grows(tab);
    subject.utc = settings.utc();
    return subject;
}

} // namespace

ExportActions::ExportActions(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.actions[ActionId::Export], &QAction::triggered, this, [this] {
        if (CaptureTab *tab = m_parts.tabs.currentCapture())
            open(*tab);
    });
    connect(&m_parts.actions[ActionId::ExportSelection], &QAction::triggered, this, [this] {
        if (CaptureTab *tab = m_parts.tabs.currentCapture())
            open(*tab)->choose(ExportScopeKind::Selection);
    });
    connect(qApp, &QApplication::focusChanged, this, &ExportActions::watchFocus);
}

ExportActions::~ExportActions()
{
    for (const QPointer<ExportDialog> &dialog : std::as_const(m_dialogs))
        delete dialog.data();
}

ExportDialog *ExportActions::open(CaptureTab &tab)
{
    QPointer<ExportDialog> &dialog = m_dialogs[&tab];
    if (!dialog) {
        const Capture &capture = tab.capture();
        dialog = new ExportDialog({{capture.log(), capture.index(), capture.hasTimes()},
                                   [&tab, this] { return subjectOf(tab, m_parts.settings); },
                                   m_parts.settings,
                                   m_parts.dialogs},
                                  &m_parts.window);
        dialog->show();
    } else {
        dialog->refresh();
    }
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

bool ExportActions::mayClose(std::function<void()> again)
{
    const auto writes = std::find_if(m_dialogs.cbegin(), m_dialogs.cend(), [](const auto &dialog) {
        return dialog && !dialog->savesTo().isEmpty();
    });
    if (writes == m_dialogs.cend() || m_closesAnyway)
        return true;
    const auto close = [this, again = std::move(again)] {
        m_closesAnyway = true;
        again();
        m_closesAnyway = false;
    };
    m_parts.notices.tell(tr("The export to “%1” is still being written. Closing cancels it.")
                             .arg(shownName((*writes)->savesTo())),
                         ThemeTint::Note,
                         {{tr("Close Anyway"), QStringLiteral("cancelExports"), close}});
    return false;
}

void ExportActions::noteClosing(const QWidget &tab)
{
    ExportDialog *dialog = m_dialogs.take(&tab).data();
    const QString path = dialog ? dialog->savesTo() : QString();
    delete dialog;
    if (!path.isEmpty())
        m_parts.notices.tell(
            tr("The export to “%1” was cancelled. No file was written.").arg(shownName(path)),
            ThemeTint::Ended);
}

void ExportActions::showState() const
{
    CaptureTab *tab = m_parts.tabs.currentCapture();
    const EventIndex *index = tab ? &tab->capture().index() : nullptr;
    m_parts.actions[ActionId::Export].setEnabled(index && index->rowCount() > index->firstRow());
    m_parts.actions[ActionId::ExportSelection].setEnabled(tab && tab->view().hasSelection());
}

void ExportActions::watchFocus(QWidget *before, QWidget *now)
{
    if (qobject_cast<QLineEdit *>(before))
        before->removeEventFilter(this);
    if (qobject_cast<QLineEdit *>(now) && now->window() == &m_parts.window)
        now->installEventFilter(this);
}

bool ExportActions::eventFilter(QObject *watched, QEvent *event)
{
    // On X11 lines of text take Ctrl+E for themselves, as another End.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const QKeySequence pressed(key->keyCombination());
        if (m_parts.actions[ActionId::Export].shortcuts().contains(pressed)) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/recordingtab.h"

#include "core/base/visibletext.h"
#include "core/index/rowtime.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/replaybar.h"
#include "ui/panes/streamview.h"

#include <QFileInfo>
#include <QFrame>
#include <QVBoxLayout>

#include <utility>

namespace sse::ui {

namespace {

// An insertion takes longer the more rows a table has.
int frameMillis(RowNumber rows)
{
    return rows > 1'000'000 ? 40 : 16;
}

} // namespace

RecordingTab::RecordingTab(std::unique_ptr<RecordingSession> session, Settings &settings, Time time,
                           QWidget *parent)
    : CaptureTab(parent)
    , m_settings(settings)
    , m_session(std::move(session))
    , m_replay(*m_session, time.clock, time.timers)
    , m_line(new RecordingLine(this))
    , m_banner(new MessageBar(this))
    , m_bar(new ReplayBar(this))
    , m_view(new StreamView(*m_session, settings, this))
{
    build();
    connectParts();
    connectBar();
    m_facts.info = m_session->info();
    m_facts.hasTimes = m_session->hasTimes();
    m_line->setSource(m_session->path().isEmpty() ? m_session->name() : m_session->path());
    // Without times there is nothing to play.
    m_bar->setVisible(m_session->hasTimes());
    m_view->setLive(false);
    m_view->showStream();
    m_view->events().setReplayed(true);
    m_view->events().setFollowing(false);
    m_frame.setSingleShot(true);
    startTicking();
    tick();
}

RecordingTab::~RecordingTab()
{
    stopTicking();
    // The view looks at the session, which goes before the children otherwise.
    delete m_view;
}

void RecordingTab::build()
{
    m_banner->setObjectName(QStringLiteral("banner"));
    m_banner->addDismiss();
    auto *rule = new QFrame(this);
    rule->setFrameShape(QFrame::HLine);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFrameShadow(QFrame::Plain);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addWidget(m_banner);
    layout->addWidget(m_bar);
    layout->addWidget(rule);
    layout->addWidget(m_view, 1);
}

void RecordingTab::connectParts()
{
    connect(m_line, &RecordingLine::cancelRequested, this, &RecordingTab::cancelOpening);
    connect(m_banner, &MessageBar::dismissed, this, [this] { m_problem.clear(); });
    connect(m_view, &StreamView::stateChanged, this, &RecordingTab::stateChanged);
    connect(&m_view->events(), &EventsPane::playRequested, &m_replay, &Replay::togglePlay);
    connect(&m_frame, &QTimer::timeout, this, &RecordingTab::showReplay);
    connect(&m_replay, &Replay::changed, this, [this] {
        if (!m_frame.isActive())
            m_frame.start(frameMillis(m_session->index().rowCount()));
    });
    connect(&m_replay, &Replay::stepped, this, &RecordingTab::showStep);
    connect(m_view, &StreamView::timePicked, this, [this](MonoTime time) {
        m_sought = true;
        m_replay.seekTime(time);
    });
}

void RecordingTab::connectBar()
{
    connect(m_bar, &ReplayBar::playRequested, &m_replay, [this](bool play) {
        if (play != m_replay.isPlaying())
            m_replay.togglePlay();
    });
    connect(m_bar, &ReplayBar::startRequested, &m_replay, &Replay::toStart);
    connect(m_bar, &ReplayBar::stepBackRequested, &m_replay, &Replay::stepBack);
    connect(m_bar, &ReplayBar::stepForwardRequested, &m_replay, &Replay::stepForward);
    connect(m_bar, &ReplayBar::paceRequested, &m_replay, &Replay::setPace);
    connect(m_bar, &ReplayBar::loopRequested, &m_replay, &Replay::setLoop);
    connect(m_bar, &ReplayBar::showAllRequested, &m_replay, &Replay::showAll);
}

QString RecordingTab::title() const
{
    QString name = m_session->name();
    // Of one that nobody has saved; its state is told beside it.
    if (const QLatin1String suffix(".sserec.part"); name.endsWith(suffix))
        name.chop(suffix.size());
    return toVisibleText(name, 200);
}

QString RecordingTab::details() const
{
    return m_import.address.isEmpty()
               ? title()
               : QString(title() + QStringLiteral(" — ") + toVisibleText(m_import.address, 500));
}

QString RecordingTab::saveName() const
{
    if (m_import.path.isEmpty())
        return title();
    const QString base = QFileInfo(m_import.path).completeBaseName();
    return m_import.number == 0 ? base : QStringLiteral("%1-%2").arg(base).arg(m_import.number);
}

void RecordingTab::showProblem(const QString &message)
{
    m_problem = message;
    m_banner->setMessage(message, ThemeTint::Failed);
}

void RecordingTab::setImport(const Import &import)
{
    constexpr qsizetype mostNotes = 5;
    m_import = import;
    m_facts.importedFrom = import.kind;
    m_line->setSource(import.path);
    emit titleChanged();
    QStringList notes = import.notes.mid(0, mostNotes);
    if (const qsizetype more = import.notes.size() - notes.size(); more > 0)
        notes += tr("The list begins with a note that tells %1 more.").arg(more);
    m_banner->setMessage(notes.join(QLatin1Char(' ')), ThemeTint::Note);
    tick();
}

void RecordingTab::cancelOpening()
{
    m_session->cancel();
    tick();
}

void RecordingTab::tick()
{
    m_session->takeChange();
    const bool wasReading = !m_facts.progress.finished;
    const EventIndex &index = m_session->index();
    m_facts.utc = m_settings.utc();
    m_facts.progress = m_session->progress();
    m_facts.events = index.eventCount();
    m_facts.bytes = m_session->log().byteCount();
    if (const RowNumber rows = index.rowCount(); rows > 0) {
        m_facts.begun = m_session->log().anchor().toWall(rowTime(m_session->log(), index, 0));
        m_facts.length =
            rowTime(m_session->log(), index, rows - 1) - rowTime(m_session->log(), index, 0);
    }
    m_replay.noteRows(!m_facts.progress.finished);
    m_line->show(m_facts);
    if (wasReading && m_facts.progress.error)
        showProblem(m_facts.progress.error->message);
    m_view->refresh();
    showPlayhead();
    showState();
}

void RecordingTab::showPlayhead()
{
    m_bar->setState(m_replay.state());
    m_view->setPlayhead(m_replay.end() ? std::optional(m_replay.time()) : std::nullopt);
}

void RecordingTab::showReplay()
{
    EventsPane &events = m_view->events();
    if (m_replay.isPlaying())
        events.setFollowing(true);
    events.setEnd(m_replay.end());
    // The playhead stands behind the last row that is shown.
    if (std::exchange(m_sought, false))
        events.table().scrollToEnd();
    showPlayhead();
    showState();
}

void RecordingTab::showStep()
{
    showReplay();
    EventsPane &events = m_view->events();
    if (const int rows = events.model().rowCount(); rows > 0)
        events.table().showRow(events.model().rowNumber(rows - 1));
}

void RecordingTab::showState()
{
    const QString shown = title() + QString::number(static_cast<int>(canBeSaved())) +
                          QLatin1Char('\n') + openedState(m_facts) +
                          QString::number(static_cast<int>(m_replay.isPlaying())) +
                          QString::number(static_cast<int>(m_replay.loops())) +
                          QString::number(static_cast<int>(m_replay.skipsSilence()));
    if (shown == m_shownState)
        return;
    m_shownState = shown;
    emit titleChanged();
    emit stateChanged();
}

} // namespace sse::ui

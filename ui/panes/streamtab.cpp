// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/streamtab.h"

#include "core/base/redaction.h"
#include "core/base/visibletext.h"
#include "core/stats/timeline.h"
#include "ui/panes/connectbar.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/reconnectbar.h"
#include "ui/panes/requestoptions.h"
#include "ui/panes/streamview.h"

#include <QFrame>
#include <QPushButton>
#include <QVBoxLayout>

namespace sse::ui {

StreamTab::StreamTab(TabServices services, QWidget *parent)
    : CaptureTab(parent)
    , m_services(std::move(services))
    , m_recording(m_services.settings, RecordingFolder(m_services.recordings))
    , m_session(m_services.transports, [this](const Endpoint &endpoint) {
        return m_recording.plan(endpoint, m_session.clock().wallNow());
    })
{
    build();
    connectParts();
    setForm({});
    startTicking();
    tick();
}

StreamTab::~StreamTab()
{
    stopTicking();
    // The view looks at the session, which goes before the children otherwise.
    delete m_view;
}

void StreamTab::build()
{
    m_connectBar = new ConnectBar(this);
    m_options = new RequestOptions(this);
    m_options->hide();
    m_statusLine = new StatusLine(this);
    m_reconnectBar = new ReconnectBar(this);
    m_banner = new MessageBar(this);
    m_banner->setObjectName(QStringLiteral("banner"));
    m_bannerReadAnyway = m_banner->addButton(tr("Read It Anyway"), QStringLiteral("readAnyway"));
    m_bannerReadAnyway->setToolTip(tr("Ask again, and take whatever comes for an event stream"));
    m_bannerReconnect = m_banner->addButton(tr("Reconnect"), QStringLiteral("bannerReconnect"));
    m_banner->addDismiss();
    m_view = new StreamView(m_session, m_services.settings, this);
    auto *rule = new QFrame(this);
    rule->setFrameShape(QFrame::HLine);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFrameShadow(QFrame::Plain);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_connectBar);
    layout->addWidget(m_options);
    layout->addWidget(m_statusLine);
    layout->addWidget(m_reconnectBar);
    layout->addWidget(m_banner);
    layout->addWidget(rule);
    layout->addWidget(m_view, 1);
}

void StreamTab::connectParts()
{
    connect(m_connectBar, &ConnectBar::connectRequested, this, &StreamTab::connectStream);
    connect(m_connectBar, &ConnectBar::closeRequested, this, &StreamTab::closeStream);
    connect(m_connectBar, &ConnectBar::optionsToggled, this, &StreamTab::showOptions);
    connect(m_connectBar, &ConnectBar::methodChanged, this,
            [this] { m_options->setMethod(m_connectBar->method()); });
    connect(m_options, &RequestOptions::changed, this, &StreamTab::showTypedMark);
    connect(m_connectBar, &ConnectBar::addressChanged, this, [this] {
        if (!m_facts.started)
            showStatus();
    });
    connect(m_reconnectBar, &ReconnectBar::nowRequested, this, &StreamTab::reconnectNow);
    connect(m_reconnectBar, &ReconnectBar::holdRequested, this, &StreamTab::holdReconnect);
    connect(m_bannerReadAnyway, &QPushButton::clicked, this, &StreamTab::readAnyway);
    connect(m_bannerReconnect, &QPushButton::clicked, this, &StreamTab::reconnectNow);
    connect(m_banner, &MessageBar::dismissed, this, [this] {
        m_problem.clear();
        m_dismissed = m_facts.status.message;
        m_dismissedNotice = m_facts.status.notice;
        m_dismissedRecordingProblem = m_recordingProblem;
        m_dismissedConnection = m_facts.status.connection;
    });
    connect(m_view, &StreamView::stateChanged, this, &StreamTab::stateChanged);
    connect(m_statusLine, &StatusLine::recordingMenuRequested, this,
            &StreamTab::recordingMenuRequested);
    connect(&m_session, &InspectorSession::recordingSaved, this,
            [this](const QString &path, const QString &error) {
                if (error.isEmpty())
                    m_recording.noteSaved(path);
                emit recordingSaved(path, error);
            });
    connect(m_view, &StreamView::timePicked, m_view, &StreamView::showTime);
    connect(m_view, &StreamView::demoRequested, this, &StreamTab::demoRequested);
}

RequestForm StreamTab::form() const
{
    RequestForm form;
    form.address = m_connectBar->address();
    form.method = m_connectBar->method();
    m_options->writeTo(form);
    return form;
}

void StreamTab::setForm(const RequestForm &form)
{
    m_connectBar->setRecentAddresses(m_services.settings.recentAddresses());
    m_connectBar->setAddress(form.address);
    m_connectBar->setMethod(form.method);
    m_options->setMethod(form.method);
    m_options->setForm(form);
}

void StreamTab::showTypedMark()
{
    m_connectBar->setOptionsInUse(m_options->isInUse());
}

std::optional<Endpoint> StreamTab::endpoint()
{
    const RequestForm typed = form();
    Result<Endpoint> made = toEndpoint(typed);
    if (!made) {
        showProblem(made.error().message);
        return {};
    }
    if (!typed.caFile.isEmpty() && m_services.readCertificates) {
        const Result<QByteArray> certificates = m_services.readCertificates(typed.caFile);
        if (!certificates) {
            showProblem(certificates.error().message);
            return {};
        }
        made.value().caCertificates = certificates.value();
    }
    return made.value();
}

void StreamTab::begin(const Endpoint &endpoint, bool keepState)
{
    m_endpoint = endpoint;
    m_problem.clear();
    m_dismissed.clear();
    m_dismissedNotice.clear();
    m_facts.started = true;
    m_facts.profileTitle = endpoint.profile.title;
    m_facts.defaultDelay = endpoint.profile.defaultDelay;
    m_facts.reconnects = endpoint.reconnect && (endpoint.method == "GET" || endpoint.profileChosen);
    m_session.start(endpoint, keepState);
    m_view->showStream();
    tick();
    emit stateChanged();
}

void StreamTab::connectStream()
{
    const std::optional<Endpoint> wanted = endpoint();
    if (!wanted)
        return;
    m_startedForm = form();
    m_services.settings.addRecentAddress(m_startedForm.address);
    m_connectBar->setRecentAddresses(m_services.settings.recentAddresses());
    begin(*wanted, false);
    m_view->events().setFollowing(true);
    m_view->events().table().setFocus();
}

void StreamTab::connectOrReconnect()
{
    if (!m_facts.started || form() != m_startedForm) {
        connectStream();
        return;
    }
    const StreamStatus now = m_session.status();
    if (now.ended || now.reconnect)
        reconnectNow();
    else
        begin(m_endpoint, true);
}

void StreamTab::closeStream()
{
    m_session.close();
    tick();
}

void StreamTab::reconnectNow()
{
    m_problem.clear();
    m_session.reconnectNow();
    tick();
}

void StreamTab::holdReconnect(bool held)
{
    m_session.hold(held);
    tick();
}

void StreamTab::readAnyway()
{
    Endpoint again = m_endpoint;
    again.readAnyway = true;
    begin(again, true);
}

void StreamTab::showProblem(const QString &message)
{
    m_problem = message;
    showBanner();
}

bool StreamTab::isRunning() const
{
    return m_facts.started && !m_facts.status.ended;
}

QString StreamTab::title() const
{
    const Result<QUrl> typed = parseAddress(m_connectBar->address());
    const QUrl url = m_facts.started ? m_endpoint.url : typed ? typed.value() : QUrl();
    if (!url.isValid() || url.host().isEmpty())
        return tr("New Stream");
    QString text = url.host();
    if (url.port() != -1)
        text += QLatin1Char(':') + QString::number(url.port());
    const QString path = QUrl(redactedUrl(url)).path();
    if (path.size() > 1)
        text += path;
    return toVisibleText(text, 200);
}

void StreamTab::tick()
{
    m_session.takeChange();
    m_facts.status = m_session.status();
    // A start that is still on its way to the reader's thread counts as connecting.
    if (m_facts.started && m_facts.status.connection == 0 && !m_facts.status.ended)
        m_facts.status.readyState = ReadyState::Connecting;
    m_facts.events = m_session.index().eventCount();
    m_facts.bytes = m_session.log().byteCount();
    m_rate.sample(m_session.clock().now(), m_facts.events);
    m_facts.eventsPerSecond = m_rate.perSecond();
    showStatus();
    if (m_facts.started)
        m_view->refresh();
}

void StreamTab::saveRecording(const QString &path)
{
    m_recording.noteSaving(m_session);
    m_session.saveRecording(path);
}

std::optional<KeptRecording> StreamTab::endRecording()
{
    std::optional<KeptRecording> kept = m_recording.end(m_session, !m_transient);
    if (kept)
        kept->title = title();
    return kept;
}

void StreamTab::showStatus()
{
    m_statusLine->show(m_facts);
    const RecordingFacts recording = m_recording.facts(m_session);
    m_statusLine->showRecording(recording);
    m_recordingProblem = ui::recordingProblem(recording);
    m_view->events().setLostBytes(recording.status ? recording.status->droppedBytes : 0);
    m_view->setLive(!m_facts.started || !m_facts.status.ended);
    m_reconnectBar->show(m_facts.status, m_session.clock().now(), m_facts.profileTitle);
    m_connectBar->setRunning(isRunning());
    showBanner();
    const QString shown = title() + QLatin1Char('\n') + QString::number(static_cast<int>(mark())) +
                          QString::number(static_cast<int>(m_facts.status.reconnect.has_value())) +
                          QString::number(static_cast<int>(m_facts.status.canReadAnyway)) +
                          QString::number(static_cast<int>(isRecorded()));
    if (shown == m_shownTitle)
        return;
    m_shownTitle = shown;
    emit titleChanged();
    emit stateChanged();
}

void StreamTab::showBanner()
{
    const StreamStatus &now = m_facts.status;
    if (!m_problem.isEmpty()) {
        m_bannerReconnect->hide();
        m_bannerReadAnyway->hide();
        m_banner->setMessage(m_problem, ThemeTint::Failed);
        return;
    }
    const bool told = m_facts.started && now.ended && now.endReason &&
                      *now.endReason != EndReason::Closed && !now.message.isEmpty();
    const bool dismissed = now.message == m_dismissed && now.connection == m_dismissedConnection;
    if (!told || dismissed) {
        m_bannerReconnect->hide();
        m_bannerReadAnyway->hide();
        if (m_recordingProblem != m_dismissedRecordingProblem) {
            m_banner->setMessage(m_recordingProblem, ThemeTint::Failed);
            return;
        }
        const bool noticed = !told && now.notice != m_dismissedNotice;
        m_banner->setMessage(noticed ? now.notice : QString(), ThemeTint::Note);
        return;
    }
    m_bannerReconnect->show();
    m_bannerReadAnyway->setVisible(now.canReadAnyway);
    m_banner->setMessage(now.message,
                         isFailedEnd(*now.endReason) ? ThemeTint::Failed : ThemeTint::Ended);
}

void StreamTab::focusAddress()
{
    m_connectBar->focusAddress();
}

void StreamTab::showOptions(bool shown)
{
    m_options->setVisible(shown);
    m_connectBar->setOptionsShown(shown);
    emit stateChanged();
}

bool StreamTab::optionsAreShown() const
{
    return !m_options->isHidden();
}

std::optional<Endpoint> StreamTab::requestToCopy() const
{
    const std::optional<Endpoint> selected = CaptureTab::requestToCopy();
    return selected || !m_facts.started ? selected : m_endpoint;
}

bool StreamTab::hasRequestToCopy() const
{
    return m_facts.started || CaptureTab::hasRequestToCopy();
}

} // namespace sse::ui

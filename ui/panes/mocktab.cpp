// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mocktab.h"

#include "core/base/visibletext.h"
#include "ui/base/settings.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/mockpush.h"
#include "ui/panes/mockrequests.h"
#include "ui/panes/mockscenarios.h"
#include "ui/panes/mockserverbar.h"

#include <QClipboard>
#include <QDataStream>
#include <QFrame>
#include <QGuiApplication>
#include <QIODevice>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

constexpr int visibleTick = 100;
constexpr int hiddenTick = 300;
// Waits pass in next to no time.
constexpr double withoutPauses = 1'000'000;

/// The port that the error's sentence offers; 0: any.
quint16 offeredPort(const Error &error, quint16 asked)
{
    static const QRegularExpression number(QStringLiteral("\\b(\\d{2,5})\\b"));
    quint16 found = 0;
    auto matches = number.globalMatch(error.message);
    while (matches.hasNext()) {
        const uint port = matches.next().captured(1).toUInt();
        if (port > 1023 && port < 65536 && port != asked)
            found = static_cast<quint16>(port);
    }
    return found;
}

} // namespace

MockTab::MockTab(Settings &settings, const QString &scenarios, QWidget *parent)
    : WindowTab(parent)
    , m_bar(new MockServerBar(this))
    , m_notice(new MessageBar(this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_below(new QSplitter(Qt::Horizontal))
    , m_scenarios(new MockScenarios(ScenarioFolder(scenarios)))
    , m_requests(new MockRequests)
    , m_push(new MockPush)
{
    build();
    connectBar();
    connectScenarios();
    m_requests->setUtc(settings.utc());
    restore(settings);
    connect(&m_timer, &QTimer::timeout, this, &MockTab::tick);
    m_timer.start(hiddenTick);
    showServer();
}

MockTab::~MockTab()
{
    m_timer.stop();
}

void MockTab::build()
{
    m_notice->setObjectName(QStringLiteral("mockNotice"));
    m_useFreePort = m_notice->addButton(tr("Use a Free Port"), QStringLiteral("mockFreePort"));
    m_useFreePort->hide();
    m_removeNow = m_notice->addButton(tr("Delete"), QStringLiteral("mockDeleteNow"));
    m_removeNow->hide();
    m_notice->addDismiss();
    m_below->addWidget(m_requests);
    m_below->addWidget(m_push);
    m_below->setStretchFactor(0, 1);
    m_below->setStretchFactor(1, 0);
    m_below->setSizes({1000, 290});
    m_rows->addWidget(m_scenarios);
    m_rows->addWidget(m_below);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({440, 250});
    for (QSplitter *splitter : {m_rows, m_below})
        splitter->setChildrenCollapsible(false);
    auto *rule = new QFrame(this);
    rule->setFrameShape(QFrame::HLine);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFrameShadow(QFrame::Plain);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notice);
    layout->addWidget(rule);
    layout->addWidget(m_rows, 1);
}

void MockTab::connectBar()
{
    connect(m_bar, &MockServerBar::startRequested, this, &MockTab::start);
    connect(m_bar, &MockServerBar::stopRequested, this, &MockTab::stop);
    connect(m_bar, &MockServerBar::speedChanged, &m_serving, &MockServing::setSpeed);
    connect(m_bar, &MockServerBar::inspectRequested, this, &MockTab::inspectRequested);
    connect(m_bar, &MockServerBar::copyRequested, this,
            [](const QString &address) { QGuiApplication::clipboard()->setText(address); });
    connect(m_useFreePort, &QPushButton::clicked, this, [this] {
        m_bar->setPort(m_offeredPort);
        start();
    });
    connect(m_push, &MockPush::pushRequested, &m_serving, &MockServing::push);
    connect(m_requests, &MockRequests::endRequested, &m_serving, &MockServing::end);
    connect(m_requests, &MockRequests::forgetRequested, &m_serving, &MockServing::forgetClients);
    connect(m_requests, &MockRequests::selectionChanged, this, &MockTab::showServer);
}

void MockTab::connectScenarios()
{
    connect(m_scenarios, &MockScenarios::chosen, this, &MockTab::takeChoice);
    connect(m_scenarios, &MockScenarios::changed, this, &MockTab::takeChange);
    connect(m_scenarios, &MockScenarios::serveRequested, this, &MockTab::serveShown);
    connect(m_scenarios, &MockScenarios::failed, this, &MockTab::showProblem);
    connect(m_scenarios, &MockScenarios::succeeded, this, [this] { tell({}, false); });
    connect(m_scenarios, &MockScenarios::loadRequested, this, &MockTab::loadRequested);
    connect(m_scenarios, &MockScenarios::saveAsRequested, this, &MockTab::saveAsRequested);
    connect(m_scenarios, &MockScenarios::removeAsked, this, [this](const QString &question) {
        tellForNow(question);
        m_removeNow->show();
    });
    connect(m_removeNow, &QPushButton::clicked, this, [this] {
        tell({}, false);
        m_scenarios->removeNow();
    });
}

void MockTab::restore(const Settings &settings)
{
    QDataStream stream(settings.state(QStringLiteral("mockLayout")));
    QByteArray rows;
    QByteArray above;
    QByteArray below;
    QByteArray requests;
    quint16 port = 0;
    double speed = 1;
    QString key;
    stream >> rows >> above >> below >> requests >> port >> speed >> key;
    if (stream.status() == QDataStream::Ok) {
        m_rows->restoreState(rows);
        m_scenarios->restoreState(above);
        m_below->restoreState(below);
        m_requests->restoreState(requests);
        m_bar->setPort(port);
        m_bar->setSpeed(speed);
    }
    m_serving.setSpeed(m_bar->speed());
    m_scenarios->choose(key);
}

void MockTab::saveLayout(Settings &settings) const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_rows->saveState() << m_scenarios->saveState() << m_below->saveState()
           << m_requests->saveState() << m_bar->port() << m_bar->speed() << m_scenarios->current();
    settings.setState(QStringLiteral("mockLayout"), state);
}

void MockTab::showEvent(QShowEvent *event)
{
    WindowTab::showEvent(event);
    m_timer.setInterval(visibleTick);
}

void MockTab::hideEvent(QHideEvent *event)
{
    WindowTab::hideEvent(event);
    m_timer.setInterval(hiddenTick);
}

void MockTab::setUtc(bool utc)
{
    m_requests->setUtc(utc);
}

QString MockTab::title() const
{
    return tr("Mock Server");
}

StateMark MockTab::mark() const
{
    switch (m_serving.snapshot().state) {
    case MockSnapshot::State::Listening:
        return StateMark::Open;
    case MockSnapshot::State::Starting:
        return StateMark::Connecting;
    case MockSnapshot::State::Failed:
        return StateMark::Failed;
    case MockSnapshot::State::Stopped:
        break;
    }
    return StateMark::Idle;
}

void MockTab::tell(const QString &message, bool failed)
{
    m_useFreePort->hide();
    m_removeNow->hide();
    m_notice->setMessage(message, failed ? ThemeTint::Failed : ThemeTint::Note);
    m_isForNow = false;
}

void MockTab::tellForNow(const QString &message)
{
    tell(message, false);
    m_isForNow = true;
}

void MockTab::showProblem(const QString &message)
{
    tell(message, true);
}

void MockTab::showFailure(const Error &error)
{
    showProblem(error.message);
    if (error.code != "port-in-use")
        return;
    m_offeredPort = offeredPort(error, m_bar->port());
    m_useFreePort->setText(m_offeredPort == 0 ? tr("Use a Free Port")
                                              : tr("Use Port %1").arg(m_offeredPort));
    m_useFreePort->setAccessibleName(m_useFreePort->text());
    m_useFreePort->show();
}

std::optional<MockServed> MockTab::shownScenario()
{
    const ScenarioDocument *shown = m_scenarios->shown();
    if (!shown) {
        showProblem(tr("Choose a scenario to serve first."));
        return {};
    }
    const Scenario *scenario = shown->scenario();
    if (!scenario) {
        showProblem(tr("%1 has problems, so it can't be served. The JSON page lists them.")
                        .arg(toVisibleText(shown->name, 64)));
        m_scenarios->showProblems();
        return {};
    }
    m_servedScenario = *scenario;
    return MockServed{shown->key, shown->name, [scenario = *scenario](double speed) {
                          return scenarioContent(scenario, speed == 0 ? withoutPauses : speed);
                      }};
}

void MockTab::start()
{
    const bool recording = m_serving.served() && m_serving.served()->isRecording();
    if (!recording) {
        std::optional<MockServed> shown = shownScenario();
        if (!shown)
            return;
        m_serving.serve(std::move(*shown));
    }
    tell({}, false);
    m_shown.reset();
    m_serving.start(m_bar->port());
    showServer();
}

void MockTab::stop()
{
    m_serving.stop();
    showServer();
}

void MockTab::serve(MockServed served, const QString &told)
{
    m_serving.serve(std::move(served));
    if (isRunning())
        tellForNow(told);
    else
        start();
    showServed();
}

void MockTab::serveShown()
{
    if (std::optional<MockServed> shown = shownScenario())
        serve(std::move(*shown), tr("New connections get this scenario; those that are open stay "
                                    "with what they have."));
}

void MockTab::serveRecording(MockServed recording)
{
    m_servedScenario.reset();
    serve(std::move(recording), tr("New connections get this recording; those that are open stay "
                                   "with what they have."));
}

void MockTab::takeChoice()
{
    if (m_isForNow)
        tell({}, false);
    // Who chooses a scenario wants that one, and not the recording of before.
    m_serving.forgetServed();
    showServed();
    emit stateChanged();
}

void MockTab::takeChange(const QString &key)
{
    if (m_isForNow)
        tell({}, false);
    emit stateChanged();
    if (!isRunning() || !m_serving.served() || m_serving.served()->key != key)
        return;
    const ScenarioDocument *changed = m_scenarios->documents().document(key);
    const Scenario *scenario = changed ? changed->scenario() : nullptr;
    if (!scenario) {
        tellForNow(tr("The scenario has problems; new connections get it as it was without them."));
    } else if (m_servedScenario != *scenario) {
        if (std::optional<MockServed> shown = shownScenario())
            m_serving.serve(std::move(*shown));
        tellForNow(tr("The change holds for new connections."));
    }
}

void MockTab::tick()
{
    if (m_serving.look() != m_shown)
        showServer();
}

void MockTab::showServer()
{
    const std::shared_ptr<const MockSnapshot> now = m_serving.look();
    const bool isNew = now != m_shown;
    const bool isOther = !m_shown || m_shown->state != now->state;
    m_shown = now;
    if (isNew)
        m_requests->setSnapshot(now);
    const MockRequestInfo *selected = m_requests->selected();
    const bool live = selected && selected->state != MockState::Ended;
    m_push->setClients(now->live, live ? selected->number : 0, live ? selected->peer : QString());
    m_push->setAwaiting(m_requests->isAwaiting());
    showServed();
    if (isOther)
        showState(*now);
    if (const QString refusal = m_serving.takeRefusal(); !refusal.isEmpty())
        showProblem(refusal);
}

void MockTab::showState(const MockSnapshot &now)
{
    emit titleChanged();
    emit stateChanged();
    if (now.state == MockSnapshot::State::Failed && now.error)
        showFailure(*now.error);
    else if (now.state == MockSnapshot::State::Listening && !now.notes.isEmpty())
        tell(now.notes.join(QLatin1Char('\n')), false);
}

void MockTab::showServed()
{
    const std::optional<MockServed> &served = m_serving.served();
    const bool runs = isRunning();
    const bool recording = served && served->isRecording();
    const QString willServe = recording || runs ? served->name : m_scenarios->currentName();
    m_bar->show(m_serving.snapshot(), willServe, recording);
    m_scenarios->setServed(runs && !recording ? served->key : QString());
    const bool isShown = served && served->key == m_scenarios->current();
    m_scenarios->offerToServe((runs || recording) && !isShown);
}

} // namespace sse::ui

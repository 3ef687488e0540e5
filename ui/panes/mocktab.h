// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/panes/mockserving.h"
#include "ui/panes/windowtab.h"

#include <QTimer>

class QPushButton;
class QSplitter;

namespace sse::ui {

class MessageBar;
class MockPush;
class MockRequests;
class MockScenarios;
class MockServerBar;

/// The mock server's tab: scenarios to choose, edit and serve, its clients, and events pushed by
/// hand. Listens on the loopback interface only. Looks at the server on a timer, never per event.
class MockTab final : public WindowTab
{
    Q_OBJECT

public:
    /// \a scenarios: the folder of the user's own; empty: there is none.
    MockTab(Settings &settings, const QString &scenarios, QWidget *parent = nullptr);
    ~MockTab() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] StateMark mark() const override;
    void showProblem(const QString &message) override;
    /// Remembers the scenario, port and speed too.
    void saveLayout(Settings &settings) const override;

    void setUtc(bool utc);

    /// Serves what is shown, or the recording that was chosen.
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_serving.isRunning(); }
    /// Connections that stopping would end.
    [[nodiscard]] int liveClients() const { return m_serving.snapshot().live; }
    /// Serves the scenario that is shown, at once.
    void serveShown();
    /// Serves \a recording, at once.
    void serveRecording(MockServed recording);

    [[nodiscard]] MockScenarios &scenarios() const { return *m_scenarios; }
    [[nodiscard]] MockRequests &requests() const { return *m_requests; }
    [[nodiscard]] MockPush &push() const { return *m_push; }

signals:
    void inspectRequested(const QString &address);
    void loadRequested();
    /// \a name: of the file, to suggest.
    void saveAsRequested(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectBar();
    void connectScenarios();
    void restore(const Settings &settings);
    void tick();
    void showServer();
    void showState(const MockSnapshot &now);
    void showServed();
    void showFailure(const Error &error);
    void tell(const QString &message, bool failed);
    /// Says what the next edit or choice makes obsolete.
    void tellForNow(const QString &message);
    void takeChoice();
    void serve(MockServed served, const QString &told);
    [[nodiscard]] std::optional<MockServed> shownScenario();
    void takeChange(const QString &key);

    MockServing m_serving;
    std::shared_ptr<const MockSnapshot> m_shown;
    std::optional<Scenario> m_servedScenario; // as it was given to the server last
    quint16 m_offeredPort = 0;
    bool m_isForNow = false; // what is told
    QTimer m_timer;

    MockServerBar *m_bar = nullptr;
    MessageBar *m_notice = nullptr;
    QPushButton *m_useFreePort = nullptr;
    QPushButton *m_removeNow = nullptr;
    QSplitter *m_rows = nullptr;
    QSplitter *m_below = nullptr;
    MockScenarios *m_scenarios = nullptr;
    MockRequests *m_requests = nullptr;
    MockPush *m_push = nullptr;
};

} // namespace sse::ui

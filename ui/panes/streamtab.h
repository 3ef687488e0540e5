// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/inspectorsession.h"
#include "ui/base/ratemeter.h"
#include "ui/base/requestform.h"
#include "ui/base/settings.h"
#include "ui/panes/capturetab.h"
#include "ui/panes/statusline.h"
#include "ui/panes/tabrecording.h"

class QPushButton;

namespace sse::ui {

class ConnectBar;
class MessageBar;
class ReconnectBar;
class RequestOptions;
class StreamView;

/// What a stream tab needs from outside.
struct TabServices
{
    Settings &settings;
    /// Makes transports; empty: over the network.
    TransportFactory transports;
    /// Reads a file of PEM certificates; errors are sentences.
    std::function<Result<QByteArray>(const QString &path)> readCertificates;
    /// Where streams are recorded; empty: nowhere.
    QString recordings = {};
};

/// One stream: where it is asked for, how it stands, what came. Owns the stream's session.
class StreamTab final : public CaptureTab
{
    Q_OBJECT

public:
    explicit StreamTab(TabServices services, QWidget *parent = nullptr);
    ~StreamTab() override;

    [[nodiscard]] RequestForm form() const;
    void setForm(const RequestForm &form);

    /// Connects to what was typed, as a new EventSource. What is wrong is told in the tab.
    void connectStream();
    /// Connects anew with the last event ID, or as connectStream() when something else was typed.
    void connectOrReconnect();
    void closeStream();
    void reconnectNow();
    void holdReconnect(bool held);
    /// Once more, taking any status and content type for an event stream.
    void readAnyway();
    void showProblem(const QString &message) override;

    [[nodiscard]] const InspectorSession &session() const { return m_session; }
    [[nodiscard]] const Capture &capture() const override { return m_session; }
    [[nodiscard]] const StreamStatus &status() const { return m_facts.status; }
    [[nodiscard]] bool isStarted() const { return m_facts.started; }
    /// An attempt runs or waits.
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] StreamView &view() override { return *m_view; }
    [[nodiscard]] const StreamView &view() const override { return *m_view; }
    /// Host and path, without secrets.
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StateMark mark() const override { return stateMark(m_facts); }
    /// A demo stream's address is of no use to a later start of the program.
    void setTransient(bool transient) { m_transient = transient; }
    [[nodiscard]] bool isTransient() const { return m_transient; }

    /// Whether there is a recording to save.
    [[nodiscard]] bool isRecorded() const { return m_session.recordingStatus().has_value(); }
    /// Why what arrives is not recorded, and so only in memory; empty when it is.
    [[nodiscard]] QString recordingProblem() const { return m_recordingProblem; }
    /// Saves all that arrived to \a path; recordingSaved() tells how it went.
    void saveRecording(const QString &path);
    /// Before the tab goes: ends the stream, and tells what stays of its recording.
    [[nodiscard]] std::optional<KeptRecording> endRecording();

    void focusAddress();
    void showOptions(bool shown);
    [[nodiscard]] bool optionsAreShown() const;
    /// Without a selected row, the request that runs, or ran last.
    [[nodiscard]] std::optional<Endpoint> requestToCopy() const override;
    [[nodiscard]] bool hasRequestToCopy() const override;

signals:
    void demoRequested();
    /// \a error is empty when the recording was saved to \a path.
    void recordingSaved(const QString &path, const QString &error);
    void recordingMenuRequested(const QPoint &place);

private:
    void tick() override;
    void build();
    void connectParts();
    [[nodiscard]] std::optional<Endpoint> endpoint();
    void begin(const Endpoint &endpoint, bool keepState);
    void showStatus();
    void showBanner();
    void showTypedMark();

    TabServices m_services;
    TabRecording m_recording;
    InspectorSession m_session;
    RateMeter m_rate;
    StreamFacts m_facts;
    Endpoint m_endpoint;       // of the last start
    RequestForm m_startedForm; // the same, as typed
    QString m_shownTitle;
    QString m_problem;   // what was wrong before anything was sent
    QString m_dismissed; // the banner that the user sent away
    QString m_dismissedNotice;
    QString m_recordingProblem; // why what arrives is not recorded
    QString m_dismissedRecordingProblem;
    ConnectionId m_dismissedConnection = 0;
    bool m_transient = false;

    ConnectBar *m_connectBar = nullptr;
    RequestOptions *m_options = nullptr;
    StatusLine *m_statusLine = nullptr;
    ReconnectBar *m_reconnectBar = nullptr;
    MessageBar *m_banner = nullptr;
    QPushButton *m_bannerReconnect = nullptr;
    QPushButton *m_bannerReadAnyway = nullptr;
    StreamView *m_view = nullptr;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mocksnapshot.h"

#include <QByteArray>
#include <QWidget>

class QAction;
class QSplitter;
class QTabWidget;

namespace sse::ui {

class HeadPane;
class LiveRequestsModel;
class MockRequestsModel;
class PlainLabel;
class PlainTable;

/// The clients of the mock server, the log of all its requests, and the selected one in full.
class MockRequests final : public QWidget
{
    Q_OBJECT

public:
    enum Page : int { ClientsPage, RequestsPage };

    explicit MockRequests(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const MockSnapshot> &snapshot);
    void setUtc(bool utc);
    /// The request that is selected on the page in front, the first of several; nullptr when none
    /// is.
    [[nodiscard]] const MockRequestInfo *selected() const;
    /// Whether the client that was selected left, and is selected again when it comes back.
    [[nodiscard]] bool isAwaiting() const { return m_followed && !m_followed->isHere; }
    [[nodiscard]] PlainTable &clients() const { return *m_clients; }
    [[nodiscard]] PlainTable &log() const { return *m_log; }
    [[nodiscard]] HeadPane &head() const { return *m_head; }
    [[nodiscard]] QTabWidget &pages() const { return *m_pages; }
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

signals:
    void endRequested(quint64 request, sse::EndKind kind);
    /// Clients should begin with the first answer again.
    void forgetRequested();
    void selectionChanged();

private:
    /// The client that was selected, whose next connection is.
    struct Followed
    {
        MockRequestInfo last;
        bool isHere = true;
    };

    void build();
    void makeButtons();
    void takeClient();
    void followClient();
    [[nodiscard]] bool isLogAtEnd() const;
    PlainTable *makeTable(const QString &name, const QString &objectName);
    QAction *addAction(const QString &text, const QString &name, const QString &toolTip);
    [[nodiscard]] QList<const MockRequestInfo *> allSelected() const;
    void end(EndKind kind);
    void showSelected();
    void showCounts();

    bool m_listens = false;
    quint64 m_shown = 0; // the request whose head is shown
    bool m_shownWhole = false;
    bool m_updating = false; // rows come and go, not the user's choice
    std::optional<Followed> m_followed;

    QSplitter *m_splitter = nullptr;
    QTabWidget *m_pages = nullptr;
    PlainTable *m_clients = nullptr;
    PlainTable *m_log = nullptr;
    PlainLabel *m_noClients = nullptr;
    PlainLabel *m_noRequests = nullptr;
    PlainLabel *m_answer = nullptr;
    HeadPane *m_head = nullptr;
    QWidget *m_buttons = nullptr; // in the corner of the pages
    QAction *m_endClean = nullptr;
    QAction *m_cut = nullptr;
    QAction *m_forget = nullptr;
    // Behind the tables, which must not outlive them.
    MockRequestsModel *m_model = nullptr;
    LiveRequestsModel *m_live = nullptr;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/models/scenariolistmodel.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QListView;

namespace sse::ui {

class PlainLabel;
class ScenarioDocuments;

/// The scenarios to choose from, with a search, and what can be done with them as files. Only says
/// what is wanted.
class MockScenarioPane final : public QWidget
{
    Q_OBJECT

public:
    /// \a documents must outlive it.
    explicit MockScenarioPane(const ScenarioDocuments &documents, QWidget *parent = nullptr);

    /// Selects it, and clears a search that hides it. Emits chosen() when another was selected.
    void choose(const QString &key);
    /// Empty when nothing is selected.
    [[nodiscard]] const QString &current() const { return m_current; }
    /// What is being served; empty: no scenario.
    void setServed(const QString &key);
    /// Which of the files' actions make sense for what is selected.
    void setCan(bool save, bool remove);
    [[nodiscard]] const ScenarioListModel &model() const { return *m_model; }
    void focusSearch();

protected:
    /// The keys of the search.
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void chosen(const QString &key);
    /// The one that was selected already, was clicked again.
    void chosenAgain();
    void newRequested();
    void duplicateRequested();
    void saveRequested();
    void saveAsRequested();
    void loadRequested();
    void removeRequested();

private:
    void build();
    QAction *addButton(const QString &text, const QString &name, const QString &toolTip,
                       void (MockScenarioPane::*request)());
    void search(const QString &text);
    void showFirst();
    void takeSelection();
    void showFiles();

    const ScenarioDocuments &m_documents;
    QString m_current;
    bool m_searching = false;

    QLineEdit *m_edit = nullptr;
    QListView *m_list = nullptr;
    PlainLabel *m_empty = nullptr;
    // Behind the list, which must not outlive them.
    ScenarioListModel *m_model = nullptr;
    ScenarioSearchModel *m_search = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_save = nullptr;
    QAction *m_saveAs = nullptr;
    QAction *m_remove = nullptr;
    QWidget *m_buttons = nullptr;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/panes/scenariodocuments.h"

#include <QWidget>

class QSplitter;

namespace sse::ui {

class MockEditor;
class MockScenarioPane;

/// The list of scenarios beside the editor of the one that is chosen, and their files.
class MockScenarios final : public QWidget
{
    Q_OBJECT

public:
    /// \a folder: of the user's own scenarios; an empty path: there is none.
    explicit MockScenarios(const ScenarioFolder &folder, QWidget *parent = nullptr);
    ~MockScenarios() override;

    /// Shows that scenario, or the first one when there is none of that key; a file that lies
    /// elsewhere is taken in.
    void choose(const QString &key);
    [[nodiscard]] const QString &current() const;
    /// Its name, for people; empty when nothing is shown.
    [[nodiscard]] QString currentName();
    /// The one that is shown, with what was typed last; nullptr when it can't be read.
    [[nodiscard]] const ScenarioDocument *shown();
    /// Brings its problems to the front.
    void showProblems();
    /// What is being served, to mark it; empty: no scenario.
    void setServed(const QString &key);
    /// Whether there is a button that serves what is shown.
    void offerToServe(bool offered);

    /// Takes in the scenario's file \a path, and shows it. False, and told, when it failed.
    bool load(const QString &path);
    /// The same of a file that is made of what is shown.
    bool saveAs(const QString &path);
    void save();
    [[nodiscard]] bool canSave() const;
    /// Names of those that were edited and not saved.
    [[nodiscard]] QStringList unsaved();
    /// False, and told, when one could not be saved.
    bool saveAll();
    /// What removeAsked() was about.
    void removeNow();
    void focusSearch();

    [[nodiscard]] ScenarioDocuments &documents() { return m_documents; }
    [[nodiscard]] MockEditor &editor() const { return *m_editor; }
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

signals:
    /// Another one is shown, or the same one was clicked.
    void chosen();
    /// The text of \a key changed, or was saved.
    void changed(const QString &key);
    void serveRequested();
    void failed(const QString &message);
    /// A file was made, loaded or saved.
    void succeeded();
    /// \a question is to be answered with removeNow().
    void removeAsked(const QString &question);
    void loadRequested();
    /// \a name: of the file, to suggest.
    void saveAsRequested(const QString &name);

private:
    void connectFiles();
    void connectEditor();
    void showDocument();
    void takeChange(const QString &key);
    bool take(const Result<QString> &key);
    void askToRemove();
    void showCan();

    ScenarioDocuments m_documents;
    QString m_removing;
    QSplitter *m_splitter = nullptr;
    MockScenarioPane *m_list = nullptr;
    MockEditor *m_editor = nullptr;
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QWidget>

class QPushButton;
class QTabWidget;

namespace sse::ui {

class MessageBar;
class MockJsonPage;
class MockStepsPage;
class PlainLabel;
struct ScenarioDocument;

/// One scenario, as steps and as JSON: both pages show and edit the same text.
class MockEditor final : public QWidget
{
    Q_OBJECT

public:
    enum Page : int { StepsPage, JsonPage };

    explicit MockEditor(QWidget *parent = nullptr);

    /// \a document: another one than before, or the same, changed.
    void show(const ScenarioDocument &document);
    /// There is nothing to show, because of \a reason.
    void showNothing(const QString &reason);
    /// Whether a button beside the name offers to serve what is shown.
    void offerToServe(bool offered);
    /// Brings the problems of the JSON to the front.
    void showProblems();
    /// Takes in what was typed last, now.
    void flush();

    [[nodiscard]] MockStepsPage &steps() const { return *m_steps; }
    [[nodiscard]] MockJsonPage &json() const { return *m_json; }
    [[nodiscard]] QTabWidget &pages() const { return *m_pages; }

signals:
    /// Of the document \a key.
    void textEdited(const QString &key, const QByteArray &text);
    void scenarioEdited(const QString &key, const sse::Scenario &scenario);
    void duplicateRequested();
    void serveRequested();

private:
    void build();
    void showUndo();

    QString m_key;
    PlainLabel *m_name = nullptr;
    PlainLabel *m_sentence = nullptr;
    QPushButton *m_serve = nullptr;
    MessageBar *m_readOnly = nullptr;
    QTabWidget *m_pages = nullptr;
    MockStepsPage *m_steps = nullptr;
    MockJsonPage *m_json = nullptr;
};

} // namespace sse::ui

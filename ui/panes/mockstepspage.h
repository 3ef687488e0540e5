// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QTableView;
class QToolButton;

namespace sse::ui {

class PlainLabel;
class StepDelegate;
class ScenarioStepsModel;

/// A scenario as tables of steps, one answer at a time.
class MockStepsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit MockStepsPage(QWidget *parent = nullptr);

    /// Answer and selection stay where the scenario has them too.
    void showScenario(const Scenario &scenario, bool readOnly);
    /// Another scenario comes: its first answer.
    void forget();
    /// The text has problems, the first of them being \a problem: the steps as they were last,
    /// read-only; a way to the text when there were none.
    void showInvalid(const QString &problem);
    /// What can be taken back, and done again.
    void setCanUndo(bool undo, bool redo);
    [[nodiscard]] ScenarioStepsModel &model() const { return *m_model; }
    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] QString summary() const;

signals:
    void edited(const Scenario &scenario);
    void jsonRequested();
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void setUpTable();
    void makeButtons();
    QToolButton *makeButton(const QString &text, const QString &name, const QString &toolTip);
    void fillAddMenu(QToolButton &button);
    void showAnswer(int number);
    void showAnswerChoice();
    void takeEdit();
    void add(int kind);
    void change(int row);
    void showState();
    void showEmpty();
    void tell(const QString &problem);
    void takeRefusal(const QString &problem);
    void bindKeys();
    [[nodiscard]] QList<int> selectedRows() const;

    Scenario m_scenario;
    int m_answer = 0;
    bool m_readOnly = true;
    bool m_invalid = false;
    QString m_invalidBecause;

    QComboBox *m_answers = nullptr;
    PlainLabel *m_summary = nullptr;
    QTableView *m_table = nullptr;
    PlainLabel *m_empty = nullptr;
    QPushButton *m_toJson = nullptr;
    PlainLabel *m_sign = nullptr; // of the problem
    PlainLabel *m_problem = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
    StepDelegate *m_delegate = nullptr;
    // Behind the table, which must not outlive it.
    ScenarioStepsModel *m_model = nullptr;
};

} // namespace sse::ui

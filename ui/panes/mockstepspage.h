// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QWidget>

class QComboBox;
class QTableView;
class QToolButton;

namespace sse::ui {

class PlainLabel;
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
    /// The text has problems: the steps as they were last, read-only.
    void showInvalid();
    [[nodiscard]] ScenarioStepsModel &model() const { return *m_model; }
    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] QString summary() const;

signals:
    void edited(const Scenario &scenario);

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
    [[nodiscard]] QList<int> selectedRows() const;

    Scenario m_scenario;
    int m_answer = 0;
    bool m_readOnly = true;
    bool m_invalid = false;

    QComboBox *m_answers = nullptr;
    PlainLabel *m_summary = nullptr;
    QTableView *m_table = nullptr;
    PlainLabel *m_empty = nullptr;
    PlainLabel *m_problem = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_duplicate = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    // Behind the table, which must not outlive it.
    ScenarioStepsModel *m_model = nullptr;
};

} // namespace sse::ui

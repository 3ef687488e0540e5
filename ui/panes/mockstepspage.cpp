// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockstepspage.h"

#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/models/scenariostepsmodel.h"
#include "ui/panes/answersummary.h"
#include "ui/views/stepdelegate.h"
#include "ui/views/withoutsearch.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sse::ui {

namespace {

// In characters; the last column takes the rest.
constexpr std::array<int, ScenarioStepsModel::ColumnCount> columnWidths{16, 14, 14, 9, 40};

} // namespace

MockStepsPage::MockStepsPage(QWidget *parent)
    : QWidget(parent)
    , m_answers(new QComboBox(this))
    , m_summary(new PlainLabel(this))
    , m_table(new WithoutSearch<QTableView>(this))
    , m_empty(new PlainLabel(this))
    , m_toJson(new QPushButton(tr("Show the Problem"), this))
    , m_sign(new PlainLabel(QStringLiteral("✕"), this))
    , m_problem(new PlainLabel(this))
    , m_delegate(new StepDelegate(m_table))
    , m_model(new ScenarioStepsModel(this))
{
    m_table->setModel(m_model);
    build();
    connect(m_answers, &QComboBox::activated, this, &MockStepsPage::showAnswer);
    connect(m_model, &ScenarioStepsModel::edited, this, &MockStepsPage::takeEdit);
    connect(m_model, &ScenarioStepsModel::refused, this, &MockStepsPage::takeRefusal);
    connect(m_toJson, &QPushButton::clicked, this, &MockStepsPage::jsonRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MockStepsPage::showState);
    setCanUndo(false, false);
    tell({});
    showState();
}

void MockStepsPage::build()
{
    m_answers->setObjectName(QStringLiteral("mockAnswers"));
    m_answers->setAccessibleName(tr("Answer"));
    m_answers->setToolTip(tr("The scenario has several answers"));
    m_answers->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_summary->setElideMode(Qt::ElideRight);
    m_summary->setObjectName(QStringLiteral("mockSummary"));
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("mockStepProblem"));
    m_toJson->setObjectName(QStringLiteral("mockToJson"));
    m_toJson->setAccessibleName(m_toJson->text());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    setUpTable();
    makeButtons();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 5, 8, 5);
    head->setSpacing(10);
    head->addWidget(m_answers);
    head->addWidget(m_summary, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(6, 3, 6, 3);
    buttons->setSpacing(2);
    for (QToolButton *button : {m_add, m_duplicate, m_remove, m_up, m_down, m_undo, m_redo})
        buttons->addWidget(button);
    buttons->addSpacing(8);
    buttons->addWidget(m_sign);
    buttons->addWidget(m_problem, 1);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setSpacing(8);
    over->addStretch(1);
    over->addWidget(m_empty);
    over->addWidget(m_toJson, 0, Qt::AlignCenter);
    over->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    setFocusProxy(m_table);
}

void MockStepsPage::setUpTable()
{
    m_table->setObjectName(QStringLiteral("mockSteps"));
    m_table->setAccessibleName(tr("Steps"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegate(m_delegate);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    for (int column = 0; column < ScenarioStepsModel::ColumnCount; ++column)
        header->resizeSection(column, columnWidths[static_cast<std::size_t>(column)] *
                                          fontMetrics().averageCharWidth());
}

void MockStepsPage::makeButtons()
{
    m_add =
        makeButton(tr("Add ▾"), QStringLiteral("mockAdd"), tr("Add a step behind the selected"));
    fillAddMenu(*m_add);
    m_duplicate = makeButton(tr("Duplicate"), QStringLiteral("mockDuplicateStep"),
                             tr("Copy the selected step"));
    m_remove = makeButton(tr("Remove"), QStringLiteral("mockRemove"),
                          tr("Remove the selected steps (Delete)"));
    m_up = makeButton(tr("Up"), QStringLiteral("mockUp"), tr("Move the step up (Alt+Up)"));
    m_down =
        makeButton(tr("Down"), QStringLiteral("mockDown"), tr("Move the step down (Alt+Down)"));
    connect(m_duplicate, &QToolButton::clicked, this,
            [this] { change(m_model->duplicate(m_table->currentIndex().row())); });
    connect(m_remove, &QToolButton::clicked, this,
            [this] { change(m_model->remove(selectedRows())); });
    connect(m_up, &QToolButton::clicked, this,
            [this] { change(m_model->moveUp(m_table->currentIndex().row())); });
    connect(m_down, &QToolButton::clicked, this,
            [this] { change(m_model->moveDown(m_table->currentIndex().row())); });
    m_undo = makeButton(tr("Undo"), QStringLiteral("mockUndo"),
                        tr("Take back the last change (Ctrl+Z)"));
    m_redo = makeButton(tr("Redo"), QStringLiteral("mockRedo"), tr("Make it again (Ctrl+Shift+Z)"));
    connect(m_undo, &QToolButton::clicked, this, &MockStepsPage::undoRequested);
    connect(m_redo, &QToolButton::clicked, this, &MockStepsPage::redoRequested);
    bindKeys();
}

void MockStepsPage::bindKeys()
{
    const std::pair<QToolButton *, QList<QKeySequence>> keys[] = {
        {m_remove, {QKeySequence(Qt::Key_Delete)}},
        {m_up, {QKeySequence(Qt::ALT | Qt::Key_Up)}},
        {m_down, {QKeySequence(Qt::ALT | Qt::Key_Down)}},
        {m_undo, {QKeySequence(Qt::CTRL | Qt::Key_Z)}},
        {m_redo,
         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}}};
    for (const auto &[button, sequences] : keys) {
        auto *action = new QAction(button->text(), m_table);
        action->setShortcuts(sequences);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, button, &QToolButton::click);
        m_table->addAction(action);
    }
}

QToolButton *MockStepsPage::makeButton(const QString &text, const QString &name,
                                       const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(plainToolTip(toolTip));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MockStepsPage::fillAddMenu(QToolButton &button)
{
    auto *menu = new QMenu(&button);
    menu->setObjectName(QStringLiteral("mockAddMenu"));
    const QStringList names = ScenarioStepsModel::kindNames();
    for (int kind = 0; kind < names.size(); ++kind)
        menu->addAction(names[kind], this, [this, kind] { add(kind); });
    // A menu of the button's own is marked by an arrow that covers the text.
    connect(&button, &QToolButton::clicked, menu,
            [menu, &button] { menu->popup(button.mapToGlobal(QPoint(0, button.height()))); });
}

void MockStepsPage::forget()
{
    m_answer = 0;
    m_scenario = {};
    m_invalid = false;
    m_answers->clear();
    m_answers->hide();
    m_summary->setText({});
    tell({});
    m_model->setSteps({});
}

void MockStepsPage::showScenario(const Scenario &scenario, bool readOnly)
{
    const bool same = !m_invalid && m_scenario == scenario;
    m_invalid = false;
    m_readOnly = readOnly;
    m_model->setReadOnly(readOnly);
    if (!same) {
        m_scenario = scenario;
        tell({});
        showAnswerChoice();
        showAnswer(std::min(m_answer, static_cast<int>(scenario.answers.size()) - 1));
    }
    showState();
}

void MockStepsPage::showInvalid(const QString &problem)
{
    m_invalid = true;
    m_invalidBecause = problem;
    m_model->setReadOnly(true);
    tell(tr("The JSON has problems. The steps can be edited once it has none."));
    showState();
}

void MockStepsPage::setCanUndo(bool undo, bool redo)
{
    m_undo->setEnabled(undo);
    m_redo->setEnabled(redo);
}

void MockStepsPage::tell(const QString &problem)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    themeColor(ThemeColor::Failed, colors, colors.color(QPalette::Window)));
    for (PlainLabel *label : {m_sign, m_problem})
        label->setPalette(colors);
    m_problem->setText(problem);
    m_sign->setVisible(!problem.isEmpty());
}

void MockStepsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_model)
        tell(m_problem->text());
}

void MockStepsPage::takeRefusal(const QString &problem)
{
    tell(problem);
    // What was typed can be set right, unless another cell was gone to.
    const QPersistentModelIndex cell = m_table->currentIndex();
    QTimer::singleShot(0, m_table, [this, cell] {
        if (m_delegate->isRefused(cell) && m_table->hasFocus() && m_table->currentIndex() == cell)
            m_table->edit(cell);
    });
}

void MockStepsPage::showAnswerChoice()
{
    m_answers->clear();
    int number = 0;
    for (const Answer &answer : m_scenario.answers)
        m_answers->addItem(answerTitle(answer, number++));
    m_answers->setVisible(m_answers->count() > 1);
}

void MockStepsPage::showAnswer(int number)
{
    m_answer = std::max(0, number);
    if (m_answer >= static_cast<int>(m_scenario.answers.size()))
        return;
    const Answer &answer = m_scenario.answers[static_cast<std::size_t>(m_answer)];
    m_answers->setCurrentIndex(m_answer);
    if (m_model->steps() != answer.steps) {
        const int row = m_table->currentIndex().row();
        m_model->setSteps(answer.steps);
        if (row >= 0 && row < m_model->rowCount())
            m_table->setCurrentIndex(m_model->index(row, m_table->currentIndex().column()));
    }
    QString text = answerSummary(answer);
    if (m_scenario.resume.mode != ResumeMode::Ignore)
        text += QStringLiteral(" · ") + resumeSummary(m_scenario.resume);
    m_summary->setText(text);
    showState();
}

QString MockStepsPage::summary() const
{
    return m_summary->text();
}

void MockStepsPage::takeEdit()
{
    if (m_answer >= static_cast<int>(m_scenario.answers.size()))
        return;
    tell({});
    m_scenario.answers[static_cast<std::size_t>(m_answer)].steps = m_model->steps();
    showState();
    emit edited(m_scenario);
}

void MockStepsPage::add(int kind)
{
    const QList<int> rows = selectedRows();
    const Step step = ScenarioStepsModel::newStep(static_cast<ScenarioStepsModel::Kind>(kind));
    change(rows.isEmpty() ? m_model->append(step) : m_model->insert(step, rows.last()));
}

void MockStepsPage::change(int row)
{
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, ScenarioStepsModel::StepColumn));
        m_table->scrollTo(m_table->currentIndex());
    }
    m_table->setFocus();
    showState();
}

QList<int> MockStepsPage::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void MockStepsPage::showState()
{
    const bool editable = !m_readOnly && !m_invalid;
    const QList<int> rows = selectedRows();
    const int row = rows.size() == 1 ? rows.first() : -1;
    m_add->setEnabled(editable);
    m_duplicate->setEnabled(editable && row >= 0);
    m_remove->setEnabled(editable && !rows.isEmpty());
    m_up->setEnabled(editable && row >= 0 && m_model->canMoveUp(row));
    m_down->setEnabled(editable && row >= 0 && m_model->canMoveDown(row));
    showEmpty();
}

void MockStepsPage::showEmpty()
{
    const bool empty = m_model->rowCount() == 0;
    const bool unread = empty && m_invalid;
    m_empty->setVisible(empty);
    m_toJson->setVisible(unread);
    m_table->horizontalHeader()->setVisible(!unread);
    if (unread)
        m_empty->setText(tr("This text is no scenario yet. %1").arg(m_invalidBecause));
    else
        m_empty->setText(!m_readOnly
                             ? tr("No steps: the body is empty and ends at once. Add one below.")
                             : tr("No steps: the response has no body, or an empty one."));
}

} // namespace sse::ui

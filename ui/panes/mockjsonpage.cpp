// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockjsonpage.h"

#include "core/base/visibletext.h"
#include "ui/base/plainlabel.h"
#include "ui/base/stateicon.h"
#include "ui/views/jsoneditor.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sse::ui {

namespace {

constexpr int leastShownProblems = 2;
constexpr int mostShownProblems = 4;

QString problemText(const ScenarioProblem &problem)
{
    return MockJsonPage::tr("Line %1, column %2: %3")
        .arg(problem.line)
        .arg(problem.column)
        .arg(toVisibleText(problem.message, 400));
}

} // namespace

MockJsonPage::MockJsonPage(QWidget *parent)
    : QWidget(parent)
    , m_editor(new JsonEditor(tr("Scenario as JSON"), this))
    , m_state(new PlainLabel(this))
    , m_problems(new QListWidget(this))
{
    m_editor->setObjectName(QStringLiteral("mockJson"));
    m_editor->setFrameShape(QFrame::NoFrame);
    m_state->setContentsMargins(8, 3, 8, 3);
    m_state->setElideMode(Qt::ElideRight);
    m_problems->setObjectName(QStringLiteral("mockProblems"));
    m_problems->setAccessibleName(tr("Problems of the scenario"));
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setUniformItemSizes(true);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problems->setTextElideMode(Qt::ElideRight);
    m_problems->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_state);
    layout->addWidget(m_problems);
    setFocusProxy(m_editor);
    m_timer.setSingleShot(true);
    m_timer.setInterval(validateMillis);
    connect(&m_timer, &QTimer::timeout, this, [this] { emit edited(m_editor->json()); });
    connect(m_editor, &JsonEditor::edited, this, [this] {
        if (!m_editor->isReadOnly())
            m_timer.start();
    });
    connect(m_problems, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { goTo(m_problems->row(item)); });
    connect(m_problems, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { goTo(m_problems->row(item)); });
}

void MockJsonPage::setText(const QByteArray &text, bool readOnly)
{
    m_timer.stop();
    m_editor->setJson(text);
    m_editor->setReadOnly(readOnly);
}

void MockJsonPage::updateText(const QByteArray &text)
{
    // What is being typed is newer than what was said about it.
    if (m_timer.isActive() || m_editor->json() == text)
        return;
    m_editor->replaceJson(text);
}

void MockJsonPage::setProblems(const QList<ScenarioProblem> &problems)
{
    m_found = problems;
    m_editor->setProblems(problems);
    m_problems->clear();
    const int height = m_problems->fontMetrics().height() + 6;
    for (const ScenarioProblem &problem : problems) {
        auto *item =
            new QListWidgetItem(stateIcon(StateMark::Failed, palette()), problemText(problem));
        item->setToolTip(plainToolTip(item->text()));
        // As wide as the list, whatever the text: it is elided.
        item->setSizeHint({0, height});
        m_problems->addItem(item);
    }
    const auto rows = static_cast<int>(problems.size());
    m_problems->setVisible(rows > 0);
    if (rows > 0)
        m_problems->setFixedHeight(
            height * std::clamp(rows, leastShownProblems, mostShownProblems) + 4);
    m_state->setText(rows == 0   ? tr("Valid")
                     : rows == 1 ? tr("1 problem")
                                 : tr("%1 problems").arg(rows));
}

QString MockJsonPage::firstProblem() const
{
    return m_found.isEmpty() ? QString() : problemText(m_found.first());
}

void MockJsonPage::showFirstProblem()
{
    goTo(0);
}

void MockJsonPage::flush()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    emit edited(m_editor->json());
}

void MockJsonPage::goTo(int row)
{
    if (row < 0 || row >= m_found.size())
        return;
    m_editor->goTo(m_found[row].line, m_found[row].column);
    m_editor->setFocus();
}

} // namespace sse::ui

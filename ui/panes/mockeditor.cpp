// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockeditor.h"

#include "core/base/visibletext.h"
#include "ui/base/plainlabel.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/mockjsonpage.h"
#include "ui/panes/mockstepspage.h"
#include "ui/panes/scenariodocuments.h"
#include "ui/views/jsoneditor.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sse::ui {

MockEditor::MockEditor(QWidget *parent)
    : QWidget(parent)
    , m_name(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_serve(new QPushButton(tr("Serve This Scenario"), this))
    , m_readOnly(new MessageBar(this))
    , m_pages(new QTabWidget(this))
    , m_steps(new MockStepsPage)
    , m_json(new MockJsonPage)
{
    build();
    connect(m_serve, &QPushButton::clicked, this, &MockEditor::serveRequested);
    connect(m_steps, &MockStepsPage::edited, this,
            [this](const Scenario &scenario) { emit scenarioEdited(m_key, scenario); });
    connect(m_steps, &MockStepsPage::jsonRequested, this, &MockEditor::showProblems);
    // Both pages change one text, whose history the editor of the text keeps.
    connect(m_steps, &MockStepsPage::undoRequested, this, [this] {
        m_json->editor().undo();
        flush();
    });
    connect(m_steps, &MockStepsPage::redoRequested, this, [this] {
        m_json->editor().redo();
        flush();
    });
    for (const auto changed : {&JsonEditor::undoAvailable, &JsonEditor::redoAvailable})
        connect(&m_json->editor(), changed, this, &MockEditor::showUndo);
    connect(m_json, &MockJsonPage::edited, this,
            [this](const QByteArray &text) { emit textEdited(m_key, text); });
    connect(m_pages, &QTabWidget::currentChanged, this, &MockEditor::flush);
}

void MockEditor::build()
{
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setObjectName(QStringLiteral("mockName"));
    m_sentence->setElideMode(Qt::ElideRight);
    m_serve->setObjectName(QStringLiteral("mockServe"));
    m_serve->setAccessibleName(m_serve->text());
    // The page does not move when it comes and goes.
    QSizePolicy policy = m_serve->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_serve->setSizePolicy(policy);
    m_serve->hide();
    m_readOnly->setObjectName(QStringLiteral("mockReadOnly"));
    QPushButton *duplicate =
        m_readOnly->addButton(tr("Duplicate to Edit"), QStringLiteral("mockDuplicateToEdit"));
    connect(duplicate, &QPushButton::clicked, this, &MockEditor::duplicateRequested);
    m_pages->setObjectName(QStringLiteral("mockPages"));
    m_pages->setAccessibleName(tr("Scenario"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_steps, tr("Steps"));
    m_pages->addTab(m_json, tr("JSON"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 8, 6);
    head->setSpacing(10);
    head->addWidget(m_name);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_serve);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_readOnly);
    layout->addWidget(m_pages, 1);
}

void MockEditor::show(const ScenarioDocument &document)
{
    const Scenario *scenario = document.scenario();
    const QString mark = document.isDirty() ? QStringLiteral(" •") : QString();
    m_name->setText(toVisibleText(document.name, 64) + mark);
    m_sentence->setText(scenario ? QString::fromUtf8(scenario->demonstrates) : QString());
    m_readOnly->setMessage(document.isBuiltin()
                               ? tr("Built-in scenarios can't be changed; a copy of one can.")
                               : QString(),
                           ThemeTint::Note);
    m_pages->setEnabled(true);
    if (m_key != document.key) {
        m_key = document.key;
        m_steps->forget();
        m_json->setText(document.text, document.isBuiltin());
    } else {
        m_json->updateText(document.text);
    }
    m_json->setProblems(document.problems());
    if (scenario)
        m_steps->showScenario(*scenario, document.isBuiltin());
    else
        m_steps->showInvalid(m_json->firstProblem());
    showUndo();
    const auto count = document.problems().size();
    m_pages->setTabText(JsonPage, count == 0 ? tr("JSON") : tr("JSON (%1 ✕)").arg(count));
}

void MockEditor::showNothing(const QString &reason)
{
    m_key.clear();
    m_name->setText({});
    m_sentence->setText(reason);
    m_readOnly->setMessage({}, ThemeTint::Note);
    m_steps->forget();
    m_json->setText({}, true);
    m_json->setProblems({});
    showUndo();
    m_pages->setEnabled(false);
}

void MockEditor::showUndo()
{
    const auto &text = *m_json->editor().document();
    const bool editable = !m_json->editor().isReadOnly();
    m_steps->setCanUndo(editable && text.isUndoAvailable(), editable && text.isRedoAvailable());
}

void MockEditor::offerToServe(bool offered)
{
    m_serve->setVisible(offered);
}

void MockEditor::showProblems()
{
    m_pages->setCurrentIndex(JsonPage);
    m_json->showFirstProblem();
    m_json->setFocus();
}

void MockEditor::flush()
{
    m_json->flush();
}

} // namespace sse::ui

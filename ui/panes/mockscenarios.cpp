// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/mockscenarios.h"

#include "core/base/visibletext.h"
#include "ui/panes/mockeditor.h"
#include "ui/panes/mockscenariopane.h"

#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

const QString &firstKey()
{
    static const QString key = QStringLiteral("builtin:named-events");
    return key;
}

QString shownName(const QString &name)
{
    return toVisibleText(name, 64);
}

} // namespace

MockScenarios::MockScenarios(const ScenarioFolder &folder, QWidget *parent)
    : QWidget(parent)
    , m_documents(folder)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_list(new MockScenarioPane(m_documents))
    , m_editor(new MockEditor)
{
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_editor);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({250, 1000});
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    connectFiles();
    connectEditor();
}

MockScenarios::~MockScenarios()
{
    // The panes look at the documents, which go before the children otherwise.
    delete m_splitter;
}

void MockScenarios::connectFiles()
{
    connect(m_list, &MockScenarioPane::chosen, this, [this] {
        showDocument();
        emit chosen();
    });
    connect(m_list, &MockScenarioPane::chosenAgain, this, &MockScenarios::chosen);
    connect(m_list, &MockScenarioPane::newRequested, this, [this] { take(m_documents.create()); });
    connect(m_list, &MockScenarioPane::duplicateRequested, this, [this] {
        m_editor->flush();
        take(m_documents.duplicate(current()));
    });
    connect(m_list, &MockScenarioPane::saveRequested, this, &MockScenarios::save);
    connect(m_list, &MockScenarioPane::loadRequested, this, &MockScenarios::loadRequested);
    connect(m_list, &MockScenarioPane::removeRequested, this, &MockScenarios::askToRemove);
    connect(m_list, &MockScenarioPane::saveAsRequested, this, [this] {
        if (const ScenarioDocument *document = shown())
            emit saveAsRequested(document->name + QStringLiteral(".json"));
    });
    connect(&m_documents, &ScenarioDocuments::changed, this, &MockScenarios::takeChange);
}

void MockScenarios::connectEditor()
{
    connect(m_editor, &MockEditor::textEdited, this,
            [this](const QString &key, const QByteArray &text) { m_documents.setText(key, text); });
    connect(m_editor, &MockEditor::scenarioEdited, this,
            [this](const QString &key, const Scenario &scenario) {
                m_documents.setScenario(key, scenario);
            });
    connect(m_editor, &MockEditor::duplicateRequested, this,
            [this] { take(m_documents.duplicate(current())); });
    connect(m_editor, &MockEditor::serveRequested, this, &MockScenarios::serveRequested);
}

const QString &MockScenarios::current() const
{
    return m_list->current();
}

QString MockScenarios::currentName()
{
    if (const ScenarioDocument *document = m_documents.document(current()))
        return document->name;
    const int row = m_list->model().rowOf(current());
    return row < 0 ? QString() : m_list->model().entry(row).name;
}

const ScenarioDocument *MockScenarios::shown()
{
    m_editor->flush();
    return m_documents.document(current());
}

void MockScenarios::choose(const QString &key)
{
    const ScenarioListModel &model = m_list->model();
    if (model.rowOf(key) < 0 && QFileInfo(key).isAbsolute())
        (void)m_documents.load(key);
    if (model.rowOf(key) >= 0)
        m_list->choose(key);
    else if (model.rowOf(firstKey()) >= 0)
        m_list->choose(firstKey());
    else if (model.rowCount() > 0)
        m_list->choose(model.entry(0).key());
}

void MockScenarios::showDocument()
{
    // What was typed last is of the one that was shown before.
    m_editor->flush();
    QString error;
    if (const ScenarioDocument *document = m_documents.document(current(), &error))
        m_editor->show(*document);
    else
        m_editor->showNothing(error);
    showCan();
}

void MockScenarios::takeChange(const QString &key)
{
    const ScenarioDocument *document = m_documents.document(key);
    if (document && key == current())
        m_editor->show(*document);
    showCan();
    emit changed(key);
}

void MockScenarios::showCan()
{
    m_list->setCan(canSave(), QFileInfo(current()).isAbsolute());
}

bool MockScenarios::canSave() const
{
    for (const ScenarioDocument *document : m_documents.unsaved())
        if (document->key == current())
            return true;
    return false;
}

void MockScenarios::showProblems()
{
    m_editor->showProblems();
}

void MockScenarios::setServed(const QString &key)
{
    m_list->setServed(key);
}

void MockScenarios::offerToServe(bool offered)
{
    m_editor->offerToServe(offered);
}

bool MockScenarios::take(const Result<QString> &key)
{
    if (!key) {
        emit failed(key.error().message);
        return false;
    }
    m_list->choose(key.value());
    // It may have been shown already, and be another text now.
    showDocument();
    emit succeeded();
    return true;
}

bool MockScenarios::load(const QString &path)
{
    return take(m_documents.load(path));
}

bool MockScenarios::saveAs(const QString &path)
{
    m_editor->flush();
    return take(m_documents.saveAs(current(), path));
}

void MockScenarios::save()
{
    m_editor->flush();
    if (const std::optional<Error> error = m_documents.save(current()))
        emit failed(error->message);
    else
        emit succeeded();
}

QStringList MockScenarios::unsaved()
{
    m_editor->flush();
    QStringList names;
    for (const ScenarioDocument *document : m_documents.unsaved())
        names += shownName(document->name);
    return names;
}

bool MockScenarios::saveAll()
{
    m_editor->flush();
    QStringList keys;
    for (const ScenarioDocument *document : m_documents.unsaved())
        keys += document->key;
    for (const QString &key : keys) {
        if (const std::optional<Error> error = m_documents.save(key)) {
            emit failed(error->message);
            return false;
        }
    }
    emit succeeded();
    return true;
}

void MockScenarios::askToRemove()
{
    m_removing = current();
    const QString name = shownName(QFileInfo(m_removing).completeBaseName());
    emit removeAsked(
        m_documents.isInFolder(m_removing)
            ? tr("Delete the scenario %1 and its file? There is no way back.").arg(name)
            : tr("Take %1 off the list? Its file stays.").arg(name));
}

void MockScenarios::removeNow()
{
    const bool isShown = current() == m_removing;
    if (const std::optional<Error> error = m_documents.remove(m_removing))
        emit failed(error->message);
    else if (isShown)
        choose(firstKey());
}

void MockScenarios::focusSearch()
{
    m_list->focusSearch();
}

QByteArray MockScenarios::saveState() const
{
    return m_splitter->saveState();
}

void MockScenarios::restoreState(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

} // namespace sse::ui

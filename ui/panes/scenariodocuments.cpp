// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/scenariodocuments.h"

#include "core/base/utf8.h"
#include "core/scenario/builtinscenarios.h"

#include <QFileInfo>

#include <algorithm>

namespace sse::ui {

namespace {

const QString &builtinPrefix()
{
    static const QString prefix = QStringLiteral("builtin:");
    return prefix;
}

/// What a new scenario begins with: something that can be seen at once.
Scenario firstScenario(const QString &name)
{
    Scenario scenario;
    scenario.name = name.toUtf8();
    scenario.demonstrates = ScenarioDocuments::tr("Sends a numbered event every second.").toUtf8();
    Answer answer;
    EventStep event;
    event.id = "{{counter}}";
    event.data = "number {{counter}}";
    WaitStep wait;
    wait.least = Millis(1000);
    wait.most = Millis(1000);
    RepeatStep repeat;
    repeat.steps = {Step{event}, Step{wait}};
    answer.steps = {Step{repeat}};
    scenario.answers = {answer};
    return scenario;
}

/// Whether somebody may have meant it as a scenario, however faulty.
bool looksLikeJson(const QByteArray &bytes)
{
    QByteArrayView text = bytes;
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    return isWellFormedUtf8(text) && text.trimmed().startsWith('{');
}

/// What lies elsewhere may be called anything; its scenario's name tells more.
ScenarioEntry entryOf(const ScenarioFile &file, bool inFolder, const Result<QByteArray> &text)
{
    ScenarioEntry entry = scenarioFileEntry(file, text);
    if (inFolder || !entry.isValid() || !text)
        return entry;
    const ScenarioParse parse = parseScenario(text.value());
    if (const auto *scenario = std::get_if<Scenario>(&parse))
        entry.name = QString::fromUtf8(scenario->name);
    return entry;
}

} // namespace

QList<ScenarioProblem> ScenarioDocument::problems() const
{
    const auto *found = std::get_if<QList<ScenarioProblem>>(&parse);
    return found ? *found : QList<ScenarioProblem>{};
}

ScenarioDocuments::ScenarioDocuments(ScenarioFolder folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    readFolder();
}

void ScenarioDocuments::readFolder()
{
    if (m_folder.path().isEmpty())
        return;
    for (const ScenarioFile &file : m_folder.files())
        m_files += {scenarioFileEntry(file, readScenarioFile(file.path)), true};
}

QList<ScenarioEntry> ScenarioDocuments::files() const
{
    QList<ScenarioEntry> entries;
    for (const File &file : m_files) {
        ScenarioEntry entry = file.entry;
        const auto edited = m_documents.constFind(entry.key());
        if (edited != m_documents.cend() && edited->isDirty())
            entry.name += QStringLiteral(" •");
        entries += entry;
    }
    return entries;
}

const ScenarioDocument *ScenarioDocuments::document(const QString &key, QString *error)
{
    if (const auto known = m_documents.constFind(key); known != m_documents.cend())
        return &*known;
    ScenarioDocument document;
    document.key = key;
    if (key.startsWith(builtinPrefix())) {
        document.name = key.mid(builtinPrefix().size());
        const std::optional<QByteArray> text = builtinScenarioText(document.name.toUtf8());
        if (!text)
            return nullptr;
        document.text = *text;
    } else {
        const auto file = std::find_if(m_files.cbegin(), m_files.cend(),
                                       [&key](const File &one) { return one.entry.key() == key; });
        if (file == m_files.cend())
            return nullptr;
        const Result<QByteArray> text = readScenarioFile(file->entry.path);
        if (!text) {
            if (error)
                *error = text.error().message;
            return nullptr;
        }
        document.name = file->entry.name;
        document.path = file->entry.path;
        document.text = text.value();
    }
    document.saved = document.text;
    document.parse = parseScenario(document.text);
    return &*m_documents.insert(key, document);
}

QList<const ScenarioDocument *> ScenarioDocuments::unsaved() const
{
    QList<const ScenarioDocument *> found;
    for (const File &file : m_files) {
        const auto known = m_documents.constFind(file.entry.key());
        if (known != m_documents.cend() && known->isDirty())
            found += &*known;
    }
    return found;
}

void ScenarioDocuments::setText(const QString &key, const QByteArray &text)
{
    const auto known = m_documents.find(key);
    if (known == m_documents.end() || known->isBuiltin() || known->text == text)
        return;
    known->text = text;
    known->parse = parseScenario(text);
    noteChange(*known);
}

void ScenarioDocuments::setScenario(const QString &key, const Scenario &scenario)
{
    setText(key, writeScenario(scenario));
}

void ScenarioDocuments::revert(const QString &key)
{
    if (const auto known = m_documents.constFind(key); known != m_documents.cend())
        setText(key, QByteArray(known->saved));
}

void ScenarioDocuments::noteChange(ScenarioDocument &document)
{
    const QString key = document.key;
    for (File &file : m_files)
        if (file.entry.key() == key)
            file.entry = entryOf({file.entry.path, file.entry.name}, file.inFolder, document.text);
    emit listChanged();
    emit changed(key);
}

std::optional<Error> ScenarioDocuments::save(const QString &key)
{
    const auto known = m_documents.find(key);
    if (known == m_documents.end() || known->isBuiltin())
        return {};
    if (std::optional<Error> error = writeScenarioFile(known->path, known->text))
        return error;
    known->saved = known->text;
    noteChange(*known);
    return {};
}

QString ScenarioDocuments::newFile(const QString &name) const
{
    return m_folder.path().isEmpty() ? QString() : m_folder.newFile(name);
}

Result<QString> ScenarioDocuments::create()
{
    const QString path = newFile(QStringLiteral("new-scenario"));
    return write(path, writeScenario(firstScenario(QFileInfo(path).completeBaseName())));
}

Result<QString> ScenarioDocuments::duplicate(const QString &key)
{
    const ScenarioDocument *original = document(key);
    if (!original)
        return Error{"file", tr("This scenario can't be read, so it can't be duplicated.")};
    const QString path = newFile(original->name + QStringLiteral("-copy"));
    const Scenario *scenario = original->scenario();
    if (!scenario)
        return write(path, QByteArray(original->text));
    Scenario copy = *scenario;
    copy.name = QFileInfo(path).completeBaseName().toUtf8();
    // The text as it was written is kept where only the name has to change.
    QByteArray text = original->text;
    const QByteArray from = QByteArray('"' + scenario->name + '"');
    const QByteArray to = QByteArray('"' + copy.name + '"');
    if (const qsizetype place = text.indexOf(from); place >= 0)
        text.replace(place, from.size(), to);
    const ScenarioParse parsed = parseScenario(text);
    const auto *same = std::get_if<Scenario>(&parsed);
    return write(path, same && *same == copy ? text : writeScenario(copy));
}

Result<QString> ScenarioDocuments::load(const QString &path)
{
    const QFileInfo file(path);
    const QString absolute = file.absoluteFilePath();
    const Result<QByteArray> text = readScenarioFile(absolute);
    if (!text)
        return text.error();
    if (!looksLikeJson(text.value()))
        return Error{"file", tr("%1 holds no scenario: it is not a JSON object in UTF-8. Choose "
                                "another file.")
                                 .arg(absolute)};
    take({absolute, file.completeBaseName()}, false);
    return absolute;
}

Result<QString> ScenarioDocuments::saveAs(const QString &key, const QString &path)
{
    const ScenarioDocument *original = document(key);
    if (!original)
        return Error{"file", tr("This scenario can't be read, so it can't be saved.")};
    return write(QFileInfo(path).absoluteFilePath(), QByteArray(original->text));
}

Result<QString> ScenarioDocuments::write(const QString &path, const QByteArray &text)
{
    if (path.isEmpty())
        return Error{"file", tr("There is no folder for scenarios here.")};
    if (std::optional<Error> error = writeScenarioFile(path, text))
        return *error;
    const QFileInfo file(path);
    m_documents.remove(path);
    take({path, file.completeBaseName()},
         file.absolutePath() == QFileInfo(m_folder.path()).absoluteFilePath());
    return path;
}

void ScenarioDocuments::take(const ScenarioFile &file, bool inFolder)
{
    const ScenarioEntry entry = entryOf(file, inFolder, readScenarioFile(file.path));
    const auto known = std::find_if(m_files.begin(), m_files.end(), [&file](const File &one) {
        return one.entry.path == file.path;
    });
    if (known != m_files.end()) {
        known->entry = entry;
    } else {
        // By name within the folder; what comes from elsewhere stands behind.
        const auto place = std::find_if(m_files.begin(), m_files.end(), [&](const File &one) {
            return inFolder && (!one.inFolder || one.entry.name > entry.name);
        });
        m_files.insert(place, {entry, inFolder});
    }
    emit listChanged();
}

std::optional<Error> ScenarioDocuments::remove(const QString &key)
{
    const auto file = std::find_if(m_files.begin(), m_files.end(),
                                   [&key](const File &one) { return one.entry.key() == key; });
    if (file == m_files.end())
        return {};
    if (file->inFolder)
        if (std::optional<Error> error = m_folder.remove(file->entry.path))
            return error;
    m_files.erase(file);
    m_documents.remove(key);
    emit listChanged();
    return {};
}

bool ScenarioDocuments::isInFolder(const QString &key) const
{
    return std::any_of(m_files.cbegin(), m_files.cend(), [&key](const File &file) {
        return file.inFolder && file.entry.key() == key;
    });
}

} // namespace sse::ui

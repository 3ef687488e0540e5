// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenariofolder.h"
#include "core/scenario/scenariojson.h"
#include "ui/models/scenariolistmodel.h"

#include <QHash>
#include <QObject>

namespace sse::ui {

/// A scenario as it is being edited.
struct ScenarioDocument
{
    QString key;  ///< ScenarioEntry::key()
    QString name; ///< of the file, or of the built-in scenario
    QString path; ///< empty: built in
    QByteArray saved;
    QByteArray text;
    ScenarioParse parse = QList<ScenarioProblem>{}; ///< of text

    [[nodiscard]] bool isBuiltin() const { return path.isEmpty(); }
    [[nodiscard]] bool isDirty() const { return text != saved; }
    /// What the text says; nullptr while it is wrong.
    [[nodiscard]] const Scenario *scenario() const { return std::get_if<Scenario>(&parse); }
    /// What is wrong; empty when nothing is.
    [[nodiscard]] QList<ScenarioProblem> problems() const;
};

/// The scenarios that the tab offers: built-in ones, those of the user's folder, and files from
/// elsewhere. Keeps what was edited and not saved. UI thread; files have at most maxScenarioBytes.
class ScenarioDocuments final : public QObject
{
    Q_OBJECT

public:
    explicit ScenarioDocuments(ScenarioFolder folder, QObject *parent = nullptr);

    /// The files, with "•" behind the names of those that were edited and not saved.
    [[nodiscard]] QList<ScenarioEntry> files() const;
    /// nullptr when there is none, or when its file can't be read: then \a error says why.
    [[nodiscard]] const ScenarioDocument *document(const QString &key, QString *error = nullptr);
    /// In the order of the list.
    [[nodiscard]] QList<const ScenarioDocument *> unsaved() const;

    /// Not for built-in ones.
    void setText(const QString &key, const QByteArray &text);
    void setScenario(const QString &key, const Scenario &scenario);
    [[nodiscard]] std::optional<Error> save(const QString &key);
    /// Forgets what was not saved.
    void revert(const QString &key);

    // Each gives the new one's key. Errors: "file".

    /// A new file in the folder.
    [[nodiscard]] Result<QString> create();
    /// A copy in the folder, under a name of its own.
    [[nodiscard]] Result<QString> duplicate(const QString &key);
    /// Takes in the file \a path, which stays where it is.
    [[nodiscard]] Result<QString> load(const QString &path);
    [[nodiscard]] Result<QString> saveAs(const QString &key, const QString &path);
    /// Removes a file of the folder; one from elsewhere only leaves the list.
    [[nodiscard]] std::optional<Error> remove(const QString &key);
    /// Whether remove() would remove the file itself.
    [[nodiscard]] bool isInFolder(const QString &key) const;

signals:
    /// files() changed.
    void listChanged();
    /// The text of \a key changed, or was saved.
    void changed(const QString &key);

private:
    struct File
    {
        ScenarioEntry entry;
        bool inFolder = true;
    };

    void readFolder();
    /// Empty without a folder.
    [[nodiscard]] QString newFile(const QString &name) const;
    [[nodiscard]] Result<QString> write(const QString &path, const QByteArray &text);
    void take(const ScenarioFile &file, bool inFolder);
    void noteChange(ScenarioDocument &document);

    ScenarioFolder m_folder;
    QList<File> m_files;
    QHash<QString, ScenarioDocument> m_documents; // those that were looked at
};

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>

#include <optional>

namespace sse {

/// A scenario's file.
struct ScenarioFile
{
    QString path;
    QString name; ///< of the file, without ".json"
};

/// The folder of the user's own scenarios, mode 0700, files 0600. A value; any thread.
class ScenarioFolder final
{
public:
    explicit ScenarioFolder(QString path);
    /// The user's: below QStandardPaths::AppLocalDataLocation.
    [[nodiscard]] static ScenarioFolder ofUser();

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Sorted by name; files that hold no valid scenario too.
    [[nodiscard]] QList<ScenarioFile> files() const;
    /// A path for a new file whose name begins with \a name (made kebab-case) and is not taken.
    [[nodiscard]] QString newFile(const QString &name) const;
    /// Only files of this folder. Errors: "file".
    [[nodiscard]] std::optional<Error> remove(const QString &path) const;

private:
    QString m_path;
};

/// The bytes of a scenario's file, wherever it lies. Errors: "file": unreadable, or larger than
/// maxScenarioBytes.
[[nodiscard]] Result<QByteArray> readScenarioFile(const QString &path);
/// Writes \a json there, atomically, mode 0600; makes the folder when it is missing. Errors:
/// "file".
[[nodiscard]] std::optional<Error> writeScenarioFile(const QString &path, const QByteArray &json);

} // namespace sse

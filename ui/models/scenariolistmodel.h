// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenariofolder.h"
#include "core/scenario/scenariojson.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace sse::ui {

/// A line of the list of scenarios.
struct ScenarioEntry
{
    QString name;
    QString demonstrates; ///< a sentence
    QString path;         ///< of the file; empty: built in
    QString problem;      ///< why the file holds no scenario, as a sentence; empty: it does

    [[nodiscard]] bool isBuiltin() const { return path.isEmpty(); }
    [[nodiscard]] bool isValid() const { return problem.isEmpty(); }
    /// Tells it from all the others: the path, or "builtin:" and the name.
    [[nodiscard]] QString key() const;
    friend bool operator==(const ScenarioEntry &, const ScenarioEntry &) = default;
};

/// All that are built in, by name.
[[nodiscard]] QList<ScenarioEntry> builtinScenarioEntries();
/// Of a file, read: its name, and what its text turned out to be.
[[nodiscard]] ScenarioEntry scenarioFileEntry(const ScenarioFile &file,
                                              const Result<QByteArray> &text);

/// The scenarios that can be served: the user's files, then what is built in.
class ScenarioListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { NameColumn, DemonstratesColumn, KindColumn, ColumnCount };
    enum Role : int {
        KeyRole = Qt::UserRole + 16, ///< ScenarioEntry::key()
        PathRole,                    ///< of the file; empty when it's built in
        BuiltinRole,                 ///< bool
        ValidRole,                   ///< bool
        ActiveRole,                  ///< bool: it is being served
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setBuiltins(const QList<ScenarioEntry> &entries);
    /// Rows that stay keep their selection.
    void setFiles(const QList<ScenarioEntry> &entries);
    /// The one that is being served; empty: none.
    void setActive(const QString &key);
    [[nodiscard]] const QString &active() const { return m_active; }

    [[nodiscard]] const ScenarioEntry &entry(int row) const { return m_entries.at(row); }
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void replace(int first, int count, const QList<ScenarioEntry> &entries);
    [[nodiscard]] QString text(const ScenarioEntry &entry, int column) const;
    [[nodiscard]] QString toolTip(const ScenarioEntry &entry) const;
    [[nodiscard]] QString shownText(const ScenarioEntry &entry, int column, bool spoken) const;

    QList<ScenarioEntry> m_entries;
    int m_files = 0; // entries that are files; they come first
    QString m_active;
};

/// The scenarios whose name or sentence holds every word of a search text.
class ScenarioSearchModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setSearch(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace sse::ui

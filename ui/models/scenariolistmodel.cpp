// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/scenariolistmodel.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/scenario/builtinscenarios.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 512;

int indexOf(const QList<ScenarioEntry> &entries, const QString &key)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const ScenarioEntry &entry) { return entry.key() == key; });
    return found == entries.end() ? -1 : static_cast<int>(found - entries.begin());
}

} // namespace

QString ScenarioEntry::key() const
{
    return isBuiltin() ? QStringLiteral("builtin:") + name : path;
}

QList<ScenarioEntry> builtinScenarioEntries()
{
    QList<ScenarioEntry> entries;
    for (const QByteArray &name : builtinScenarioNames()) {
        const std::optional<Scenario> scenario = builtinScenario(name);
        entries +=
            {decodeUtf8(name), scenario ? decodeUtf8(scenario->demonstrates) : QString(), {}, {}};
    }
    return entries;
}

ScenarioEntry scenarioFileEntry(const ScenarioFile &file, const Result<QByteArray> &text)
{
    ScenarioEntry entry{file.name, {}, file.path, {}};
    if (!text) {
        entry.problem = text.error().message;
        return entry;
    }
    const ScenarioParse parse = parseScenario(text.value());
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse))
        entry.problem = scenarioError(file.name, *problems).message;
    else
        entry.demonstrates = decodeUtf8(std::get<Scenario>(parse).demonstrates);
    return entry;
}

void ScenarioListModel::setBuiltins(const QList<ScenarioEntry> &entries)
{
    replace(m_files, static_cast<int>(m_entries.size()) - m_files, entries);
}

void ScenarioListModel::setFiles(const QList<ScenarioEntry> &entries)
{
    const int before = m_files;
    m_files = static_cast<int>(entries.size());
    replace(0, before, entries);
}

void ScenarioListModel::replace(int first, int count, const QList<ScenarioEntry> &entries)
{
    int end = first + count;
    for (int row = end - 1; row >= first; --row) {
        if (indexOf(entries, entry(row).key()) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
        --end;
    }
    for (int row = first; const ScenarioEntry &entry : entries) {
        int from = row;
        while (from < end && m_entries.at(from).key() != entry.key())
            ++from;
        if (from == end) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, entry);
            endInsertRows();
            ++end;
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_entries.move(from, row);
            endMoveRows();
        }
        if (m_entries.at(row) != entry) {
            m_entries[row] = entry;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        ++row;
    }
}

void ScenarioListModel::setActive(const QString &key)
{
    if (key == m_active)
        return;
    const int before = rowOf(m_active);
    m_active = key;
    for (const int row : {before, rowOf(key)}) {
        if (row >= 0)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int ScenarioListModel::rowOf(const QString &key) const
{
    return indexOf(m_entries, key);
}

int ScenarioListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ScenarioListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ScenarioListModel::text(const ScenarioEntry &entry, int column) const
{
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return entry.name;
    case DemonstratesColumn:
        return entry.isValid() ? entry.demonstrates : entry.problem;
    case KindColumn:
        if (!entry.isValid())
            return tr("Faulty file");
        return entry.isBuiltin() ? tr("Built in") : tr("File");
    case ColumnCount:
        break;
    }
    return {};
}

QString ScenarioListModel::toolTip(const ScenarioEntry &entry) const
{
    QStringList lines{entry.name, text(entry, DemonstratesColumn)};
    if (!entry.isBuiltin())
        lines += entry.path;
    if (entry.key() == m_active)
        lines += tr("The mock server is serving it.");
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString ScenarioListModel::shownText(const ScenarioEntry &entry, int column, bool spoken) const
{
    QString shown = toVisibleText(text(entry, column), mostCharacters);
    if (column != NameColumn || entry.key() != m_active)
        return shown;
    return spoken ? tr("%1, being served").arg(shown) : QStringLiteral("\u25B6 ") + shown;
}

QVariant ScenarioListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ScenarioEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(entry, index.column(), false);
    case Qt::AccessibleTextRole:
        return shownText(entry, index.column(), true);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(entry));
    case RawValueRole:
        return text(entry, index.column());
    case KeyRole:
        return entry.key();
    case PathRole:
        return entry.path;
    case BuiltinRole:
        return entry.isBuiltin();
    case ValidRole:
        return entry.isValid();
    case ActiveRole:
        return entry.key() == m_active;
    default:
        return {};
    }
}

QVariant ScenarioListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::array<QString, ColumnCount> titles{tr("Name"), tr("Demonstrates"), tr("Kind")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ColumnCount)
        return {};
    return titles[static_cast<std::size_t>(section)];
}

void ScenarioSearchModel::setSearch(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool ScenarioSearchModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto cell = [&](int column) {
        return sourceModel()->index(row, column, parent).data(RawValueRole).toString();
    };
    const QString searched =
        cell(ScenarioListModel::NameColumn) + u'\n' + cell(ScenarioListModel::DemonstratesColumn);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
        return searched.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace sse::ui

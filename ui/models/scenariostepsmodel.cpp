// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/scenariostepsmodel.h"

#include "core/scenario/scenariojson.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"
#include "ui/models/steptexts.h"

#include <algorithm>
#include <array>

namespace sse::ui {

namespace {

using namespace std::chrono_literals;

constexpr int spacesPerLevel = 4;

template <typename Event> // const or not
auto &member(Event &event, int column)
{
    switch (column) {
    case ScenarioStepsModel::TypeColumn:
        return event.type;
    case ScenarioStepsModel::IdColumn:
        return event.id;
    default:
        return event.retry;
    }
}

/// The text that a step keeps when it becomes one of another kind.
QByteArray plainText(const Step &step)
{
    if (const auto *event = std::get_if<EventStep>(&step.what))
        return event->data.value_or(QByteArray());
    const auto *comment = std::get_if<CommentStep>(&step.what);
    return comment ? comment->text : QByteArray();
}

void setPlainText(Step &step, const QByteArray &text)
{
    if (auto *event = std::get_if<EventStep>(&step.what))
        event->data = text;
    if (auto *comment = std::get_if<CommentStep>(&step.what))
        comment->text = text;
}

QString tooDeep()
{
    return ScenarioStepsModel::tr("Repeats are at most %1 levels deep. Put the step further out.")
        .arg(maxRepeatDepth);
}

} // namespace

void ScenarioStepsModel::setSteps(std::vector<Step> steps)
{
    beginResetModel();
    m_tree.setSteps(std::move(steps));
    m_problem.clear();
    endResetModel();
}

void ScenarioStepsModel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
}

ScenarioStepsModel::Kind ScenarioStepsModel::kind(int row) const
{
    return static_cast<Kind>(step(row).what.index());
}

QStringList ScenarioStepsModel::kindNames()
{
    return {tr("Event"),  tr("Comment"), tr("Wait"), tr("Raw Bytes"),
            tr("Repeat"), tr("Write"),   tr("End")};
}

Step ScenarioStepsModel::newStep(Kind kind)
{
    switch (kind) {
    case Kind::Event:
        return {EventStep{{}, {}, {}, QByteArrayLiteral("message {{counter}}")}};
    case Kind::Comment:
        return {CommentStep{QByteArrayLiteral("keep-alive")}};
    case Kind::Wait:
        return {WaitStep{1000ms, 1000ms, 1}};
    case Kind::RawBytes:
        return {RawStep{QByteArrayLiteral("data: raw\\r\\n\\r\\n")}};
    case Kind::Repeat:
        return {RepeatStep{10, {}}};
    case Kind::Write: {
        WriteStep write;
        write.wire.per = WireControl::Per::Line;
        return {write};
    }
    case Kind::End:
        return {EndStep{}};
    }
    Q_UNREACHABLE();
}

bool ScenarioStepsModel::refuse(const QString &problem)
{
    m_problem = problem;
    emit refused(problem);
    return false;
}

int ScenarioStepsModel::insertAt(const Step &step, const StepTree::Place &place)
{
    m_problem.clear();
    if (m_readOnly)
        return -1;
    if (StepTree::isTooDeep(step, place.depth)) {
        refuse(tooDeep());
        return -1;
    }
    const int row = place.row;
    beginInsertRows({}, row, row + StepTree::rowsOf(step) - 1);
    m_tree.insert(step, place);
    endInsertRows();
    emit edited();
    return row;
}

int ScenarioStepsModel::insert(const Step &step, int behind)
{
    return insertAt(step, m_tree.placeBelow(behind));
}

int ScenarioStepsModel::append(const Step &step)
{
    return insertAt(step, m_tree.placeAtEnd(step));
}

int ScenarioStepsModel::duplicate(int row)
{
    const Step copy = step(row);
    return insertAt(copy, m_tree.placeBehind(row));
}

int ScenarioStepsModel::remove(const QList<int> &rows)
{
    m_problem.clear();
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    if (m_readOnly || sorted.isEmpty())
        return sorted.isEmpty() ? -1 : sorted.constFirst();
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    // From below, so that the rows above stay where they are.
    for (auto row = sorted.crbegin(); row != sorted.crend(); ++row) {
        beginRemoveRows({}, *row, m_tree.rowAfter(*row) - 1);
        m_tree.erase(*row);
        endRemoveRows();
    }
    emit edited();
    return std::min(sorted.constFirst(), rowCount() - 1);
}

int ScenarioStepsModel::move(int row, const std::optional<StepTree::Place> &place)
{
    m_problem.clear();
    if (!place || m_readOnly)
        return row;
    const int end = m_tree.rowAfter(row);
    const int size = end - row;
    // Into the repeat above or out of the one around, the row stays, at another depth.
    const bool stays = place->row == row || place->row == end;
    const int newRow = place->row > row ? place->row - size : place->row;
    if (!stays)
        beginMoveRows({}, row, end - 1, {}, place->row);
    m_tree.move(row, *place);
    if (!stays)
        endMoveRows();
    emit dataChanged(index(newRow, 0), index(newRow + size - 1, ColumnCount - 1));
    emit edited();
    return newRow;
}

int ScenarioStepsModel::moveUp(int row)
{
    return move(row, m_tree.placeToMoveUp(row));
}

int ScenarioStepsModel::moveDown(int row)
{
    return move(row, m_tree.placeToMoveDown(row));
}

int ScenarioStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_tree.rowCount();
}

int ScenarioStepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ScenarioStepsModel::text(int row, int column) const
{
    if (column == StepColumn)
        return kindNames().at(static_cast<int>(kind(row)));
    if (column == ContentColumn)
        return stepContent(step(row));
    const auto *event = std::get_if<EventStep>(&step(row).what);
    return event ? memberText(member(*event, column)) : QString();
}

QString ScenarioStepsModel::shownText(int row, int column) const
{
    const QString indent(column == StepColumn ? depth(row) * spacesPerLevel : 0, u' ');
    return indent + cellText(text(row, column));
}

QString ScenarioStepsModel::accessibleText(int row, int column) const
{
    const QString shown = cellText(text(row, column));
    return column == StepColumn && depth(row) > 0
               ? tr("%1, repeat level %2").arg(shown).arg(depth(row))
               : shown;
}

QVariant ScenarioStepsModel::editValue(int row, int column) const
{
    if (column == StepColumn)
        return static_cast<int>(kind(row));
    if (column != ContentColumn)
        return text(row, column);
    if (const auto *end = std::get_if<EndStep>(&step(row).what))
        return static_cast<int>(end->kind);
    return editableStepContent(step(row));
}

bool ScenarioStepsModel::isEditable(int row, int column) const
{
    if (m_readOnly)
        return false;
    return column == StepColumn || column == ContentColumn || kind(row) == Kind::Event;
}

QVariant ScenarioStepsModel::choices(int row, int column) const
{
    if (column == StepColumn)
        return kindNames();
    return column == ContentColumn && kind(row) == Kind::End ? endKindTexts() : QVariant();
}

QVariant ScenarioStepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row, column);
    case Qt::EditRole:
        return editValue(row, column);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(text(row, column));
    case RawValueRole:
        return text(row, column);
    case DepthRole:
        return depth(row);
    case KindRole:
        return static_cast<int>(kind(row));
    case ChoicesRole:
        return choices(row, column);
    case MultiLineRole:
        return column == ContentColumn && (kind(row) == Kind::Event || kind(row) == Kind::Comment);
    default:
        return {};
    }
}

QVariant ScenarioStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::array<QString, ColumnCount> titles{tr("Step"), tr("Type"), tr("ID"), tr("Retry"),
                                                  tr("Content")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 ||
        section >= ColumnCount)
        return {};
    return titles[static_cast<std::size_t>(section)];
}

Qt::ItemFlags ScenarioStepsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && isEditable(index.row(), index.column()) ? flags | Qt::ItemIsEditable
                                                                      : flags;
}

bool ScenarioStepsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        !isEditable(index.row(), index.column()))
        return false;
    m_problem.clear();
    const int row = index.row();
    if (value == editValue(row, index.column()))
        return true;
    const QVariant few = choices(row, index.column());
    bool isNumber = false;
    const int choice = value.toInt(&isNumber);
    if (few.isValid() && (!isNumber || choice < 0 || choice >= few.toStringList().size()))
        return false;
    if (index.column() == StepColumn)
        return setKind(row, static_cast<Kind>(choice));
    const QString problem = setCell(row, index.column(), value);
    if (!problem.isEmpty())
        return refuse(problem);
    emit dataChanged(this->index(row, 0), this->index(row, ColumnCount - 1));
    emit edited();
    return true;
}

QString ScenarioStepsModel::setCell(int row, int column, const QVariant &value)
{
    Step &step = m_tree.step(row);
    if (column == ContentColumn) {
        auto *end = std::get_if<EndStep>(&step.what);
        if (!end)
            return setStepContent(step, value.toString());
        end->kind = static_cast<EndKind>(value.toInt());
        return {};
    }
    std::optional<QByteArray> text = memberFromText(value.toString());
    QString problem = templateProblem(text);
    if (problem.isEmpty())
        member(std::get<EventStep>(step.what), column) = std::move(text);
    return problem;
}

bool ScenarioStepsModel::setKind(int row, Kind kind)
{
    if (kind == Kind::Repeat)
        return wrap(row);
    if (m_tree.rowAfter(row) > row + 1)
        return refuse(tr("The repeat holds steps, which would be lost. Move them out or remove "
                         "them first."));
    const QByteArray before = plainText(step(row));
    Step changed = newStep(kind);
    if (!before.isEmpty())
        setPlainText(changed, before);
    m_tree.step(row) = std::move(changed);
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit edited();
    return true;
}

bool ScenarioStepsModel::wrap(int row)
{
    if (StepTree::isTooDeep(step(row), depth(row) + 1))
        return refuse(tooDeep());
    beginInsertRows({}, row, row);
    m_tree.insert(newStep(Kind::Repeat), m_tree.placeAbove(row));
    endInsertRows();
    move(row + 1, m_tree.placeToMoveUp(row + 1));
    return true;
}

} // namespace sse::ui

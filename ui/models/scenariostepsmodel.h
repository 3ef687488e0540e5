// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"
#include "ui/models/steptree.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace sse::ui {

/// The steps of one answer of a scenario as a table to edit. The steps within a repeat are the rows
/// behind its row, one level deeper.
///
/// A cell of an event that holds nothing is a member that is not there; two quotation marks stand
/// for one that is there and empty.
class ScenarioStepsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { StepColumn, TypeColumn, IdColumn, RetryColumn, ContentColumn, ColumnCount };
    /// The alternatives of Step::what, in their order.
    enum class Kind : int { Event, Comment, Wait, RawBytes, Repeat, Write, End };
    enum Role : int {
        DepthRole = Qt::UserRole + 16, ///< levels of repeat around the row, as int
        KindRole,                      ///< Kind as int
        /// QStringList: what the cell may hold, when it's one of a few; Qt::EditRole is then the
        /// number in that list, for reading and setting.
        ChoicesRole,
        MultiLineRole, ///< the cell is a text that may hold line breaks
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSteps(std::vector<Step> steps);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_tree.steps(); }
    /// Nothing can be edited, neither by setData() nor by what is below.
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }

    [[nodiscard]] const Step &step(int row) const { return m_tree.step(row); }
    [[nodiscard]] Kind kind(int row) const;
    [[nodiscard]] int depth(int row) const { return m_tree.depth(row); }
    /// Why the last change was refused, as a sentence; empty when it was not.
    [[nodiscard]] const QString &lastProblem() const { return m_problem; }

    /// In the order of Kind, for menus.
    [[nodiscard]] static QStringList kindNames();
    /// A step of that kind to begin with.
    [[nodiscard]] static Step newStep(Kind kind);

    /// Puts \a step right below \a behind (-1: first): behind a repeat's row it's the first within.
    /// Returns its row; -1 when it is refused.
    int insert(const Step &step, int behind);
    /// Puts \a step behind all that is played. Returns its row; -1 when it is refused.
    int append(const Step &step);
    /// A copy, behind the step and what is within it. Returns its row; -1 when it is refused.
    int duplicate(int row);
    /// What is within a repeat goes with it. Returns the row to select next; -1 when none is left.
    int remove(const QList<int> &rows);
    /// One row up or down; past a repeat's row into it, past its first or last step out of it.
    /// Returns the row where the step is now.
    int moveUp(int row);
    int moveDown(int row);
    [[nodiscard]] bool canMoveUp(int row) const { return !m_readOnly && row > 0; }
    [[nodiscard]] bool canMoveDown(int row) const { return !m_readOnly && !m_tree.isLast(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Texts as the cell's Qt::EditRole gives them, or a number of ChoicesRole. False, and
    /// refused() with a sentence, when the cell can't hold it. A step that becomes a repeat is then
    /// the one within it.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// The steps are others than before, by setData() or the functions above; not by setSteps().
    void edited();
    void refused(const QString &problem);

private:
    int insertAt(const Step &step, const StepTree::Place &place);
    int move(int row, const std::optional<StepTree::Place> &place);
    bool setKind(int row, Kind kind);
    bool wrap(int row);
    [[nodiscard]] QString setCell(int row, int column, const QVariant &value);
    bool refuse(const QString &problem);
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString shownText(int row, int column) const;
    [[nodiscard]] QString accessibleText(int row, int column) const;
    [[nodiscard]] QVariant editValue(int row, int column) const;
    [[nodiscard]] bool isEditable(int row, int column) const;
    [[nodiscard]] QVariant choices(int row, int column) const;

    StepTree m_tree;
    QString m_problem;
    bool m_readOnly = false;
};

} // namespace sse::ui

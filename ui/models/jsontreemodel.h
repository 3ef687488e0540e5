// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <optional>

namespace sse::ui {

/// A JSON text as a tree: keys in their order, duplicates kept, numbers as they were sent. A tree
/// of raw tokens; of strings the text is shown, their escapes resolved.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column : int { KeyColumn, ValueColumn, ColumnCount };
    /// Texts longer than this are not taken apart; the caller says so.
    static constexpr qsizetype mostBytes = 8 << 20;

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    /// Takes \a json (UTF-8) apart. False, and an empty tree, when it is not JSON or too long.
    bool setJson(const QByteArray &json);
    /// Why the last text made no tree, as a sentence; empty when it did.
    [[nodiscard]] QString error() const;
    /// "$.choices[0].delta" for the filter and for copying.
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// "json:$.a=v": the filter that this node's value passes; of arrays and objects "json:$.a".
    [[nodiscard]] QString filterTerm(const QModelIndex &index) const;
    /// What a person wants to copy: a string's text, anything else as it was sent.
    [[nodiscard]] QString valueText(const QModelIndex &index) const;
    /// The text with every member on a line of its own, indented; empty without a tree.
    [[nodiscard]] QByteArray pretty() const;
    /// The raw token text of a node, as it was sent.
    [[nodiscard]] QByteArray rawText(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString keyText(const QModelIndex &index) const;
    [[nodiscard]] QString shownValue(const QModelIndex &index) const;

    struct Private;
    std::unique_ptr<Private> d;
};

/// \a json indented by two spaces, tokens untouched; nothing when it is not JSON.
[[nodiscard]] std::optional<QByteArray> prettyJson(const QByteArray &json);

} // namespace sse::ui

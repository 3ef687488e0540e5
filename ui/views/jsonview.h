// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QSplitter;
class QTreeView;

namespace sse::ui {

class JsonTreeModel;
class PlainLabel;
class PlainTextView;

/// A JSON text as a tree with a path that can be copied, and below it the text, indented.
class JsonView final : public QWidget
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);

    /// False when \a json is not JSON or too long; the view then says why.
    bool setJson(const QByteArray &json);
    /// Builds the indented text, if that has not been done; costly for long texts.
    void showPretty();
    [[nodiscard]] JsonTreeModel &model() const { return *m_model; }

signals:
    /// "json:$.a=v"
    void filterRequested(const QString &term);

private:
    void showPath();
    void showMenu(const QPoint &position);
    void expandSome();

    JsonTreeModel *m_model = nullptr;
    QTreeView *m_tree = nullptr;
    PlainLabel *m_path = nullptr;
    PlainLabel *m_error = nullptr;
    PlainTextView *m_pretty = nullptr;
    QSplitter *m_splitter = nullptr;
    bool m_prettyShown = true;
};

} // namespace sse::ui

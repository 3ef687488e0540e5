// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/jsontreemodel.h"

#include "core/base/jsonscanner.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"

#include <QStringList>

#include <algorithm>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 512;
constexpr qsizetype mostTokenBytes = (mostCharacters + 1) * 6; // "\uXXXX" is the longest escape

/// "$.a.b[0]" leaves a member's name bare when nothing in it means something in a path or filter.
bool isBareName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-') ||
               c == QLatin1Char('$');
    });
}

QString quotedForFilter(const QString &text)
{
    const bool plain = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == QLatin1Char('"') || c == QLatin1Char('\\');
    });
    if (plain)
        return text;
    QString quoted = text;
    quoted.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    quoted.replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

} // namespace

struct JsonTreeModel::Private
{
    QByteArray json;
    std::vector<JsonNode> nodes;
    // Of every node where its children's numbers begin in childNumbers.
    std::vector<quint32> firstChild;
    std::vector<quint32> childNumbers;
    QString error;

    void groupChildren();
    [[nodiscard]] const JsonNode &node(const QModelIndex &index) const
    {
        return nodes[static_cast<std::size_t>(index.internalId())];
    }
    [[nodiscard]] QByteArrayView token(const JsonNode &node) const
    {
        return QByteArrayView(json).sliced(node.begin, node.end - node.begin);
    }
    [[nodiscard]] QByteArrayView key(const JsonNode &node) const
    {
        return QByteArrayView(json).sliced(node.keyBegin, node.keyEnd - node.keyBegin);
    }
    [[nodiscard]] char kind(const JsonNode &node) const { return json[node.begin]; }
    [[nodiscard]] bool isContainer(const JsonNode &node) const
    {
        return kind(node) == '{' || kind(node) == '[';
    }
};

void JsonTreeModel::Private::groupChildren()
{
    firstChild.assign(nodes.size(), 0);
    childNumbers.assign(nodes.size(), 0);
    quint32 next = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        firstChild[i] = next;
        next += nodes[i].childCount;
    }
    for (std::size_t i = 1; i < nodes.size(); ++i)
        childNumbers[firstChild[nodes[i].parent] + nodes[i].rowInParent] = static_cast<quint32>(i);
}

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , d(std::make_unique<Private>())
{
}

JsonTreeModel::~JsonTreeModel() = default;

bool JsonTreeModel::setJson(const QByteArray &json)
{
    beginResetModel();
    *d = Private();
    if (json.size() > mostBytes) {
        d->error = tr("The data is longer than %1, too long to be shown as a tree.")
                       .arg(formatBytes(static_cast<quint64>(mostBytes)));
    } else if (Result<std::vector<JsonNode>> nodes = scanJson(json); !nodes) {
        d->error = nodes.error().message;
    } else {
        d->json = json;
        d->nodes = std::move(nodes.value());
        d->groupChildren();
    }
    endResetModel();
    return !d->nodes.empty();
}

QString JsonTreeModel::error() const
{
    return d->error;
}

QString JsonTreeModel::path(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    QStringList steps;
    const JsonNode *node = &d->node(index);
    for (; node->parent != JsonNode::none; node = &d->nodes[node->parent]) {
        if (node->keyBegin == JsonNode::none) {
            steps.prepend(QStringLiteral("[%1]").arg(node->rowInParent));
            continue;
        }
        const QString name = jsonStringText(d->key(*node));
        steps.prepend(isBareName(name) ? QString(QLatin1Char('.') + name)
                                       : QStringLiteral("['%1']").arg(name));
    }
    return QLatin1Char('$') + steps.join(QString());
}

QString JsonTreeModel::filterTerm(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    QString term = path(index);
    if (!d->isContainer(d->node(index)))
        term += QLatin1Char('=') + valueText(index);
    return QStringLiteral("json:") + quotedForFilter(term);
}

QString JsonTreeModel::valueText(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const JsonNode &node = d->node(index);
    return d->kind(node) == '"' ? jsonStringText(d->token(node)) : decodeUtf8(d->token(node));
}

QByteArray JsonTreeModel::pretty() const
{
    return d->nodes.empty() ? QByteArray() : indentedJson(d->json, d->nodes);
}

QByteArray JsonTreeModel::rawText(const QModelIndex &index) const
{
    return index.isValid() ? d->token(d->node(index)).toByteArray() : QByteArray();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr{0});
    const auto number = static_cast<std::size_t>(parent.internalId());
    const quint32 child = d->childNumbers[d->firstChild[number] + static_cast<quint32>(row)];
    return createIndex(row, column, static_cast<quintptr>(child));
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const quint32 parent = d->node(index).parent;
    if (parent == JsonNode::none)
        return {};
    return createIndex(static_cast<int>(d->nodes[parent].rowInParent), 0,
                       static_cast<quintptr>(parent));
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return d->nodes.empty() ? 0 : 1;
    return parent.column() == 0 ? static_cast<int>(d->node(parent).childCount) : 0;
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString JsonTreeModel::keyText(const QModelIndex &index) const
{
    const JsonNode &node = d->node(index);
    if (node.parent == JsonNode::none)
        return QStringLiteral("$");
    if (node.keyBegin == JsonNode::none)
        return QStringLiteral("[%1]").arg(node.rowInParent);
    return toVisibleText(jsonStringText(d->key(node), mostTokenBytes), mostCharacters);
}

QString JsonTreeModel::shownValue(const QModelIndex &index) const
{
    const JsonNode &node = d->node(index);
    switch (d->kind(node)) {
    case '{':
        return QStringLiteral("{%1}").arg(node.childCount);
    case '[':
        return QStringLiteral("[%1]").arg(node.childCount);
    case '"':
        return QLatin1Char('"') +
               toVisibleText(jsonStringText(d->token(node), mostTokenBytes), mostCharacters) +
               QLatin1Char('"');
    default:
        return toVisibleText(decodeUtf8Prefix(d->token(node), mostTokenBytes), mostCharacters);
    }
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == KeyColumn ? keyText(index) : shownValue(index);
    case Qt::ToolTipRole:
        return index.column() == KeyColumn
                   ? plainToolTip(path(index))
                   : plainToolTip(decodeUtf8Prefix(d->token(d->node(index)), mostTokenBytes));
    case RawValueRole:
        return index.column() == KeyColumn ? path(index) : valueText(index);
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? tr("Key") : tr("Value");
}

std::optional<QByteArray> prettyJson(const QByteArray &json)
{
    const Result<std::vector<JsonNode>> nodes = scanJson(json);
    return nodes ? std::optional(indentedJson(json, nodes.value())) : std::nullopt;
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/headersmodel.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/secrets/redactor.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"

#include <utility>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 512;

} // namespace

void HeadersModel::setHeaders(const HeaderList &headers, Redactor &redactor)
{
    HeaderList masked = headers;
    for (HeaderField &header : masked) {
        header.value = isSecretField(header)
                           ? tr("•••••• (hidden)").toUtf8()
                           : redactor.headerValue(header, TextPlace::RequestHeader);
    }
    if (headers == m_headers && masked == m_masked)
        return;
    beginResetModel();
    m_headers = headers;
    m_masked = std::move(masked);
    endResetModel();
}

void HeadersModel::setSecretsRevealed(bool revealed)
{
    if (revealed == m_revealed)
        return;
    m_revealed = revealed;
    if (!m_headers.isEmpty())
        emit dataChanged(index(0, ValueColumn), index(rowCount() - 1, ValueColumn));
}

int HeadersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

int HeadersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HeadersModel::text(const QModelIndex &index) const
{
    const HeaderField &header = (m_revealed ? m_headers : m_masked).at(index.row());
    if (index.column() == NameColumn)
        return QString::fromLatin1(header.name);
    return isWellFormedUtf8(header.value) ? decodeUtf8(header.value)
                                          : QString::fromLatin1(header.value);
}

QVariant HeadersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return toVisibleText(text(index), mostCharacters);
    case Qt::ToolTipRole:
        return plainToolTip(text(index));
    case RawValueRole:
        return text(index);
    default:
        return {};
    }
}

QVariant HeadersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Header") : tr("Value");
}

} // namespace sse::ui

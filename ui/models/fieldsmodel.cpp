// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/fieldsmodel.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventcolumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 512;
constexpr qsizetype mostBytes = (mostCharacters + 1) * 3;

struct Outcome
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::Outcome)
};

QString setSentence(const FieldText &field)
{
    switch (field.field) {
    case FieldName::Event:
        return Outcome::tr("Set the event type buffer");
    case FieldName::Id:
        return Outcome::tr("Set the last event ID buffer");
    case FieldName::Retry:
        return Outcome::tr("Set the reconnection time, in milliseconds");
    case FieldName::Comment:
    case FieldName::Data:
    case FieldName::Unknown:
        break;
    }
    return Outcome::tr("Set");
}

QString unknownSentence(const FieldText &field)
{
    static const std::array<QByteArray, 4> known{"data", "event", "id", "retry"};
    const QByteArray folded =
        field.name.first(std::min<qsizetype>(field.name.size(), 64)).toLower().trimmed();
    const bool nearly = std::find(known.begin(), known.end(), folded) != known.end();
    if (nearly) {
        return Outcome::tr("Ignored: the name is not exactly “%1”")
            .arg(QString::fromLatin1(folded));
    }
    return Outcome::tr("Ignored: not a field of the standard");
}

} // namespace

QString outcomeSentence(const FieldText &field)
{
    // A retry field takes effect at its end of line, so that it outlives its block.
    const bool discarded = field.unfinished && field.field != FieldName::Retry;
    switch (field.outcome) {
    case FieldOutcome::Comment:
        return Outcome::tr("Ignored: the line begins with a colon, it is a comment");
    case FieldOutcome::Appended:
        return discarded ? Outcome::tr("Discarded: the stream ended before the blank line")
                         : Outcome::tr("Appended to the data buffer");
    case FieldOutcome::Set:
        return discarded ? Outcome::tr("Discarded: the stream ended before the blank line")
                         : setSentence(field);
    case FieldOutcome::UnknownName:
        return unknownSentence(field);
    case FieldOutcome::ContainsNul:
        return Outcome::tr("Ignored: the value contains U+0000 NULL");
    case FieldOutcome::NotDigits:
        return Outcome::tr("Ignored: the value is not only ASCII digits");
    case FieldOutcome::EmptyRetry:
        return Outcome::tr("Ignored: empty; some clients take their default");
    case FieldOutcome::Unterminated:
        return Outcome::tr("Never processed: the stream ended inside this line");
    }
    Q_UNREACHABLE();
}

void FieldsModel::setFields(const QList<FieldText> &fields)
{
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

std::pair<ByteOffset, quint64> FieldsModel::range(int row) const
{
    return {m_fields.at(row).begin, m_fields.at(row).length};
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldText &field = m_fields.at(index.row());
    const bool raw = role == RawValueRole;
    const bool shown = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (!raw && !shown && role != Qt::ToolTipRole)
        return {};
    QString text = outcomeSentence(field);
    if (index.column() != OutcomeColumn) {
        const QByteArray &bytes = index.column() == NameColumn ? field.name : field.value;
        text = raw ? decodeUtf8(bytes)
                   : toVisibleText(decodeUtf8Prefix(bytes, mostBytes), mostCharacters);
    }
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Field"), tr("Value"),
                                                  tr("What the Standard Did (§ 9.2.6)")};
    if (role == Qt::DisplayRole && section >= 0 && section < ColumnCount)
        return titles[static_cast<std::size_t>(section)];
    return {};
}

} // namespace sse::ui

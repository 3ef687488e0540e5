// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/detailpane.h"

#include "core/base/utf8.h"
#include "core/exporting/jsonlines.h"
#include "core/formats/words.h"
#include "core/session/capture.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/panes/blockpage.h"
#include "ui/panes/factpage.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

// Rows of the same read are counted so far in either direction.
constexpr RowNumber mostCounted = 1000;
constexpr qsizetype mostTitleBytes = 512;

const QString &separator()
{
    static const QString text = QStringLiteral(" \u00B7 ");
    return text;
}

} // namespace

struct DetailPane::Private
{
    Private(const CaptureLog &l, const EventIndex &i)
        : log(l)
        , index(i)
        , text(l, i)
    {
    }

    [[nodiscard]] QString title(RowNumber number);
    [[nodiscard]] QString timing(RowNumber number);
    /// Blocks that ended in the same read as \a number, itself among them.
    [[nodiscard]] RowNumber sharers(RowNumber number) const;
    [[nodiscard]] QString readsOf(RowNumber number) const;
    void build(DetailPane *pane);
    void showHead();

    const CaptureLog &log;
    const EventIndex &index;
    EventText text;
    std::optional<RowNumber> row;
    bool utc = false;
    PlainLabel *titleLabel = nullptr;
    PlainLabel *timingLabel = nullptr;
    QToolButton *copy = nullptr;
    QStackedWidget *pages = nullptr;
    PlainLabel *empty = nullptr;
    BlockPage *block = nullptr;
    FactPage *fact = nullptr;
    QWidget *head = nullptr;
};

QString DetailPane::Private::title(RowNumber number)
{
    QStringList parts{QStringLiteral("#%1").arg(number + 1)};
    const RowKind kind = index.row(number).kind;
    if (kind == RowKind::Fact) {
        const bool opened = opensStream(log, index.row(number).source).value_or(false);
        parts += factWord(text.record(number), opened);
    } else if (kind == RowKind::Event) {
        parts += decodeUtf8Prefix(text.type(number), mostTitleBytes);
        const QByteArray id = text.lastEventId(number);
        if (!id.isEmpty())
            parts += DetailPane::tr("ID %1").arg(decodeUtf8Prefix(id, mostTitleBytes));
    } else {
        parts += kindWord(kind);
    }
    return parts.join(separator());
}

RowNumber DetailPane::Private::sharers(RowNumber number) const
{
    const quint32 read = index.row(number).source;
    const auto isSharer = [&](RowNumber other) {
        return index.row(other).kind != RowKind::Fact && index.row(other).source == read;
    };
    RowNumber count = 1;
    for (RowNumber other = number; other > 0 && count <= mostCounted && isSharer(other - 1);
         --other)
        ++count;
    const RowNumber end = index.rowCount();
    for (RowNumber other = number + 1; other < end && count <= mostCounted && isSharer(other);
         ++other)
        ++count;
    return count;
}

QString DetailPane::Private::readsOf(RowNumber number) const
{
    const EventRow &place = index.row(number);
    const std::size_t last = place.source;
    const std::size_t first = log.readAt(place.begin);
    const QString bytes = formatBytes(log.read(last).length);
    if (first >= last)
        return DetailPane::tr("read %1 (%2)").arg(formatCount(last + 1), bytes);
    return DetailPane::tr("reads %1 to %2 (the last: %3)")
        .arg(formatCount(first + 1), formatCount(last + 1), bytes);
}

QString DetailPane::Private::timing(RowNumber number)
{
    const bool isFact = index.row(number).kind == RowKind::Fact;
    const QString time = formatClock(log.anchor().toWall(text.time(number)), utc, true);
    QStringList parts{isFact ? time : DetailPane::tr("Arrived %1").arg(time),
                      DetailPane::tr("connection %1").arg(text.connection(number))};
    if (!isFact) {
        parts += readsOf(number);
        const RowNumber count = sharers(number);
        if (count > mostCounted)
            parts +=
                DetailPane::tr("more than %1 rows share this read").arg(formatCount(mostCounted));
        else if (count > 1)
            parts += DetailPane::tr("%1 rows share this read").arg(formatCount(count));
    }
    return parts.join(separator());
}

void DetailPane::Private::build(DetailPane *pane)
{
    titleLabel = new PlainLabel;
    timingLabel = new PlainLabel;
    copy = new QToolButton;
    pages = new QStackedWidget;
    empty = new PlainLabel(DetailPane::tr("Select a row to see it in full."));
    block = new BlockPage(log, index);
    fact = new FactPage;
    head = new QWidget;

    QFont bold = pane->font();
    bold.setBold(true);
    titleLabel->setFont(bold);
    titleLabel->setElideMode(Qt::ElideRight);
    timingLabel->setElideMode(Qt::ElideRight);
    copy->setText(DetailPane::tr("Copy Data"));
    copy->setAccessibleName(DetailPane::tr("Copy the data of the selected row"));
    copy->setAutoRaise(true);
    empty->setAlignment(Qt::AlignCenter);
    empty->setTextRole(QPalette::PlaceholderText);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(1);
    lines->addWidget(titleLabel);
    lines->addWidget(timingLabel);
    auto *headLayout = new QHBoxLayout(head);
    headLayout->setContentsMargins(8, 4, 4, 4);
    headLayout->addLayout(lines, 1);
    headLayout->addWidget(copy, 0, Qt::AlignTop);
    pages->addWidget(empty);
    pages->addWidget(block);
    pages->addWidget(fact);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(pages, 1);
}

void DetailPane::Private::showHead()
{
    head->setVisible(row.has_value());
    if (!row)
        return;
    titleLabel->setText(title(*row));
    timingLabel->setText(timing(*row));
    copy->setVisible(index.row(*row).kind == RowKind::Event ||
                     index.row(*row).kind == RowKind::Comment);
}

DetailPane::DetailPane(const Capture &capture, QWidget *parent)
    : DetailPane(capture.log(), capture.index(), parent)
{
}

DetailPane::DetailPane(const CaptureLog &log, const EventIndex &index, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(log, index))
{
    d->build(this);
    connect(d->copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(d->block->wholeData()); });
    connect(d->block, &BlockPage::filterRequested, this, &DetailPane::filterRequested);
    showRow(std::nullopt);
}

DetailPane::~DetailPane() = default;

void DetailPane::showRow(std::optional<RowNumber> row)
{
    if (row && *row >= d->index.rowCount())
        row.reset();
    d->row = row;
    d->showHead();
    if (!row) {
        d->pages->setCurrentWidget(d->empty);
    } else if (d->index.row(*row).kind == RowKind::Fact) {
        d->fact->showRecord(d->text.record(*row));
        d->pages->setCurrentWidget(d->fact);
    } else {
        d->block->showRow(*row);
        d->pages->setCurrentWidget(d->block);
    }
}

std::optional<RowNumber> DetailPane::row() const
{
    return d->row;
}

void DetailPane::refresh()
{
    if (d->row && d->pages->currentWidget() == d->block)
        d->block->refresh();
}

void DetailPane::setUtc(bool utc)
{
    d->utc = utc;
    d->block->setUtc(utc);
    d->showHead();
}

QString DetailPane::title() const
{
    return d->row ? d->titleLabel->text() : QString();
}

QString DetailPane::timing() const
{
    return d->row ? d->timingLabel->text() : QString();
}

BlockPage &DetailPane::blockPage() const
{
    return *d->block;
}

FactPage &DetailPane::factPage() const
{
    return *d->fact;
}

} // namespace sse::ui

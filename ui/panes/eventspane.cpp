// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/eventspane.h"

#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/panes/findbar.h"
#include "ui/views/filteredit.h"
#include "ui/views/togglebutton.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

QToolButton *makeButton(const QString &text, const QString &objectName, const QString &toolTip,
                        bool checkable)
{
    auto *button = new ToggleButton;
    button->setObjectName(objectName);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(plainToolTip(toolTip));
    button->setCheckable(checkable);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

EventsPane::EventsPane(const Capture &capture, QWidget *parent)
    : QWidget(parent)
    , m_capture(capture)
    , m_model(capture)
    , m_table(new EventTableView(m_model, this))
    , m_filter(new FilterEdit(this))
    , m_counts(new PlainLabel(this))
    , m_error(new PlainLabel(this))
    , m_loss(new PlainLabel(this))
    , m_find(new FindBar(capture, m_model, *m_table, this))
{
    m_error->setObjectName(QStringLiteral("filterError"));
    m_error->setContentsMargins(8, 0, 8, 4);
    m_error->setWordWrap(true);
    m_error->hide();
    m_loss->setObjectName(QStringLiteral("lostRows"));
    m_loss->setContentsMargins(8, 0, 8, 4);
    m_loss->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeFilterLine());
    layout->addWidget(m_error);
    layout->addWidget(m_find);
    layout->addWidget(m_loss);
    layout->addWidget(m_table, 1);
    connect(m_table, &EventTableView::currentRowChanged, this, &EventsPane::currentRowChanged);
    connect(m_table, &EventTableView::pauseRequested, this, [this] {
        if (m_replayed)
            emit playRequested();
        else
            setPaused(!m_model.isPaused());
    });
    connect(m_table, &EventTableView::selectedSpanChanged, this, &EventsPane::showCounts);
    connect(m_table, &EventTableView::followingChanged, this, [this](bool following) {
        m_follow->setChecked(following);
        emit stateChanged();
    });
    connect(m_table, &EventTableView::leftUpwards, m_filter, qOverload<>(&QWidget::setFocus));
    showCounts();
}

EventsPane::~EventsPane()
{
    // The table and the find bar use the model, which goes before the children otherwise.
    delete m_find;
    delete m_table;
}

QWidget *EventsPane::makeFilterLine()
{
    auto *line = new QWidget(this);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter: word  -word  type:tick  id:7  kind:comment  "
                                    "data~regex  json:$.level=warn"));
    m_counts->setObjectName(QStringLiteral("matchCount"));
    m_pause = makeButton(tr("Pause"), QStringLiteral("pause"),
                         tr("Stop the list; the capture goes on (Space in the list)"), true);
    m_follow = makeButton(tr("Follow"), QStringLiteral("follow"),
                          tr("Keep the newest row in sight (End in the list)"), true);
    m_clear = makeButton(tr("Clear"), QStringLiteral("clear"),
                         tr("Hide the rows so far; View ▸ Show All Rows brings them back"), false);
    m_follow->setChecked(true);
    // As wide as its longest text, so that the line does not jump.
    m_pause->setText(tr("Resume (%1)").arg(formatCount(9999)));
    m_pause->setMinimumWidth(m_pause->sizeHint().width());
    m_pause->setText(tr("Pause"));
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_counts);
    layout->addSpacing(6);
    layout->addWidget(m_pause);
    layout->addWidget(m_follow);
    layout->addWidget(m_clear);
    connect(m_filter, &FilterEdit::expressionChanged, this, &EventsPane::applyFilter);
    connect(m_filter, &FilterEdit::errorChanged, this, &EventsPane::showFilterError);
    connect(m_filter, &FilterEdit::listRequested, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
            m_table->setCurrentIndex(m_model.index(m_model.rowCount() - 1, DataColumn));
    });
    connect(m_pause, &QToolButton::clicked, this, &EventsPane::setPaused);
    connect(m_follow, &QToolButton::clicked, this, &EventsPane::setFollowing);
    connect(m_clear, &QToolButton::clicked, this, &EventsPane::clear);
    return line;
}

void EventsPane::refresh()
{
    m_table->refresh();
    showCounts();
}

void EventsPane::setPaused(bool paused)
{
    m_model.setPaused(paused);
    m_pause->setChecked(paused);
    refresh();
    emit stateChanged();
}

void EventsPane::setFollowing(bool following)
{
    m_table->setFollowing(following);
    m_follow->setChecked(following);
}

void EventsPane::clear()
{
    m_model.clear();
    refresh();
    emit stateChanged();
}

void EventsPane::showAll()
{
    m_model.showAll();
    refresh();
    emit stateChanged();
}

void EventsPane::setReplayed(bool replayed)
{
    m_replayed = replayed;
    m_pause->setVisible(!replayed);
}

void EventsPane::setEnd(std::optional<RowNumber> end)
{
    m_model.setEnd(end);
    refresh();
}

void EventsPane::setLostBytes(ByteOffset bytes)
{
    m_lostBytes = bytes;
}

bool EventsPane::hidesRows() const
{
    return m_model.firstShown() > m_capture.index().firstRow();
}

void EventsPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void EventsPane::addFilterTerm(const QString &term)
{
    m_filter->addTerm(term);
}

const FilterExpression &EventsPane::filter() const
{
    return m_filter->expression();
}

QString EventsPane::filterText() const
{
    return m_filter->appliedText();
}

void EventsPane::openFind()
{
    m_find->open();
}

void EventsPane::find(bool backwards)
{
    m_find->find(backwards);
}

void EventsPane::applyFilter()
{
    m_model.setFilter(m_filter->expression());
    m_find->setFilterText(m_filter->text());
    refresh();
}

void EventsPane::showFilterError()
{
    const QString error = m_filter->error();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    themeColor(ThemeColor::Failed, palette(), palette().color(QPalette::Window)));
    m_error->setPalette(colors);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

QString EventsPane::countText() const
{
    const EventIndex &index = m_capture.index();
    const quint64 rows = index.rowCount() - index.firstRow();
    const EventTableView::SelectedSpan selected = m_table->selectedSpan();
    if (selected.rows > 1) {
        const QString count = formatCount(selected.rows);
        return m_model.hasTimes()
                   ? tr("%1 rows in %2 selected").arg(count, formatDuration(selected.time))
                   : tr("%1 rows selected").arg(count);
    }
    if (m_model.isFiltered()) {
        const QString text =
            tr("%1 of %2").arg(formatCount(m_model.matchCount()), formatCount(rows));
        return m_model.filterIsComplete() ? text : tr("%1, searching…").arg(text);
    }
    const auto shown = static_cast<quint64>(m_model.rowCount());
    if (hidesRows() || shown < rows)
        return tr("%1 of %2 rows").arg(formatCount(shown), formatCount(rows));
    return rows == 1 ? tr("1 row") : tr("%1 rows").arg(formatCount(rows));
}

void EventsPane::showCounts()
{
    m_counts->setText(countText());
    showLoss();
    if (m_model.isPaused()) {
        const RowNumber waiting = m_model.waitingCount();
        m_pause->setText(waiting == 0 ? tr("Resume") : tr("Resume (%1)").arg(formatCount(waiting)));
    } else {
        m_pause->setText(tr("Pause"));
    }
    m_pause->setAccessibleName(m_pause->text());
}

void EventsPane::showLoss()
{
    const EventIndex &index = m_capture.index();
    const quint64 lost = index.numberOf(index.firstRow()) - 1;
    const bool told = lost > 0 && m_lostBytes > 0;
    m_loss->setVisible(told);
    if (told)
        m_loss->setText(tr("The first %1 rows and %2 left the recording at its size limit.")
                            .arg(formatCount(lost), formatBytes(m_lostBytes)));
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/findbar.h"

#include "core/index/rowsearch.h"
#include "ui/base/plainlabel.h"
#include "ui/views/filteredit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace sse::ui {

namespace {

QToolButton *makeButton(const QString &text, const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(plainToolTip(toolTip));
    button->setAutoRaise(true);
    return button;
}

} // namespace

FindBar::FindBar(const Capture &capture, const EventTableModel &model, EventTableView &table,
                 QWidget *parent)
    : QWidget(parent)
    , m_capture(capture)
    , m_model(model)
    , m_table(table)
    , m_edit(new FilterEdit(this))
    , m_answer(new PlainLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_edit->setObjectName(QStringLiteral("find"));
    m_edit->setAccessibleName(tr("Find"));
    m_edit->setPlaceholderText(tr("Find, with the filter’s terms"));
    m_answer->setObjectName(QStringLiteral("findAnswer"));
    m_answer->setElideMode(Qt::ElideRight);
    QToolButton *previous =
        makeButton(QStringLiteral("▲"), tr("Find Previous"), tr("Find Previous (Shift+F3)"));
    QToolButton *next = makeButton(QStringLiteral("▼"), tr("Find Next"), tr("Find Next (F3)"));
    QToolButton *closeButton = makeButton(QStringLiteral("✕"), tr("Close Find"), tr("Close (Esc)"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(m_answer, 1);
    layout->addWidget(closeButton);
    connect(previous, &QToolButton::clicked, this, [this] { find(true); });
    connect(next, &QToolButton::clicked, this, [this] { find(false); });
    connect(closeButton, &QToolButton::clicked, this, &FindBar::close);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(m_edit, &FilterEdit::listRequested, &m_table, qOverload<>(&QWidget::setFocus));
    connect(m_edit, &FilterEdit::errorChanged, this,
            [this] { m_answer->setText(m_edit->error()); });
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_answer->setText(m_edit->error()); });
    m_edit->installEventFilter(this);
    hide();
}

FindBar::~FindBar() = default;

void FindBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::find(bool backwards)
{
    if (m_edit->text().trimmed().isEmpty()) {
        open();
        return;
    }
    show();
    m_edit->applyNow();
    // Terms are joined by AND, so both texts one behind the other are what both ask for.
    const Result<FilterExpression> both =
        FilterExpression::parse(QString(m_filterText + QLatin1Char(' ') + m_edit->text()));
    if (!both) {
        m_answer->setText(both.error().message);
        return;
    }
    m_expression = both.value();
    m_wrapped = false;
    const RowNumber rows = m_model.lastShownEnd();
    if (rows <= m_model.firstShown()) {
        m_answer->setText(tr("There are no rows to search yet."));
        return;
    }
    m_answer->setText(tr("Searching…"));
    const std::optional<RowNumber> current = m_table.currentRow();
    if (!current)
        search(backwards ? rows - 1 : m_model.firstShown(), backwards);
    else if (backwards && *current == 0)
        found(std::nullopt, backwards);
    else
        search(backwards ? *current - 1 : *current + 1, backwards);
}

void FindBar::search(RowNumber from, bool backwards)
{
    const quint64 generation = ++m_generation;
    m_search.reset();
    m_search = std::make_unique<RowSearch>(
        m_capture.log(), m_capture.index(), m_expression, from, backwards,
        [this, generation, backwards](std::optional<RowNumber> row) {
            QMetaObject::invokeMethod(
                this,
                [this, generation, backwards, row] {
                    if (generation == m_generation)
                        found(row, backwards);
                },
                Qt::QueuedConnection);
        });
}

void FindBar::found(std::optional<RowNumber> row, bool backwards)
{
    if (row && *row >= m_model.firstShown()) {
        const quint64 number = m_capture.index().numberOf(*row);
        if (m_table.showRow(*row))
            m_answer->setText(m_wrapped ? tr("Row %1, from the other end of the list.").arg(number)
                                        : tr("Row %1.").arg(number));
        else if (m_model.isPaused())
            m_answer->setText(
                tr("Row %1 is among those that wait: end the pause to see it.").arg(number));
        else
            m_answer->setText(tr("Row %1 is behind the playhead.").arg(number));
        return;
    }
    if (m_wrapped) {
        m_answer->setText(tr("No row matches."));
        return;
    }
    m_wrapped = true;
    search(backwards ? m_model.lastShownEnd() - 1 : m_model.firstShown(), backwards);
}

void FindBar::close()
{
    hide();
    m_table.setFocus();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    // The field itself would only clear its text.
    if (watched == m_edit && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportscopebox.h"

#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/dialogs/exporttexts.h"
#include "ui/views/withoutsearch.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QIdentityProxyModel>
#include <QLineEdit>
#include <QListView>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

constexpr int indent = 22;
constexpr int shownConnections = 5;

std::size_t slot(ExportScopeKind kind)
{
    return static_cast<std::size_t>(kind);
}

/// The connections to choose one of: nothing to tick.
class OnlyModel final : public QIdentityProxyModel
{
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::CheckStateRole ? QVariant() : QIdentityProxyModel::data(index, role);
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return QIdentityProxyModel::flags(index) & ~Qt::ItemIsUserCheckable;
    }
};

} // namespace

ExportScopeBox::ExportScopeBox(const ExportStream &stream, QWidget *parent)
    : QWidget(parent)
    , m_stream(stream)
    , m_model(stream.log, stream.index)
{
    build();
    setTimes(extentOf(stream.log));
    showKind();
}

void ExportScopeBox::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(new PlainLabel(tr("Rows"), this));
    for (const ExportScopeKind kind : exportScopeKinds) {
        auto *button = new QRadioButton(this);
        button->setObjectName(QLatin1String("exportScope-") + QString::fromLatin1(wordOf(kind)));
        m_kinds[slot(kind)] = button;
        layout->addWidget(button);
        if (kind == ExportScopeKind::Filtered) {
            m_filter = new PlainLabel(this);
            m_filter->setObjectName(QStringLiteral("exportFilter"));
            m_filter->setContentsMargins(indent, 0, 0, 0);
            m_filter->setElideMode(Qt::ElideRight);
            m_filter->setFont(dataFont());
            layout->addWidget(m_filter);
        } else if (kind == ExportScopeKind::Time) {
            layout->addWidget(makeTimes());
        } else if (kind == ExportScopeKind::Connections) {
            layout->addWidget(makeConnections());
        }
        connect(button, &QRadioButton::toggled, this, [this, kind](bool on) {
            if (!on || m_kind == kind)
                return;
            m_kind = kind;
            suggest();
            suggestOnly();
            showKind();
            emit changed();
        });
    }
    m_kinds[slot(m_kind)]->setChecked(true);
    m_error = new PlainLabel(this);
    m_error->setObjectName(QStringLiteral("exportScopeError"));
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
}

QLineEdit *ExportScopeBox::makeTime(const QString &name, const QString &objectName)
{
    auto *edit = new QLineEdit(m_times);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setToolTip(tr("A time such as 09:00:01.5 or 2026-01-31 09:00:01, or seconds since the "
                        "start such as 12.5"));
    edit->setMaxLength(64);
    connect(edit, &QLineEdit::textChanged, this, [this] {
        suggestOnly();
        showOnly();
        emit changed();
    });
    return edit;
}

QWidget *ExportScopeBox::makeTimes()
{
    m_times = new QWidget(this);
    m_from = makeTime(tr("From"), QStringLiteral("exportFrom"));
    m_to = makeTime(tr("To"), QStringLiteral("exportTo"));
    auto *layout = new QGridLayout(m_times);
    layout->setContentsMargins(indent, 0, 0, 0);
    layout->setVerticalSpacing(4);
    int line = 0;
    for (const auto &[text, edit] : {std::pair{tr("Fro&m"), m_from}, std::pair{tr("T&o"), m_to}}) {
        auto *label = new PlainLabel(text, m_times);
        label->setBuddy(edit);
        layout->addWidget(label, line, 0);
        layout->addWidget(edit, line++, 1);
    }
    return m_times;
}

QWidget *ExportScopeBox::makeConnections()
{
    auto *part = new QWidget(this);
    m_connections = new WithoutSearch<QListView>(part);
    m_connections->setObjectName(QStringLiteral("exportConnections"));
    m_connections->setAccessibleName(tr("Connections"));
    m_connections->setModel(&m_model);
    m_connections->setUniformItemSizes(true);
    m_connections->setFixedHeight(fontMetrics().height() * shownConnections * 3 / 2);
    m_onlyPart = new QWidget(part);
    m_onlyBox = new QComboBox(m_onlyPart);
    m_onlyBox->setObjectName(QStringLiteral("exportConnection"));
    m_onlyBox->setAccessibleName(tr("Connection"));
    auto *only = new OnlyModel(m_onlyBox);
    only->setSourceModel(&m_model);
    m_onlyBox->setModel(only);
    m_onlyBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_onlyText = new PlainLabel(tr("Event-stream text holds one connection: what another one sent "
                                   "would read as if it went on."),
                                m_onlyPart);
    m_onlyText->setWordWrap(true);
    auto *label = new PlainLabel(tr("Co&nnection"), m_onlyPart);
    label->setBuddy(m_onlyBox);
    auto *onlyLayout = new QVBoxLayout(m_onlyPart);
    onlyLayout->setContentsMargins(indent, 4, 0, 0);
    onlyLayout->setSpacing(4);
    onlyLayout->addWidget(label);
    onlyLayout->addWidget(m_onlyBox);
    onlyLayout->addWidget(m_onlyText);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_connections);
    layout->addWidget(m_onlyPart);
    connect(&m_model, &ExportConnectionsModel::checkedChanged, this, &ExportScopeBox::changed);
    connect(m_onlyBox, &QComboBox::currentIndexChanged, this, [this](int row) {
        m_only = m_model.connection(row);
        emit changed();
    });
    return part;
}

void ExportScopeBox::setSubject(const ExportSubject &subject)
{
    const bool other =
        subject.selection != m_subject.selection || subject.filterText != m_subject.filterText;
    m_subject = subject;
    m_model.setUtc(subject.utc);
    m_model.refresh();
    if (!isAvailable(m_kind, subject, m_stream)) {
        setKind(ExportScopeKind::All);
        emit changed();
    } else if (other) {
        suggestOnly();
    }
    showKind();
}

void ExportScopeBox::setFormat(ExportFormat format)
{
    m_format = format;
    suggestOnly();
    showKind();
}

void ExportScopeBox::setKind(ExportScopeKind kind)
{
    m_kind = isAvailable(kind, m_subject, m_stream) ? kind : ExportScopeKind::All;
    const QSignalBlocker guard(m_kinds[slot(m_kind)]);
    m_kinds[slot(m_kind)]->setChecked(true);
    suggest();
    suggestOnly();
    showKind();
}

void ExportScopeBox::setTimes(const TimeSpan &span)
{
    const QSignalBlocker guards[] = {QSignalBlocker(m_from), QSignalBlocker(m_to)};
    if (!m_stream.hasTimes)
        return;
    const ExportTimes times = timesOf(m_stream, m_subject.utc);
    m_from->setText(times.text(span.begin));
    m_to->setText(times.text(span.end));
    suggestOnly();
}

void ExportScopeBox::suggest()
{
    // What was not typed goes on to where the stream is by now.
    if (m_kind == ExportScopeKind::Time && !m_from->isModified() && !m_to->isModified())
        setTimes(m_subject.marked.value_or(extentOf(m_stream.log)));
    const ConnectionId last = m_model.lastWithBytes();
    if (m_kind == ExportScopeKind::Connections && m_model.checked().empty() && last != 0)
        m_model.setChecked({last});
}

void ExportScopeBox::suggestOnly()
{
    const bool narrow = m_kind != ExportScopeKind::All && m_kind != ExportScopeKind::Connections;
    if (m_format != ExportFormat::EventStream || (m_only != 0 && !narrow))
        return;
    ExportChoices choices;
    take(choices);
    if (const ConnectionId found = connectionOf(choices, m_subject, m_stream, m_only); found != 0)
        m_only = found;
}

void ExportScopeBox::take(ExportChoices &choices) const
{
    choices.scope = m_kind;
    choices.from = m_from->text();
    choices.to = m_to->text();
    choices.connections = m_model.checked();
    choices.only = m_onlyPart->isHidden() ? 0 : m_only;
}

void ExportScopeBox::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    showColors();
}

void ExportScopeBox::showKind()
{
    for (const ExportScopeKind kind : exportScopeKinds) {
        QRadioButton &button = *m_kinds[slot(kind)];
        const QString text = scopeText(kind, m_subject, m_stream);
        if (button.text() != text) {
            button.setText(text);
            button.setAccessibleName(QString(text).remove(QLatin1Char('&')));
        }
        button.setEnabled(isAvailable(kind, m_subject, m_stream));
    }
    m_filter->setText(m_subject.filterText);
    m_filter->setVisible(m_kind == ExportScopeKind::Filtered);
    m_times->setVisible(m_kind == ExportScopeKind::Time);
    showOnly();
    showColors();
}

void ExportScopeBox::showOnly()
{
    const bool one = m_format == ExportFormat::EventStream && m_model.countWithBytes() > 1;
    const bool listed =
        m_kind == ExportScopeKind::Connections && m_format != ExportFormat::EventStream;
    const bool appears = listed && m_connections->isHidden();
    m_connections->setVisible(listed);
    if (appears)
        showChecked();
    if (one && m_only == 0)
        m_only = m_model.lastWithBytes();
    if (const int row = m_model.rowOf(m_only); one && row != m_onlyBox->currentIndex()) {
        const QSignalBlocker guard(m_onlyBox);
        m_onlyBox->setCurrentIndex(row);
    }
    m_onlyPart->setVisible(one);
}

void ExportScopeBox::showChecked()
{
    const std::set<ConnectionId> &checked = m_model.checked();
    if (checked.empty())
        return;
    const QModelIndex first = m_model.index(m_model.rowOf(*checked.begin()));
    m_connections->setCurrentIndex(first);
    m_connections->scrollTo(first, QAbstractItemView::PositionAtCenter);
}

void ExportScopeBox::showColors()
{
    const QColor background = palette().color(QPalette::Window);
    for (const auto &[label, meaning] :
         {std::pair{m_error, ThemeColor::Failed}, std::pair{m_onlyText, ThemeColor::Muted},
          std::pair{m_filter, ThemeColor::Muted}}) {
        if (!label)
            continue;
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, themeColor(meaning, palette(), background));
        label->setPalette(colors);
    }
}

void ExportScopeBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColors();
}

} // namespace sse::ui

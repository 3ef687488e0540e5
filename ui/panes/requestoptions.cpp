// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/requestoptions.h"

#include "ui/base/plainicons.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QResizeEvent>
#include <QSpinBox>
#include <QToolButton>

namespace sse::ui {

namespace {

QPlainTextEdit *makeEdit(const QString &name, const QString &objectName, const QString &placeholder)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    edit->setTabChangesFocus(true);
    edit->setFont(dataFont());
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    return edit;
}

QSpinBox *makeSpin(const QString &name, int most, const QString &suffix, const QString &zero)
{
    auto *spin = new QSpinBox;
    spin->setAccessibleName(name);
    spin->setRange(0, most);
    spin->setSuffix(suffix);
    spin->setGroupSeparatorShown(true);
    if (!zero.isEmpty())
        spin->setSpecialValueText(zero);
    return spin;
}

QDoubleSpinBox *makeFactor(const QString &name, double least, double most)
{
    auto *spin = new QDoubleSpinBox;
    spin->setAccessibleName(name);
    spin->setRange(least, most);
    spin->setSingleStep(0.1);
    return spin;
}

/// A row's label, in the layout's own plain way.
PlainLabel *label(const QString &text)
{
    return new PlainLabel(text);
}

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins({});
    form->setVerticalSpacing(4);
    form->setHorizontalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

RequestOptions::RequestOptions(QWidget *parent)
    : QScrollArea(parent)
    , m_problem(new PlainLabel)
{
    setObjectName(QStringLiteral("requestOptions"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(makeTexts(), 4);
    columns->addWidget(makeReconnecting(), 2);
    columns->addWidget(makeLimits(), 2);
    m_problem->setObjectName(QStringLiteral("optionsProblem"));
    m_problem->setWordWrap(true);
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(8, 0, 8, 6);
    layout->setSpacing(4);
    layout->addLayout(columns);
    layout->addWidget(m_problem);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    keepWheelForScrolling();
    setMethod(m_method);
    setForm({});
}

void RequestOptions::keepWheelForScrolling()
{
    QList<QWidget *> inputs{m_profile};
    for (QAbstractSpinBox *spin : findChildren<QAbstractSpinBox *>())
        inputs += spin;
    for (QWidget *input : inputs) {
        input->setFocusPolicy(Qt::StrongFocus);
        input->installEventFilter(this);
    }
}

bool RequestOptions::eventFilter(QObject *watched, QEvent *event)
{
    // Scrolling past an input must not change it.
    const auto *input = qobject_cast<const QWidget *>(watched);
    if (event->type() == QEvent::Wheel && input && input != widget() && !input->hasFocus()) {
        event->ignore();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

QSize RequestOptions::sizeHint() const
{
    const QSize hint = widget()->sizeHint();
    const int height = widget()->heightForWidth(width());
    return {hint.width(), height < 0 ? hint.height() : height};
}

QSize RequestOptions::minimumSizeHint() const
{
    const int lines = 2;
    return {0, fontMetrics().lineSpacing() * lines};
}

bool RequestOptions::event(QEvent *event)
{
    // What the parts ask for counts outside as well.
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::event(event);
}

void RequestOptions::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    // Sentences take more lines where it is narrow.
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

QWidget *RequestOptions::makeTexts()
{
    auto *texts = new QWidget;
    m_headers = makeEdit(tr("Request headers"), QStringLiteral("headers"),
                         tr("Name: value, one header a line"));
    m_body = makeEdit(tr("Request body"), QStringLiteral("body"),
                      tr("Body, such as JSON; sent as application/json unless a Content-Type "
                         "header says otherwise"));
    m_body->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto *layout = new QGridLayout(texts);
    layout->setContentsMargins({});
    layout->setVerticalSpacing(4);
    layout->addWidget(label(tr("Headers")), 0, 0);
    layout->addWidget(m_headers, 1, 0);
    layout->addWidget(label(tr("Body")), 0, 1);
    layout->addWidget(m_body, 1, 1);
    layout->setRowStretch(1, 1);
    const int height = QFontMetrics(dataFont()).height() * 6 + 12;
    m_headers->setMinimumHeight(height);
    m_body->setMinimumHeight(height);
    for (QPlainTextEdit *edit : {m_headers, m_body})
        connect(edit, &QPlainTextEdit::textChanged, this, &RequestOptions::judge);
    return texts;
}

QWidget *RequestOptions::makeReconnecting()
{
    auto *column = new QWidget;
    QFormLayout *form = makeForm(column);
    m_profile = new QComboBox;
    m_profile->setObjectName(QStringLiteral("profile"));
    m_profile->setAccessibleName(tr("Reconnect like"));
    m_profile->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addProfiles();
    m_customRows = new QWidget;
    QFormLayout *custom = makeForm(m_customRows);
    const int mostMillis = 3600 * 1000;
    m_delay = makeSpin(tr("Reconnection delay"), mostMillis, tr(" ms"), {});
    m_factor = makeFactor(tr("Back-off factor"), 1, 10);
    m_jitter = makeFactor(tr("Jitter"), 0, 1);
    m_ceiling = makeSpin(tr("Longest delay"), mostMillis, tr(" ms"), {});
    m_attempts = makeSpin(tr("Most attempts"), 10000, {}, tr("no limit"));
    custom->addRow(label(tr("Delay")), m_delay);
    custom->addRow(label(tr("Back-off factor")), m_factor);
    custom->addRow(label(tr("Jitter (0 to 1)")), m_jitter);
    custom->addRow(label(tr("Longest delay")), m_ceiling);
    custom->addRow(label(tr("Most attempts")), m_attempts);
    m_lastEventId = new QLineEdit;
    m_lastEventId->setObjectName(QStringLiteral("lastEventId"));
    m_lastEventId->setAccessibleName(tr("First Last-Event-ID"));
    m_lastEventId->setPlaceholderText(tr("none"));
    form->addRow(label(tr("Reconnect like")), m_profile);
    form->addRow(m_customRows);
    form->addRow(label(tr("First Last-Event-ID")), m_lastEventId);
    connect(m_profile, &QComboBox::currentIndexChanged, this, &RequestOptions::judge);
    for (QSpinBox *spin : {m_delay, m_ceiling, m_attempts})
        connect(spin, &QSpinBox::valueChanged, this, &RequestOptions::changed);
    for (QDoubleSpinBox *spin : {m_factor, m_jitter})
        connect(spin, &QDoubleSpinBox::valueChanged, this, &RequestOptions::changed);
    connect(m_lastEventId, &QLineEdit::textChanged, this, &RequestOptions::changed);
    return column;
}

QWidget *RequestOptions::makeLimits()
{
    auto *column = new QWidget;
    QFormLayout *form = makeForm(column);
    const QString seconds = tr(" s");
    const int mostSeconds = 86400;
    m_connectTimeout = makeSpin(tr("Give up connecting after"), mostSeconds, seconds, tr("never"));
    m_firstByteTimeout =
        makeSpin(tr("Tell of a silent server after"), mostSeconds, seconds, tr("never"));
    m_idleTimeout = makeSpin(tr("End an idle stream after"), mostSeconds, seconds, tr("never"));
    auto *file = new QWidget;
    m_caFile = new QLineEdit;
    m_caFile->setObjectName(QStringLiteral("caFile"));
    m_caFile->setAccessibleName(tr("CA certificates"));
    m_caFile->setPlaceholderText(tr("the system's"));
    auto *browse = new QToolButton;
    browse->setText(tr("Browse…"));
    browse->setAccessibleName(tr("Browse for CA certificates"));
    auto *fileLayout = new QHBoxLayout(file);
    fileLayout->setContentsMargins({});
    fileLayout->setSpacing(4);
    fileLayout->addWidget(m_caFile, 1);
    fileLayout->addWidget(browse);
    m_insecure = new QCheckBox(tr("Skip certificate verification"));
    m_insecure->setObjectName(QStringLiteral("insecure"));
    m_insecure->setAccessibleName(m_insecure->text());
    form->addRow(label(tr("Give up connecting after")), m_connectTimeout);
    form->addRow(label(tr("Tell of a silent server after")), m_firstByteTimeout);
    form->addRow(label(tr("End an idle stream after")), m_idleTimeout);
    form->addRow(label(tr("CA certificates (PEM)")), file);
    form->addRow(m_insecure);
    for (QSpinBox *spin : {m_connectTimeout, m_firstByteTimeout, m_idleTimeout})
        connect(spin, &QSpinBox::valueChanged, this, &RequestOptions::changed);
    connect(m_caFile, &QLineEdit::textChanged, this, &RequestOptions::changed);
    connect(m_insecure, &QCheckBox::toggled, this, &RequestOptions::judge);
    connect(browse, &QToolButton::clicked, this, &RequestOptions::chooseCaFile);
    return column;
}

void RequestOptions::addProfiles()
{
    m_profile->addItem(QString(), QString());
    for (const ReconnectProfile &profile : reconnectProfiles())
        m_profile->addItem(profile.title, QString::fromUtf8(profile.id));
    m_profile->addItem(tr("Custom"), QStringLiteral("custom"));
    m_profile->addItem(tr("No reconnect"), QStringLiteral("none"));
}

void RequestOptions::setMethod(const QString &method)
{
    m_method = method;
    m_profile->setItemText(0, method == QLatin1String("GET")
                                  ? tr("WHATWG (default)")
                                  : tr("No automatic reconnect (%1)").arg(method));
    m_profile->setToolTip(
        method == QLatin1String("GET")
            ? tr("Which client's rules for reconnecting to follow.")
            : tr("Reconnecting sends the body again, so it happens only with a profile that you "
                 "choose here."));
    judge();
}

void RequestOptions::writeTo(RequestForm &form) const
{
    form.headers = m_headers->toPlainText();
    form.body = m_body->toPlainText();
    form.profile = m_profile->currentData().toString();
    form.custom = {Millis(m_delay->value()), m_factor->value(), m_jitter->value(),
                   Millis(m_ceiling->value()), m_attempts->value()};
    form.lastEventId = m_lastEventId->text();
    form.connectTimeout = m_connectTimeout->value();
    form.firstByteTimeout = m_firstByteTimeout->value();
    form.idleTimeout = m_idleTimeout->value();
    form.caFile = m_caFile->text().trimmed();
    form.insecure = m_insecure->isChecked();
}

void RequestOptions::setForm(const RequestForm &form)
{
    m_headers->setPlainText(form.headers);
    m_body->setPlainText(form.body);
    m_profile->setCurrentIndex(qMax(0, m_profile->findData(form.profile)));
    m_delay->setValue(static_cast<int>(form.custom.delay.count()));
    m_factor->setValue(form.custom.backoffFactor);
    m_jitter->setValue(form.custom.jitter);
    m_ceiling->setValue(static_cast<int>(form.custom.ceiling.count()));
    m_attempts->setValue(form.custom.mostAttempts);
    m_lastEventId->setText(form.lastEventId);
    m_connectTimeout->setValue(form.connectTimeout);
    m_firstByteTimeout->setValue(form.firstByteTimeout);
    m_idleTimeout->setValue(form.idleTimeout);
    m_caFile->setText(form.caFile);
    m_insecure->setChecked(form.insecure);
    judge();
}

bool RequestOptions::isInUse() const
{
    RequestForm form;
    writeTo(form);
    return form != RequestForm{};
}

QString RequestOptions::problem() const
{
    const Result<HeaderList> headers = parseHeaders(m_headers->toPlainText());
    if (!headers)
        return headers.error().message;
    if (m_method == QLatin1String("GET") && !m_body->document()->isEmpty())
        return tr("Servers may ignore or refuse the body of a GET request. Choose POST to send it "
                  "the usual way.");
    if (m_insecure->isChecked())
        return tr("Without verification anyone on the way can read and change this stream.");
    return {};
}

void RequestOptions::judge()
{
    m_customRows->setVisible(m_profile->currentData().toString() == QLatin1String("custom"));
    const QString text = problem();
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    emit changed();
}

void RequestOptions::chooseCaFile()
{
    // Not modal: streams run on behind it.
    auto *dialog = new QFileDialog(this, tr("CA Certificates"), QDir::rootPath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    usePlainIcons(*dialog);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("PEM certificates (*.pem *.crt *.cer);;All files (*)"));
    const QString file = m_caFile->text();
    dialog->setDirectory(file.isEmpty() ? QDir::homePath() : QFileInfo(file).absolutePath());
    if (!file.isEmpty())
        dialog->selectFile(file);
    dialog->setModal(false);
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->show();
}

} // namespace sse::ui

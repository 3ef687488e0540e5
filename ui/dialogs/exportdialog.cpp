// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportdialog.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "ui/base/settings.h"
#include "ui/dialogs/exportformatbox.h"
#include "ui/dialogs/exportpreview.h"
#include "ui/dialogs/exportsavebar.h"
#include "ui/dialogs/exportscopebox.h"
#include "ui/dialogs/exporttexts.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <utility>

namespace sse::ui {

namespace {

constexpr int lookInterval = 500;

QString formatKey()
{
    return QStringLiteral("exportFormat");
}
QString scopeKey()
{
    return QStringLiteral("exportScope");
}
QString folderKey()
{
    return QStringLiteral("exportFolder");
}
QString geometryKey()
{
    return QStringLiteral("exportGeometry");
}

/// Which connections there are is another matter in every stream.
ExportScopeKind rememberedKind(ExportScopeKind kind)
{
    return kind == ExportScopeKind::Connections ? ExportScopeKind::All : kind;
}

ExportSourceFactory sourceOf(const ExportStream &stream)
{
    return captureSource(stream.log, stream.index, stream.hasTimes);
}

} // namespace

ExportDialog::ExportDialog(Parts parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(std::move(parts))
    , m_subject(m_parts.subject())
    , m_preview(sourceOf(m_parts.stream))
    , m_saving(sourceOf(m_parts.stream))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export %1").arg(m_subject.title));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    build();
    Settings &settings = m_parts.settings;
    if (const auto format = formatOfSuffix(settings.state(formatKey())))
        m_format->setFormat(*format);
    m_scope->setFormat(m_format->format());
    m_scope->setSubject(m_subject);
    m_scope->setKind(rememberedKind(scopeKindOf(settings.state(scopeKey()))));
    m_scope->setTimes(m_subject.marked.value_or(extentOf(m_parts.stream.log)));
    connectParts();
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 40);
    restoreGeometry(settings.state(geometryKey()));
    // It may have been larger on another screen.
    resize(size().boundedTo(screen()->availableSize() * 19 / 20));
    m_format->focusFormats();
    changeChoices();
    m_delay.start(0);
}

ExportDialog::~ExportDialog()
{
    m_parts.settings.setState(geometryKey(), saveGeometry());
}

void ExportDialog::build()
{
    auto *left = new QWidget(this);
    m_format = new ExportFormatBox(left);
    m_scope = new ExportScopeBox(m_parts.stream, left);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 6, 0);
    leftLayout->setSpacing(12);
    leftLayout->addWidget(m_format);
    leftLayout->addWidget(m_scope);
    leftLayout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(left);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedWidth(fontMetrics().averageCharWidth() * 44 +
                          scroll->verticalScrollBar()->sizeHint().width());
    m_view = new ExportPreview(this);
    m_bar = new ExportSaveBar(this);
    auto *body = new QHBoxLayout;
    body->setSpacing(10);
    body->addWidget(scroll);
    body->addWidget(m_view, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(body, 1);
    layout->addWidget(m_bar);
}

void ExportDialog::connectParts()
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &ExportDialog::startPreview);
    connect(&m_look, &QTimer::timeout, this, &ExportDialog::refresh);
    m_look.start(lookInterval);
    connect(m_format, &ExportFormatBox::changed, this, [this] {
        m_scope->setFormat(m_format->format());
        changeChoices();
    });
    connect(m_format, &ExportFormatBox::activated, this, &ExportDialog::save);
    connect(m_scope, &ExportScopeBox::changed, this, &ExportDialog::changeChoices);
    connect(&m_preview, &ExportRun::changed, this, &ExportDialog::showPreview);
    connect(&m_saving, &ExportRun::changed, this, &ExportDialog::showSaving);
    connect(m_bar, &ExportSaveBar::saveRequested, this, &ExportDialog::save);
    connect(m_bar, &ExportSaveBar::copyRequested, this, &ExportDialog::copy);
    connect(m_bar, &ExportSaveBar::cancelRequested, this, &ExportDialog::cancel);
    connect(m_bar, &ExportSaveBar::closeRequested, this, &QDialog::close);
}

void ExportDialog::choose(ExportScopeKind kind)
{
    refresh();
    m_scope->setKind(kind);
    changeChoices();
}

void ExportDialog::refresh()
{
    ExportSubject subject = m_parts.subject();
    const bool marks = subject.marked && subject.marked != m_subject.marked;
    const ExportScopeKind kind = m_scope->kind();
    const bool touched =
        (kind == ExportScopeKind::Filtered && subject.filterText != m_subject.filterText) ||
        (kind == ExportScopeKind::Selection && subject.selection != m_subject.selection);
    m_subject = std::move(subject);
    if (marks)
        m_scope->setTimes(*m_subject.marked);
    // What had nothing to export, or nothing that was still to come, may have some now.
    m_scope->setSubject(m_subject);
    if (touched || (marks && kind == ExportScopeKind::Time))
        changeChoices();
    else
        showEndNote();
}

ExportChoices ExportDialog::choices() const
{
    ExportChoices choices;
    m_format->take(choices);
    m_scope->take(choices);
    return choices;
}

void ExportDialog::changeChoices()
{
    const Result<ExportPlan> plan = planOf(choices(), m_subject, m_parts.stream);
    m_scope->setError(plan ? QString() : plan.error().message);
    m_isSurveyed = false;
    m_bar->setPossible(m_isSurveyed);
    m_bar->clear();
    remember();
    m_view->showComputing();
    m_delay.start(m_parts.previewDelay);
}

void ExportDialog::startPreview()
{
    Result<ExportPlan> plan = planOf(choices(), m_subject, m_parts.stream);
    if (!plan) {
        m_preview.cancel();
        m_hasPreview = false;
        m_view->showProblem(plan.error().message);
        showEndNote();
        return;
    }
    m_preview.start(std::move(plan.value()), ExportJob::Preview());
}

void ExportDialog::showPreview()
{
    // What was asked for since is about to be computed.
    if (m_delay.isActive())
        return;
    const ExportJob::Status &status = m_preview.status();
    if (status.error && status.error->code == "cancelled")
        return;
    m_hasPreview = !status.error;
    m_isSurveyed = m_hasPreview && status.report;
    m_view->show(status, m_preview.plan(), m_parts.stream.index.firstRow());
    m_bar->setPossible(m_isSurveyed);
    showEndNote();
}

void ExportDialog::showEndNote()
{
    const RowNumber end = m_hasPreview ? m_preview.plan().scope.endRow : 0;
    m_view->setEndNote(endText(m_subject, m_parts.stream, end));
}

QString ExportDialog::folder() const
{
    for (const QString &key : {folderKey(), QStringLiteral("folder")})
        if (const QByteArray last = m_parts.settings.state(key); !last.isEmpty())
            return QString::fromUtf8(last);
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void ExportDialog::remember()
{
    Settings &settings = m_parts.settings;
    settings.setState(formatKey(), suffixOf(m_format->format()));
    settings.setState(scopeKey(), wordOf(rememberedKind(m_scope->kind())));
}

void ExportDialog::save()
{
    if (m_saving.isRunning() || !m_isSurveyed)
        return;
    const QString name = suggestedName(m_subject, m_parts.stream, m_format->format());
    m_parts.dialogs.saveExport(this, QDir(folder()).filePath(name), [this](const QString &path) {
        if (!path.isEmpty())
            saveTo(path);
    });
}

void ExportDialog::saveTo(const QString &path)
{
    const QFileInfo file(path);
    if (!m_subject.path.isEmpty() && file == QFileInfo(m_subject.path)) {
        m_bar->showEnd(tr("%1 is the file that is shown. Choose another name.")
                           .arg(toVisibleText(file.fileName(), 120)),
                       ThemeColor::Failed);
        return;
    }
    const ExportFormat format = m_format->format();
    const auto named = formatOfSuffix(file.suffix().toLower().toLatin1());
    if (named && *named != format) {
        m_bar->showEnd(
            tr("“%1” is named like %2, but %3 is chosen. Nothing was written. Choose "
               "the format %2, or another name.")
                .arg(toVisibleText(file.fileName(), 120), titleOf(*named), titleOf(format)),
            ThemeColor::Failed);
        return;
    }
    m_path = file.absoluteFilePath();
    startSaving(m_path);
}

void ExportDialog::copy()
{
    m_path.clear();
    startSaving(ExportJob::Preview{mostCopied});
}

void ExportDialog::startSaving(const ExportJob::Target &target)
{
    Result<ExportPlan> plan = planOf(choices(), m_subject, m_parts.stream);
    if (!plan) {
        m_bar->showEnd(plan.error().message, ThemeColor::Failed);
        return;
    }
    const RowNumber first = m_parts.stream.index.firstRow();
    m_bar->showProgress(progressText({}, first, plan.value().scope.endRow), 0);
    m_isCancelled = false;
    m_saving.start(std::move(plan.value()), target);
}

QString ExportDialog::savesTo() const
{
    return m_saving.isRunning() ? m_path : QString();
}

void ExportDialog::cancel()
{
    m_isCancelled = true;
    m_saving.cancel();
}

void ExportDialog::reject()
{
    // The first time it is about the export, whose end is told.
    if (m_saving.isRunning() && !m_isCancelled)
        cancel();
    else
        QDialog::reject();
}

void ExportDialog::showSaving()
{
    const ExportJob::Status &status = m_saving.status();
    const RowNumber first = m_parts.stream.index.firstRow();
    const RowNumber end = m_saving.plan().scope.endRow;
    if (!status.finished)
        m_bar->showProgress(progressText(status.progress, first, end),
                            progressShare(status.progress, first, end));
    else if (status.error && status.error->code == "cancelled")
        m_bar->showEnd(m_path.isEmpty() ? tr("Cancelled. Nothing was copied.")
                                        : tr("Cancelled. No file was written."),
                       ThemeColor::Muted);
    else if (status.error)
        m_bar->showEnd(status.error->message, ThemeColor::Failed);
    else if (m_path.isEmpty())
        showCopied(status);
    else
        showSaved(status);
}

void ExportDialog::showSaved(const ExportJob::Status &status)
{
    // A folder that can't be written to is not suggested again.
    m_parts.settings.setState(folderKey(), QFileInfo(m_path).absolutePath().toUtf8());
    m_bar->showEnd(savedText(m_path, status.report.value_or(ExportReport())), ThemeColor::Open);
}

void ExportDialog::showCopied(const ExportJob::Status &status)
{
    if (status.isCut) {
        m_bar->showEnd(tr("The export is too large for the clipboard, nothing was copied. Save it "
                          "as a file."),
                       ThemeColor::Failed);
        return;
    }
    if (!isWellFormedUtf8(status.preview)) {
        m_bar->showEnd(tr("The stream holds bytes that are no UTF-8, which the clipboard would "
                          "change. Nothing was copied. Save it as a file."),
                       ThemeColor::Failed);
        return;
    }
    QGuiApplication::clipboard()->setText(decodeUtf8(status.preview));
    m_bar->showEnd(copiedText(static_cast<quint64>(status.preview.size()),
                              status.report.value_or(ExportReport())),
                   ThemeColor::Open);
}

void ExportDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // There it takes the text, which is nothing to save yet.
    if (isReturn && qobject_cast<QLineEdit *>(focusWidget())) {
        m_delay.start(0);
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace sse::ui

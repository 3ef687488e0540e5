// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportpreview.h"

#include "ui/base/clippedtext.h"
#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/dialogs/exporttexts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace sse::ui {

namespace {

/// \a bytes without what a cut left of their last line, or of their last character.
QByteArrayView wholeLines(QByteArrayView bytes)
{
    const qsizetype lineEnd = bytes.lastIndexOf('\n');
    if (lineEnd >= bytes.size() / 2)
        return bytes.first(lineEnd + 1);
    qsizetype end = bytes.size();
    while (end > 0 && bytes.size() - end < 4 && (bytes[end - 1] & 0xC0) == 0x80)
        --end;
    return bytes.first(std::max<qsizetype>(0, end - 1));
}

/// Shows \a texts, each of which may take several lines.
void showTexts(QPlainTextEdit &edit, const QStringList &texts)
{
    const QString mark = texts.size() > 1 ? QStringLiteral("• ") : QString();
    QStringList marked;
    for (const QString &line : texts)
        marked += QString(mark + line);
    const QString text = marked.join(QLatin1Char('\n'));
    if (edit.toPlainText() != text)
        edit.setPlainText(text);
}

} // namespace

ExportPreview::ExportPreview(QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_end(new PlainLabel(this))
    , m_text(makeText(tr("Preview"), QStringLiteral("exportPreview")))
    , m_losses(makeText(tr("Left out"), QStringLiteral("exportLosses")))
    , m_redactions(makeText(tr("Masked"), QStringLiteral("exportRedactions")))
    , m_split(new QSplitter(Qt::Vertical, this))
{
    m_summary->setObjectName(QStringLiteral("exportSummary"));
    m_summary->setElideMode(Qt::ElideRight);
    m_title->setObjectName(QStringLiteral("exportPreviewTitle"));
    m_title->setText(tr("&Preview"));
    m_title->setBuddy(m_text);
    m_end->setObjectName(QStringLiteral("exportEnd"));
    m_end->setWordWrap(true);
    m_end->hide();
    m_text->setFont(dataFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_summary, 4);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *lists = new QSplitter(Qt::Horizontal, m_split);
    lists->addWidget(makePart(tr("Left o&ut"), m_losses));
    lists->addWidget(makePart(tr("Mas&ked"), m_redactions));
    lists->setChildrenCollapsible(false);
    m_split->setObjectName(QStringLiteral("exportSplit"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_text);
    m_split->addWidget(lists);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({360, 130});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_end);
}

QPlainTextEdit *ExportPreview::makeText(const QString &name, const QString &objectName)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setMinimumHeight(fontMetrics().height() * 3);
    return edit;
}

QWidget *ExportPreview::makePart(const QString &title, QPlainTextEdit *edit)
{
    auto *part = new QWidget(this);
    auto *label = new PlainLabel(title, part);
    label->setBuddy(edit);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addWidget(edit, 1);
    return part;
}

void ExportPreview::showComputing()
{
    m_summary->setText(tr("Computing…"));
}

void ExportPreview::show(const ExportJob::Status &status, const ExportPlan &plan,
                         RowNumber firstRow)
{
    if (status.error) {
        showProblem(status.error->message);
        return;
    }
    if (!status.report) {
        m_summary->setText(progressText(status.progress, firstRow, plan.scope.endRow));
        return;
    }
    showTexts(*m_losses, lossTexts(*status.report));
    showTexts(*m_redactions, redactionTexts(status, plan.format, plan.includeSecrets));
    if (!status.finished)
        return;
    const QStringList parts{summaryText(*status.report), previewText(status)};
    m_summary->setText(tr("%1 (preview: %2)").arg(parts[0], parts[1]));
    showText(status, plan.format);
}

void ExportPreview::showText(const ExportJob::Status &status, ExportFormat format)
{
    const QByteArrayView bytes =
        status.isCut ? wholeLines(status.preview) : QByteArrayView(status.preview);
    QByteArray lines = bytes.toByteArray();
    // Where lines always end so, it is not worth a look.
    if (format == ExportFormat::Csv)
        lines.replace("\r\n", "\n");
    const int across = m_text->horizontalScrollBar()->value();
    const int down = m_text->verticalScrollBar()->value();
    const QString text = clippedText(lines, static_cast<quint64>(lines.size())).text;
    if (m_text->toPlainText() == text)
        return;
    m_text->setPlainText(text);
    m_text->horizontalScrollBar()->setValue(across);
    m_text->verticalScrollBar()->setValue(down);
}

void ExportPreview::showProblem(const QString &text)
{
    m_summary->setText(tr("No preview"));
    m_text->setPlainText(text);
    m_losses->clear();
    m_redactions->clear();
}

void ExportPreview::setEndNote(const QString &text)
{
    m_end->setText(text);
    m_end->setVisible(!text.isEmpty());
}

QByteArray ExportPreview::saveLayout() const
{
    return m_split->saveState();
}

void ExportPreview::restoreLayout(const QByteArray &state)
{
    m_split->restoreState(state);
}

void ExportPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_text && event->type() == QEvent::ApplicationFontChange)
        m_text->setFont(dataFont());
}

} // namespace sse::ui

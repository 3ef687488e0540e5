// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportformatbox.h"

#include "ui/base/plainlabel.h"
#include "ui/base/theme.h"
#include "ui/dialogs/exporttexts.h"

#include <QCheckBox>
#include <QEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sse::ui {

ExportFormatBox::ExportFormatBox(QWidget *parent)
    : QWidget(parent)
    , m_formats(new QListWidget(this))
    , m_purpose(new PlainLabel(this))
    , m_secrets(new QCheckBox(tr("Include secr&ets"), this))
    , m_secretsText(new PlainLabel(this))
    , m_rawCells(new QCheckBox(tr("Cells as they a&re"), this))
    , m_rawText(new PlainLabel(tr("A spreadsheet may run cells that begin with = + - @."), this))
{
    auto *title = new PlainLabel(tr("&Format"), this);
    title->setBuddy(m_formats);
    m_formats->setObjectName(QStringLiteral("exportFormats"));
    m_formats->setAccessibleName(tr("Format"));
    m_formats->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formats->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const ExportFormat format : exportFormats) {
        auto *item = new QListWidgetItem(titleOf(format), m_formats);
        item->setToolTip(plainToolTip(purposeOf(format)));
    }
    m_formats->setCurrentRow(0);
    m_formats->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_purpose->setObjectName(QStringLiteral("exportPurpose"));
    m_secrets->setObjectName(QStringLiteral("exportSecrets"));
    m_secrets->setAccessibleName(tr("Include secrets"));
    m_secretsText->setObjectName(QStringLiteral("exportSecretsText"));
    m_rawCells->setObjectName(QStringLiteral("exportRawCells"));
    m_rawCells->setAccessibleName(tr("Cells as they are"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(m_formats);
    layout->addWidget(m_purpose);
    layout->addSpacing(6);
    layout->addWidget(m_secrets);
    layout->addWidget(m_secretsText);
    layout->addWidget(m_rawCells);
    layout->addWidget(m_rawText);
    for (PlainLabel *text : {m_purpose, m_secretsText, m_rawText})
        text->setWordWrap(true);
    connect(m_formats, &QListWidget::currentRowChanged, this, [this] {
        showFormat();
        emit changed();
    });
    connect(m_formats, &QListWidget::itemDoubleClicked, this, &ExportFormatBox::activated);
    for (const QCheckBox *box : {m_secrets, m_rawCells})
        connect(box, &QCheckBox::toggled, this, [this] {
            showFormat();
            emit changed();
        });
    showFormat();
}

ExportFormat ExportFormatBox::format() const
{
    const int row = std::max(0, m_formats->currentRow());
    return exportFormats.at(static_cast<std::size_t>(row));
}

void ExportFormatBox::setFormat(ExportFormat format)
{
    const auto *const found = std::find(exportFormats.begin(), exportFormats.end(), format);
    m_formats->setCurrentRow(static_cast<int>(found - exportFormats.begin()));
}

void ExportFormatBox::take(ExportChoices &choices) const
{
    choices.format = format();
    choices.includeSecrets = m_secrets->isEnabled() && m_secrets->isChecked();
    choices.rawCells = choices.format == ExportFormat::Csv && m_rawCells->isChecked();
}

void ExportFormatBox::focusFormats()
{
    m_formats->setFocus();
}

void ExportFormatBox::showFormat()
{
    const ExportFormat chosen = format();
    const bool exact = chosen == ExportFormat::EventStream;
    m_purpose->setText(purposeOf(chosen));
    m_secrets->setEnabled(!exact);
    m_secretsText->setText(secretsText(chosen, m_secrets->isChecked()));
    m_rawCells->setVisible(chosen == ExportFormat::Csv);
    m_rawText->setVisible(chosen == ExportFormat::Csv);
    showColors();
}

void ExportFormatBox::showColors()
{
    const auto color = [this](PlainLabel *label, ThemeColor meaning) {
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText,
                        themeColor(meaning, palette(), palette().color(QPalette::Window)));
        label->setPalette(colors);
    };
    const bool warns = m_secrets->isChecked() || format() == ExportFormat::EventStream;
    color(m_purpose, ThemeColor::Muted);
    color(m_secretsText, warns ? ThemeColor::Failed : ThemeColor::Muted);
    color(m_rawText, m_rawCells->isChecked() ? ThemeColor::Failed : ThemeColor::Muted);
    // All formats are seen at once.
    const int rows = std::max(1, m_formats->sizeHintForRow(0)) * m_formats->count();
    m_formats->setFixedHeight(rows + 2 * m_formats->frameWidth());
}

void ExportFormatBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_rawText && (event->type() == QEvent::PaletteChange ||
                      event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        showColors();
}

} // namespace sse::ui

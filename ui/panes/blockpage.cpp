// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/blockpage.h"

#include "core/base/utf8.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventpresentation.h"
#include "ui/models/fieldsmodel.h"
#include "ui/models/jsontreemodel.h"
#include "ui/views/bytestext.h"
#include "ui/views/bytesview.h"
#include "ui/views/jsonview.h"
#include "ui/views/plaintable.h"
#include "ui/views/plaintextview.h"

#include <QHeaderView>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

constexpr quint32 bitOf(int tab)
{
    return 1U << tab;
}

QVBoxLayout *tightLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    return layout;
}

/// Whether data that is too long to be taken apart is meant to be JSON.
bool looksLikeJson(QByteArrayView data)
{
    const QByteArray begin = data.first(qMin<qsizetype>(data.size(), 64)).toByteArray().trimmed();
    return begin.startsWith('{') || begin.startsWith('[');
}

} // namespace

BlockPage::BlockPage(const CaptureLog &log, const EventIndex &index, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_index(index)
    , m_text(log, index)
    , m_tabs(new QTabWidget)
    , m_reason(new PlainLabel)
    , m_data(new PlainTextView(tr("Data of the selected row")))
    , m_json(new JsonView)
    , m_fields(new FieldsModel(this))
    , m_fieldsTable(new PlainTable(tr("Fields of the selected row")))
    , m_fieldsNotice(new PlainLabel)
    , m_bytes(new BytesView(log))
    , m_place(new PlainLabel)
{
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("The selected row in full"));
    m_tabs->addTab(makeDataTab(), tr("Data"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->addTab(makeFieldsTab(), tr("Fields"));
    m_tabs->addTab(makeRawTab(), tr("Raw"));
    tightLayout(this)->addWidget(m_tabs);
    setFocusProxy(m_tabs);

    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (!m_choosing)
            m_wanted = tab;
        if (m_shown)
            fill(tab);
    });
    connect(m_json, &JsonView::filterRequested, this, &BlockPage::filterRequested);
    connect(m_bytes, &BytesView::caretMoved, this, &BlockPage::showPlace);
    connect(m_fieldsTable, &PlainTable::activated, this, [this](const QModelIndex &field) {
        const auto [begin, length] = m_fields->range(field.row());
        m_tabs->setCurrentIndex(RawTab);
        m_bytes->select({begin, length});
    });
}

QWidget *BlockPage::makeDataTab()
{
    auto *page = new QWidget;
    m_reason->setWordWrap(true);
    m_reason->setSelectable(true);
    m_reason->setContentsMargins(8, 6, 8, 6);
    QVBoxLayout *layout = tightLayout(page);
    layout->addWidget(m_reason);
    layout->addWidget(m_data, 1);
    return page;
}

QWidget *BlockPage::makeFieldsTab()
{
    auto *page = new QWidget;
    m_fieldsTable->setModel(m_fields);
    m_fieldsTable->horizontalHeader()->resizeSection(FieldsModel::NameColumn, 60);
    m_fieldsTable->horizontalHeader()->resizeSection(FieldsModel::ValueColumn, 120);
    m_fieldsNotice->setWordWrap(true);
    m_fieldsNotice->setContentsMargins(8, 6, 8, 6);
    QVBoxLayout *layout = tightLayout(page);
    layout->addWidget(m_fieldsNotice);
    layout->addWidget(m_fieldsTable, 1);
    return page;
}

QWidget *BlockPage::makeRawTab()
{
    auto *page = new QWidget;
    m_place->setElideMode(Qt::ElideRight);
    m_place->setContentsMargins(6, 3, 6, 3);
    QVBoxLayout *layout = tightLayout(page);
    layout->addWidget(m_bytes, 1);
    layout->addWidget(m_place);
    return page;
}

void BlockPage::showRow(RowNumber row)
{
    m_row = row;
    m_shown = true;
    m_filled = 0;
    const RowKind kind = m_index.row(row).kind;
    m_reason->setText(kind == RowKind::Event ? QString() : longReason(kind));
    m_reason->setVisible(kind != RowKind::Event);
    prepareJson();
    chooseTab();
    fill(m_tabs->currentIndex());
}

void BlockPage::prepareJson()
{
    bool isJson = false;
    if (m_index.row(m_row).kind == RowKind::Event) {
        const bool isLong = m_index.lengthOf(m_row) > quint64{2} * JsonTreeModel::mostBytes;
        const QByteArray text = isLong ? m_text.dataPrefix(m_row, JsonTreeModel::mostBytes + 1)
                                       : m_text.text(m_row).data;
        const bool isTooLong = text.size() > JsonTreeModel::mostBytes;
        isJson = m_json->setJson(text) || (isTooLong && looksLikeJson(text));
    }
    // Disabling the current tab makes QTabWidget choose another one.
    m_choosing = true;
    m_tabs->setTabEnabled(JsonTab, isJson);
    m_choosing = false;
    m_tabs->setTabToolTip(JsonTab, isJson ? QString() : tr("The data is not JSON."));
}

void BlockPage::chooseTab()
{
    m_choosing = true;
    m_tabs->setCurrentIndex(m_tabs->isTabEnabled(m_wanted) ? m_wanted : DataTab);
    m_choosing = false;
}

void BlockPage::fill(int tab)
{
    if ((m_filled & bitOf(tab)) != 0)
        return;
    m_filled |= bitOf(tab);
    switch (static_cast<Tab>(tab)) {
    case DataTab: {
        const QByteArray text = m_text.dataPrefix(m_row, ClippedText::mostBytes);
        const auto size = static_cast<quint64>(text.size());
        // A prefix ends up to three bytes early, where a character would be cut.
        const bool mayBeCut = text.size() + 4 > ClippedText::mostBytes;
        m_data->showText(clippedText(text, mayBeCut ? m_text.dataSize(m_row) : size));
        break;
    }
    case JsonTab:
        m_json->showPretty();
        break;
    case FieldsTab:
        fillFields();
        break;
    case RawTab: {
        const auto [begin, length] = m_text.rawRange(m_row);
        m_bytes->setLit({begin, length});
        break;
    }
    }
}

void BlockPage::fillFields()
{
    QString notice;
    QList<FieldText> fields;
    if (m_index.lengthOf(m_row) > mostFieldBytes) {
        notice = tr("The block is longer than %1, too long to be shown as fields. The Raw tab has "
                    "all of it.")
                     .arg(formatBytes(mostFieldBytes));
    } else if (m_index.row(m_row).kind == RowKind::Comment) {
        notice = tr("A comment has no fields: the line begins with a colon and is ignored "
                    "(HTML standard § 9.2.6).");
    } else {
        fields = m_text.fields(m_row);
    }
    m_fields->setFields(fields);
    m_fieldsNotice->setText(notice);
    m_fieldsNotice->setVisible(!notice.isEmpty());
}

void BlockPage::refresh()
{
    if (!m_shown || m_tabs->currentIndex() != RawTab)
        return;
    m_bytes->refresh();
    const auto [begin, length] = m_text.rawRange(m_row);
    if (m_bytes->lit() != BytesView::Range{begin, length})
        m_bytes->setLit({begin, length});
}

void BlockPage::setUtc(bool utc)
{
    m_utc = utc;
    m_bytes->setUtc(utc);
    showPlace();
}

QString BlockPage::wholeData()
{
    return m_shown ? decodeUtf8(m_text.text(m_row).data) : QString();
}

QString BlockPage::reason() const
{
    return m_reason->text();
}

void BlockPage::showPlace()
{
    const BytesView::Range selected = m_bytes->selection();
    const ByteOffset offset = m_bytes->caret();
    QString text =
        tr("Byte %1 (0x%2) · %3")
            .arg(formatCount(offset), QString::number(offset, 16), readText(m_log, offset, m_utc));
    if (selected.length > 0)
        text = tr("%1 selected · %2").arg(formatBytes(selected.length), text);
    m_place->setText(offset < m_log.byteCount() ? text : QString());
}

} // namespace sse::ui

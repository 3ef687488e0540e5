// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"

#include <QWidget>

class QTabWidget;

namespace sse::ui {

class BytesView;
class FieldsModel;
class JsonView;
class PlainLabel;
class PlainTable;
class PlainTextView;

/// A block of the stream in full, in four tabs: data, JSON, fields, raw bytes. A tab is filled when
/// it is looked at.
class BlockPage final : public QWidget
{
    Q_OBJECT

public:
    enum Tab : int { DataTab, JsonTab, FieldsTab, RawTab };
    /// Blocks longer than this are not taken apart into fields.
    static constexpr quint64 mostFieldBytes = quint64{64} << 20;

    /// \a log and \a index must outlive it.
    BlockPage(const CaptureLog &log, const EventIndex &index, QWidget *parent = nullptr);

    /// \a row must not be a life-cycle row.
    void showRow(RowNumber row);
    /// Takes in what arrived since: bytes behind the row, a LF that belongs to it.
    void refresh();
    void setUtc(bool utc);
    /// The row's whole data as text: of an event its data, of a comment its text.
    [[nodiscard]] QString wholeData();

    [[nodiscard]] QTabWidget &tabs() const { return *m_tabs; }
    [[nodiscard]] PlainTextView &dataView() const { return *m_data; }
    [[nodiscard]] JsonView &jsonView() const { return *m_json; }
    [[nodiscard]] FieldsModel &fields() const { return *m_fields; }
    [[nodiscard]] BytesView &bytesView() const { return *m_bytes; }
    [[nodiscard]] QString reason() const;

signals:
    void filterRequested(const QString &term);

private:
    [[nodiscard]] QWidget *makeDataTab();
    [[nodiscard]] QWidget *makeFieldsTab();
    [[nodiscard]] QWidget *makeRawTab();
    void prepareJson();
    void fill(int tab);
    void fillFields();
    void chooseTab();
    void showPlace();

    const CaptureLog &m_log;
    const EventIndex &m_index;
    EventText m_text;
    RowNumber m_row = 0;
    bool m_shown = false;
    bool m_utc = false;
    bool m_choosing = false; // a tab is chosen by the program, not by the user
    int m_wanted = DataTab;  // the tab that the user chose last
    quint32 m_filled = 0;    // a bit for every tab whose content is of this row

    QTabWidget *m_tabs = nullptr;
    PlainLabel *m_reason = nullptr;
    PlainTextView *m_data = nullptr;
    JsonView *m_json = nullptr;
    FieldsModel *m_fields = nullptr;
    PlainTable *m_fieldsTable = nullptr;
    PlainLabel *m_fieldsNotice = nullptr;
    BytesView *m_bytes = nullptr;
    PlainLabel *m_place = nullptr;
};

} // namespace sse::ui

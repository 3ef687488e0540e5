// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace sse {
class Capture;
}

namespace sse::ui {

class BlockPage;
class FactPage;

/// One row in full: of a block its data, JSON, fields and raw bytes, of a life-cycle row a page.
/// All text is plain. Lives in the UI's thread.
class DetailPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailPane(const Capture &capture, QWidget *parent = nullptr);
    /// \a log and \a index must outlive it.
    DetailPane(const CaptureLog &log, const EventIndex &index, QWidget *parent = nullptr);
    ~DetailPane() override;

    /// Shows \a row, or the empty page.
    void showRow(std::optional<RowNumber> row);
    [[nodiscard]] std::optional<RowNumber> row() const;
    /// Takes in what arrived behind the row shown. Call it on every tick.
    void refresh();
    void setUtc(bool utc);

    /// "#12 · message · ID 5"; empty without a row.
    [[nodiscard]] QString title() const;
    /// "Arrived … · connection 1 · read 12 of 24 B · 3 rows share this read".
    [[nodiscard]] QString timing() const;
    [[nodiscard]] BlockPage &blockPage() const;
    [[nodiscard]] FactPage &factPage() const;

signals:
    /// The user wants rows like this one: a term for the filter, as "json:$.level=warn".
    void filterRequested(const QString &term);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse::ui

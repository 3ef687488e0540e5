// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/models/eventtablemodel.h"

#include <QByteArray>

namespace sse::ui {

/// At most so many rows go to the clipboard at once.
inline constexpr int mostCopiedRows = 100'000;

/// The rows as they are seen: \a columns in this order, separated by tabs, one row a line.
[[nodiscard]] QString copyRowsAsSeen(const EventTableModel &model, const QList<int> &viewRows,
                                     const QList<int> &columns);

/// The rows as the command line's JSON lines, with every field; without life-cycle rows.
[[nodiscard]] QByteArray copyRowsAsJson(const Capture &capture, const QList<RowNumber> &rows);

/// The rows' exact bytes, one behind the other.
[[nodiscard]] QByteArray copyRowsRaw(const Capture &capture, const QList<RowNumber> &rows);

} // namespace sse::ui

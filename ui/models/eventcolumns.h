// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Qt>

namespace sse::ui {

/// Columns of the event table: the contract between model, view and settings.
enum EventColumn : int {
    NumberColumn,
    TimeColumn,
    DeltaColumn,
    TypeColumn,
    IdColumn,
    SizeColumn,
    DataColumn,
    EventColumnCount,
};

/// Roles of every cell beside the display text.
enum EventRole : int {
    RowNumberRole = Qt::UserRole, ///< RowNumber as uint
    RowKindRole,                  ///< RowKind as int
    RawValueRole,                 ///< the cell's value for copying: uncut text, numbers, ISO time
    EmphasisRole,                 ///< Emphasis as int, for the delegate
};

/// How a row should look; the delegate maps it to theme colours.
enum class Emphasis : int { Normal, Muted, Opened, Ended, Failed, Waiting, Note, Dropped };

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/database.h"

namespace sse {

/// The rows of the table "info"; the values are their keys in files.
enum class InfoKey : quint8 {
    Application = 1,
    Version,
    Mono,
    Wall,
    State,
    Title,
    DroppedBytes,
    DroppedRows,
    Bytes,
    Facts,
};

/// As schema::InfoRow names them.
[[nodiscard]] QByteArray infoName(InfoKey key);

/// Writes a row with its check sum, in the place of an older one. False: Database::error() tells.
[[nodiscard]] bool writeInfo(Database &database, InfoKey key, const QByteArray &value);

} // namespace sse

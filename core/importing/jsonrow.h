// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/log/logrecord.h"

#include <QJsonObject>

#include <optional>

namespace sse {

/// What of a row's JSON line makes its bytes.
struct JsonBlock
{
    QByteArray bytes;
    bool exact = false;                    ///< from "raw"
    std::optional<QByteArray> lastEventId; ///< in force behind it, when the line tells
};

/// Whether \a kind is one of a block's: "event", "dropped", "id", "retry", "ignored", "unfinished".
[[nodiscard]] bool isBlockKind(QStringView kind);

/// The bytes of the block that \a line, of a block's kind, tells of: from "raw", otherwise
/// "fields", otherwise "type", "data", "lastEventId" or "value". Error: a sentence without its
/// begin and end, such as "“fields” is not an array".
[[nodiscard]] Result<JsonBlock> blockOfJson(const QJsonObject &line);

/// Its "raw", when it is there. Error: as above.
[[nodiscard]] Result<std::optional<QByteArray>> rawOfJson(const QJsonObject &line);

/// The request, the response head (also of "open"), of \a line. Missing members are empty.
[[nodiscard]] AttemptRecord attemptOfJson(const QJsonObject &line);
[[nodiscard]] ResponseRecord responseOfJson(const QJsonObject &line);

/// What \a name stands for, as endReasonName() and delaySourceName() have it.
[[nodiscard]] std::optional<EndReason> endReasonOfName(const QByteArray &name);
[[nodiscard]] std::optional<DelaySource> delaySourceOfName(const QByteArray &name);

/// ISO 8601 in UTC, as appendIsoTime() writes it.
[[nodiscard]] std::optional<WallTime> timeOfIso(const QString &text);

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QStringList>

#include <memory>

namespace sse {

/// What a file can be imported from.
enum class ImportKind : quint8 { Har, JsonLines, CurlTrace, InsomniaLog, EventStream };

/// For people: "HAR", "curl trace", …
[[nodiscard]] QString titleOf(ImportKind kind);

/// One stream that was imported: a log as if it had been captured, as far as the file tells.
struct ImportedStream
{
    QString title; ///< redacted address of the first request, otherwise the file's name; hostile
    bool hasTimes = true;
    std::unique_ptr<const Clock> clock; ///< the log's
    std::unique_ptr<CaptureLog> log;
};

/// What a file gave.
struct Imported
{
    ImportKind kind = ImportKind::EventStream;
    std::vector<ImportedStream> streams; ///< at least one, in the order of their beginnings
    /// Sentences on what the file lacks, what had to be guessed or is left out. The first record of
    /// each log that needs one is a note "imported" with the same.
    QStringList notes;
};

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QByteArrayView>

#include <memory>
#include <optional>

namespace sse {

/// A file that takes the place of what is there only once it is whole and synced; mode 0600. Until
/// then its bytes lie in a hidden temporary file beside it. One thread.
class ExportFile final
{
public:
    /// Starts a thread. Errors: "export-io", with a sentence.
    [[nodiscard]] static Result<std::unique_ptr<ExportFile>> create(const QString &path);
    /// Without finish() nothing is left behind.
    ~ExportFile();
    ExportFile(const ExportFile &) = delete;
    ExportFile &operator=(const ExportFile &) = delete;

    /// Takes a copy, which a thread of its own writes. False: error() tells why, perhaps of an
    /// earlier piece.
    [[nodiscard]] bool write(QByteArrayView bytes);
    [[nodiscard]] std::optional<Error> finish();
    [[nodiscard]] const std::optional<Error> &error() const;

private:
    void takeTrouble();

    struct Private;
    explicit ExportFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace sse

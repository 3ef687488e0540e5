// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/importing/importedstream.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace sse {

/// What is imported, and what is known of it besides its bytes.
struct ImportInput
{
    QByteArray bytes;
    QString name;      ///< of the file, for people
    WallTime modified; ///< of the file: the date of times of day
};

/// Asked often; false: cancel. \a done of \a total bytes.
using ImportGoesOn = std::function<bool(quint64 done, quint64 total)>;

/// What kind of file begins with \a beginning (its first 64 KiB, or all of a shorter one); nothing
/// when it is none of them. Event-stream text is what has a line of the standard's fields early and
/// is no binary noise, and well-formed UTF-8 of nothing but blank lines and lines "name: value";
/// what begins as HTML does is none.
[[nodiscard]] std::optional<ImportKind> detectImport(QByteArrayView beginning);

/// Takes \a input apart, which may be anything, as what it is detected to be. Error: always
/// "import", with a sentence that names the file and tells what was expected and not found;
/// "cancelled" when \a goesOn said so.
[[nodiscard]] Result<Imported> importBytes(const ImportInput &input,
                                           const ImportGoesOn &goesOn = {});
/// The same of the file \a path, of at most 4 GiB. Error: also "import" when it can't be read.
[[nodiscard]] Result<Imported> importFile(const QString &path, const ImportGoesOn &goesOn = {});

} // namespace sse

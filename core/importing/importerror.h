// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

namespace sse {

/// The one kind of error of imports.
[[nodiscard]] inline Error importError(const QString &message)
{
    return {"import", message};
}

/// What ImportGoesOn asked for.
[[nodiscard]] Error importCancelled();

} // namespace sse

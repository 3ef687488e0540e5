// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/insomniaimport.h"

#include "core/importing/importerror.h"

namespace sse {

Result<Imported> importInsomnia(const ImportInput &, const ImportGoesOn &)
{
    return importError({});
}

} // namespace sse

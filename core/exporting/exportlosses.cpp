// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportsurvey.h"

namespace sse {

QStringList lossesOf(ExportFormat, const ExportSurvey &, bool)
{
    return {};
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/markkey.h"

#include "core/secrets/redactor.h"

namespace sse::ui {

const QByteArray &markKey()
{
    static const QByteArray key = Redactor::randomKey();
    return key;
}

} // namespace sse::ui

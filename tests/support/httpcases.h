// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/scripttransport.h"

namespace sse::test {

/// What the server of the measured HTTP cases answers to request \a number for the path behind
/// "/h/", as a script. \a name is the case or the target of one of its redirects.
[[nodiscard]] ScriptReply replyOfCase(const QByteArray &name, int number);

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"
#include "core/secrets/knownsecrets.h"

namespace sse {

/// The secrets that facts and texts show, taken into \a known.
void learnFact(const LogRecord &fact, KnownSecrets &known);
/// Only those that are no ordinary words: 8 bytes with a digit, or 16 bytes.
void learnText(QByteArrayView text, KnownSecrets &known);

/// A part of a header field's value that is masked.
struct ValuePart
{
    qsizetype begin = 0;
    qsizetype end = 0;
};
/// The parts of the value of a secret header field that are secrets: not the scheme, the names of
/// cookies, nor Set-Cookie's attributes. In order.
[[nodiscard]] QList<ValuePart> secretParts(const HeaderField &field);

} // namespace sse

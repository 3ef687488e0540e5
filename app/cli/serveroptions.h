// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace sse::cli {

// What the values of the options of a server mean; an Error is a sentence that names the option.

/// A port, 0 included.
[[nodiscard]] Result<quint16> portOf(const QString &argument);
/// The addresses to listen on: an IP address, "[::1]" included, or "localhost" for both of the
/// loopback interface.
[[nodiscard]] Result<QList<QHostAddress>> addressesOf(const QString &argument);
/// An origin as browsers write it: scheme and host in lower case, without a default port.
[[nodiscard]] Result<QString> originOf(const QString &argument);
/// A host's name, without port, in lower case.
[[nodiscard]] Result<QString> hostNameOf(const QString &argument);
/// A decimal number from \a least to \a most; 0 besides when \a orZero.
[[nodiscard]] Result<double> speedOf(const QString &argument, double least, double most,
                                     bool orZero);

} // namespace sse::cli

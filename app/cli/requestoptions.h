// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"

#include <optional>

namespace sse::cli {

/// \a value with every $NAME (a letter or "_", then letters, digits and "_") replaced by the
/// variable of that name and "$$" by "$"; another "$" stays. Error "variable": it is not set.
[[nodiscard]] Result<QByteArray> expandVariables(QByteArrayView value,
                                                 const Surroundings &surroundings);

/// The fields that the arguments of -H, in order, give.
[[nodiscard]] Result<HeaderList> headersOf(const QStringList &arguments,
                                           const Surroundings &surroundings);

/// The body that the argument of -d gives.
[[nodiscard]] Result<QByteArray> bodyOf(const QString &argument, const Surroundings &surroundings);

/// A count from 1 in decimal digits. \a option is for the sentence.
[[nodiscard]] Result<quint64> countOf(const QString &option, const QString &argument);

/// Bytes of a count of megabytes (of 1,000,000 bytes) in decimal digits; 0: 0.
[[nodiscard]] Result<quint64> megabytesOf(const QString &option, const QString &argument);

/// A connection's number, from 1.
[[nodiscard]] Result<ConnectionId> connectionOf(const QString &option, const QString &argument);

/// Seconds with decimals. Below \a least, and above ten years, is an error.
[[nodiscard]] Result<Nanos> secondsOf(const QString &option, const QString &argument, Nanos least);

/// PEM certificates, at least one.
[[nodiscard]] Result<QByteArray> certificatesOf(const QString &file,
                                                const Surroundings &surroundings);

/// The method as typed, with the standard's own names in upper case as fetch() makes them.
[[nodiscard]] Result<QByteArray> methodOf(const QString &argument);

} // namespace sse::cli

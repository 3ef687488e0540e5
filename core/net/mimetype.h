// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <utility>

namespace sse {

/// A MIME type as the MIME Sniffing Standard models it (§ 4.1).
struct MimeType
{
    QByteArray essence; ///< "type/subtype", ASCII lower case
    /// Names in lower case, values as received; in order, names are unique.
    QList<std::pair<QByteArray, QByteArray>> parameters;

    /// The value of the parameter \a name, or nothing.
    [[nodiscard]] std::optional<QByteArray> parameter(QByteArrayView name) const;
};

/// MIME Sniffing § 4.4 "parse a MIME type"; nothing on failure.
[[nodiscard]] std::optional<MimeType> parseMimeType(QByteArrayView text);

/// Fetch § 2.2.2 "get, decode, and split": the values of a header's fields joined by ", ", split at
/// commas outside of quotes, without surrounding white space.
[[nodiscard]] QList<QByteArrayView> splitHeaderList(QByteArrayView joined);

/// Fetch § 3.4 "extract a MIME type": the last value that parses, with the charset of an earlier
/// one of the same essence.
[[nodiscard]] std::optional<MimeType> extractMimeType(QByteArrayView joined);

/// Whether \a label is one of UTF-8's labels in the Encoding Standard (§ 4.2), in any case.
[[nodiscard]] bool isUtf8Label(QByteArrayView label);

} // namespace sse

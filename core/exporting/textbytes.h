// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/recording/storedbytes.h"

#include <QFile>

#include <memory>
#include <optional>

namespace sse {

/// The bytes of a regular file, by their place in it.
class TextBytes final : public StoredBytes
{
public:
    /// \a most: no bytes behind so many. Errors: "file", with a sentence; also for what is no
    /// regular file, such as a pipe.
    [[nodiscard]] static Result<std::shared_ptr<const TextBytes>>
    open(const QString &path, std::optional<quint64> most = {});

    /// When it was opened.
    [[nodiscard]] quint64 size() const { return m_size; }
    bool read(ByteOffset begin, std::span<char> to) const override;
    /// Reads what it can; 0: error() tells why. One thread.
    [[nodiscard]] std::size_t readSome(ByteOffset begin, std::span<char> to) const;
    /// Of the last system call.
    [[nodiscard]] Error error() const;

private:
    TextBytes() = default;

    QFile m_file;
    quint64 m_size = 0;
    mutable int m_error = 0; // readSome()'s
};

} // namespace sse

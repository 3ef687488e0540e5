// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/textbytes.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

#include <sys/types.h>
#include <unistd.h>

namespace sse {

namespace {

Error fileError(const QString &path, const QString &why)
{
    return {"file",
            QCoreApplication::translate("sse::TextBytes", "The file “%1” can't be read: %2.")
                .arg(path, why)};
}

/// Bytes, 0 at the end of the file, below 0 for an error.
ssize_t readAt(int descriptor, ByteOffset begin, std::span<char> to)
{
    ssize_t count = 0;
    do {
        count = ::pread(descriptor, to.data(), to.size(), static_cast<off_t>(begin));
    } while (count < 0 && errno == EINTR);
    return count;
}

} // namespace

Result<std::shared_ptr<const TextBytes>> TextBytes::open(const QString &path,
                                                         std::optional<quint64> most)
{
    const QFileInfo info(path);
    // A pipe that nobody writes to would be waited for.
    if (info.exists() && !info.isFile())
        return fileError(path, QCoreApplication::translate("sse::TextBytes", "it is no file"));
    std::shared_ptr<TextBytes> bytes(new TextBytes);
    bytes->m_file.setFileName(path);
    if (!bytes->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fileError(path, bytes->m_file.errorString());
    bytes->m_size = static_cast<quint64>(std::max<qint64>(bytes->m_file.size(), 0));
    if (most)
        bytes->m_size = std::min(bytes->m_size, *most);
    return std::shared_ptr<const TextBytes>(std::move(bytes));
}

bool TextBytes::read(ByteOffset begin, std::span<char> to) const
{
    while (!to.empty()) {
        const ssize_t count = readAt(m_file.handle(), begin, to);
        if (count <= 0) {
            std::ranges::fill(to, 0);
            return false;
        }
        to = to.subspan(static_cast<std::size_t>(count));
        begin += static_cast<quint64>(count);
    }
    return true;
}

std::size_t TextBytes::readSome(ByteOffset begin, std::span<char> to) const
{
    const ssize_t count = readAt(m_file.handle(), begin, to);
    m_error = count < 0 ? errno : 0;
    return count < 0 ? 0 : static_cast<std::size_t>(count);
}

Error TextBytes::error() const
{
    return fileError(m_file.fileName(),
                     m_error != 0 ? qt_error_string(m_error)
                                  : QCoreApplication::translate("sse::TextBytes",
                                                                "it became shorter meanwhile"));
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/recording/storedbytes.h"

#include <QString>

#include <memory>
#include <vector>

namespace sse {

/// Body bytes of a recording at random, by their place in a log. Any thread; a caller may wait for
/// another one, those of long ranges not for those of short ones. A recorder is waited for only
/// where bytes are not found without its locks.
class RecordingBytes final : public StoredBytes
{
public:
    /// Bytes of the log from \a log on lie in the file from \a file on, up to the next shift.
    struct Shift
    {
        ByteOffset log = 0;
        ByteOffset file = 0;
    };

    /// The file is opened with the first read(). \a vfs is for tests.
    explicit RecordingBytes(QString path, QByteArray vfs = {});
    ~RecordingBytes() override;

    /// The file was renamed. Any thread.
    void setPath(const QString &path);
    /// Only before the first read() of bytes behind it, in ascending order.
    void addShift(const Shift &shift);
    /// The row of the file that begins at \a offset is not to be read from: it overlaps others.
    void ignoreRow(ByteOffset offset);
    /// Fills \a to with the bytes at \a begin. False: some can't be read, are dropped or fail their
    /// check; they are 0 then.
    bool read(ByteOffset begin, std::span<char> to) const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse

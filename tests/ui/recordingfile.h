// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingwriter.h"
#include "tests/ui/capturedstream.h"

namespace sse::test {

/// Writes a recording of five rows to \a path: connecting and opened at 0 s, then events "one" at
/// 1 s, "two" at 3 s and "three" at 6 s; \a complete: it was ended. False when it can't be written.
[[nodiscard]] inline bool writeRecording(const QString &path, bool complete = true)
{
    using std::chrono::seconds;
    CapturedStream stream;
    stream.attempt();
    stream.open();
    stream.passed(seconds(1));
    stream.read("id: 1\ndata: one\n\n");
    stream.passed(seconds(2));
    stream.read("event: tick\ndata: two\n\n");
    stream.passed(seconds(3));
    stream.read("data: three\n\n");
    const auto writer = RecordingWriter::create(path, stream.log);
    if (!writer || writer.value()->writeNew(1 << 20))
        return false;
    return !complete || !writer.value()->finish();
}

} // namespace sse::test

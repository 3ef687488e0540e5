// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingreader.h"
#include "core/recording/recordingwriter.h"
#include "tests/fuzz/expect.h"
#include "tests/support/fakeclock.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdint>

using namespace sse;
using namespace sse::test;

namespace {

/// The same for every input.
struct Base
{
    Base()
    {
        test::FakeClock clock;
        CaptureLog log(clock);
        log.appendRecord(1, StateRecord{ReadyState::Open});
        for (int i = 0; i < 50; ++i) {
            clock.advance(Millis(3));
            log.appendRead(1, QByteArray("data: " + QByteArray::number(i) + "\n\n"));
            log.appendRecord(1, NoteRecord{"odd", QStringLiteral("A note.")});
        }
        log.appendRead(1, QByteArray(50'000, 'x'));
        const QString made = folder.filePath(QStringLiteral("base"));
        auto writer = RecordingWriter::create(made, log);
        expect(writer && !writer.value()->writeNew(1 << 30) && !writer.value()->finish(),
               "there is no base");
        QFile file(made);
        expect(file.open(QIODevice::ReadOnly), "the base can't be read");
        contents = file.readAll();
    }

    QTemporaryDir folder;
    QByteArray contents;
};

/// A 0 and a whole file; or a 1 and changes to a recording: place (3 bytes) and byte.
QByteArray fileOf(const QByteArray &input, const QByteArray &base)
{
    if (input.isEmpty() || input[0] == 0)
        return input.mid(1);
    QByteArray contents = base;
    for (qsizetype i = 1; i + 4 <= input.size(); i += 4) {
        qsizetype place = 0;
        for (qsizetype k = 0; k < 3; ++k)
            place = place << 8 | static_cast<uchar>(input[i + k]);
        contents[place % contents.size()] = input[i + 3];
    }
    return contents;
}

} // namespace

/// Whatever the file is: a refusal with a sentence, or a log in order whose bytes are those that
/// are read at random.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Base base;
    const QString path = base.folder.filePath(QStringLiteral("a"));
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    {
        QFile file(path);
        const QByteArray contents = fileOf(input, base.contents);
        expect(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size(),
               "the file can't be written");
    }
    auto reader = RecordingReader::open(path);
    if (!reader) {
        expect(reader.error().message.endsWith(u'.'), "no sentence");
        return 0;
    }
    const test::FakeClock clock;
    CaptureLog log(clock, reader.value()->info().anchor, std::make_unique<MemoryChunkStore>());
    while (reader.value()->readInto(log, 1000)) {
    }
    ByteOffset end = 0;
    for (std::size_t i = 0; i < log.readCount(); ++i) {
        expect(log.read(i).begin == end && log.read(i).connection > 0, "a read is none");
        end += log.read(i).length;
    }
    expect(end == log.byteCount() && end < Chunk::size, "bytes without a read");
    for (std::size_t i = 0; i < log.recordCount(); ++i)
        expect(log.record(i).position <= end, "a fact lies behind the end");
    QByteArray whole(static_cast<qsizetype>(end), 'x');
    QByteArray again(whole.size(), 'x');
    if (end == 0)
        return 0;
    log.copy(0, {whole.data(), static_cast<std::size_t>(end)});
    if (reader.value()->bytes()->read(0, {again.data(), static_cast<std::size_t>(end)}))
        expect(again == whole, "other bytes at random");
    return 0;
}

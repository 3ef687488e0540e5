// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/import.h"
#include "core/index/eventtext.h"
#include "core/index/logindexer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace sse;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Whatever was imported can be indexed and looked at.
void lookAt(const ImportedStream &stream, std::size_t size)
{
    require(stream.log != nullptr && stream.clock != nullptr);
    // Bodies can be compressed.
    constexpr quint64 mostRatio = 2000;
    require(stream.log->byteCount() <= (size + 64) * mostRatio);
    for (std::size_t i = 1; i < stream.log->recordCount(); ++i)
        require(stream.log->record(i).time >= stream.log->record(i - 1).time);
    for (std::size_t i = 1; i < stream.log->readCount(); ++i)
        require(stream.log->read(i).time >= stream.log->read(i - 1).time);
    EventIndex index;
    LogIndexer indexer(*stream.log, index);
    while (!indexer.feedSome(100))
        continue;
    indexer.finish();
    EventText text(*stream.log, index);
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        (void)text.text(row);
        (void)text.fields(row);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ImportInput input{
        QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)),
        QStringLiteral("file"), WallTime(std::chrono::seconds(1'800'000'000))};
    const Result<Imported> imported = importBytes(input);
    if (!imported) {
        require(imported.error().code == "import");
        require(!imported.error().message.isEmpty());
        return 0;
    }
    require(!imported.value().streams.empty());
    for (const ImportedStream &stream : imported.value().streams)
        lookAt(stream, size);
    return 0;
}

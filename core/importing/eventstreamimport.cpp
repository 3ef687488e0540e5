// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/eventstreamimport.h"

#include "core/importing/importerror.h"
#include "core/importing/logbuilder.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

Result<Imported> importEventStream(const ImportInput &input, const ImportGoesOn &goesOn)
{
    constexpr qsizetype readSize = qsizetype{64} << 10;
    Imported imported;
    imported.kind = ImportKind::EventStream;
    imported.notes.append(QCoreApplication::translate(
        "sse::Import", "Event-stream text tells no times: every row has that of the file."));
    LogBuilder builder(input.modified);
    builder.note(imported.notes.front());
    builder.open(input.modified);
    const QByteArrayView bytes(input.bytes);
    for (qsizetype at = 0; at < bytes.size(); at += readSize) {
        if (!goesOn(static_cast<quint64>(at), static_cast<quint64>(bytes.size())))
            return importCancelled();
        builder.read(input.modified, bytes.sliced(at, std::min(readSize, bytes.size() - at)));
    }
    imported.streams.push_back(builder.take(input.name, false));
    return imported;
}

} // namespace sse

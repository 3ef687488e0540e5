// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/import.h"

#include "core/importing/curltraceimport.h"
#include "core/importing/eventstreamimport.h"
#include "core/importing/harimport.h"
#include "core/importing/importerror.h"
#include "core/importing/insomniaimport.h"
#include "core/importing/jsonlinesimport.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sse {

namespace {

constexpr qsizetype beginningSize = qsizetype{64} << 10;
constexpr qint64 mostBytes = qint64{4} << 30;
constexpr qint64 readSize = qint64{4} << 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Import", text);
}

Result<Imported> importAs(ImportKind kind, const ImportInput &input, const ImportGoesOn &goesOn)
{
    switch (kind) {
    case ImportKind::Har:
        return importHar(input, goesOn);
    case ImportKind::JsonLines:
        return importJsonLines(input, goesOn);
    case ImportKind::CurlTrace:
        return importCurlTrace(input, goesOn);
    case ImportKind::InsomniaLog:
        return importInsomnia(input, goesOn);
    case ImportKind::EventStream:
        break;
    }
    return importEventStream(input, goesOn);
}

/// The bytes of \a file, in pieces, so that it can be cancelled.
Result<QByteArray> readAll(QFile &file, const ImportGoesOn &goesOn)
{
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(std::min(file.size(), mostBytes)));
    while (bytes.size() <= mostBytes) {
        if (!goesOn(0, static_cast<quint64>(file.size())))
            return importCancelled();
        const qsizetype before = bytes.size();
        bytes.resize(before + readSize);
        const qint64 count = file.read(bytes.data() + before, readSize);
        bytes.resize(before + std::max<qint64>(count, 0));
        if (count < 0) {
            return importError(tr("The file “%1” can't be read: %2.")
                                   .arg(QFileInfo(file).fileName(), file.errorString()));
        }
        if (count == 0)
            return bytes;
    }
    return importError(tr("The file “%1” is larger than 4 GiB, which is the most that can be "
                          "imported.")
                           .arg(QFileInfo(file).fileName()));
}

} // namespace

Error importCancelled()
{
    return {"cancelled", tr("The import was cancelled.")};
}

QString titleOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Har:
        return tr("HAR");
    case ImportKind::JsonLines:
        return tr("JSON lines");
    case ImportKind::CurlTrace:
        return tr("curl trace");
    case ImportKind::InsomniaLog:
        return tr("Insomnia event log");
    case ImportKind::EventStream:
        break;
    }
    return tr("event-stream text");
}

Result<Imported> importBytes(const ImportInput &input, const ImportGoesOn &goesOn)
{
    const QByteArrayView bytes(input.bytes);
    const std::optional<ImportKind> kind =
        detectImport(bytes.first(std::min(bytes.size(), beginningSize)));
    if (bytes.isEmpty())
        return importError(tr("“%1” is empty: there is nothing to import.").arg(input.name));
    if (!kind) {
        return importError(
            tr("“%1” is nothing that can be imported: neither HAR, nor JSON lines of "
               "this program, a trace of curl, an event log of Insomnia, or "
               "event-stream text.")
                .arg(input.name));
    }
    const ImportGoesOn always = [](quint64, quint64) { return true; };
    return importAs(*kind, input, goesOn ? goesOn : always);
}

Result<Imported> importFile(const QString &path, const ImportGoesOn &goesOn)
{
    const QFileInfo info(path);
    // A pipe that nobody writes to would be waited for.
    if (info.exists() && !info.isFile())
        return importError(tr("“%1” can't be imported: it is not a file.").arg(info.fileName()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return importError(
            tr("The file “%1” can't be read: %2.").arg(info.fileName(), file.errorString()));
    }
    const ImportGoesOn always = [](quint64, quint64) { return true; };
    Result<QByteArray> bytes = readAll(file, goesOn ? goesOn : always);
    if (!bytes)
        return bytes.error();
    const WallTime modified(std::chrono::milliseconds(info.lastModified().toMSecsSinceEpoch()));
    return importBytes({std::move(bytes.value()), info.fileName(), modified}, goesOn);
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/recordedmasks.h"

#include "core/secrets/secretfinders.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace sse {

namespace {

bool holdsMark(QByteArrayView text)
{
    constexpr QByteArrayView plain("REDACTED");
    constexpr QByteArrayView open("\xE2\x80\xB9redacted:");
    constexpr qsizetype size = 23; // of the whole mark
    if (text.contains(plain))
        return true;
    for (qsizetype at = 0; (at = text.indexOf(open, at)) >= 0; ++at) {
        if (at + size <= text.size() && isSecretMark(text.sliced(at, size)))
            return true;
    }
    return false;
}

quint64 marksOf(const QUrl &url, const HeaderList &headers)
{
    const auto inHeaders =
        std::count_if(headers.begin(), headers.end(),
                      [](const HeaderField &field) { return holdsMark(field.value); });
    return static_cast<quint64>(inHeaders) + (holdsMark(url.toEncoded()) ? 1 : 0);
}

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("sse::RecordedMasks", text, nullptr, count);
}

} // namespace

quint64 recordedMasks(const CaptureLog &facts, std::size_t end)
{
    quint64 count = 0;
    for (std::size_t number = 0; number < std::min(end, facts.recordCount()); ++number) {
        const LogRecord::Fact &fact = facts.record(number).fact;
        if (const auto *attempt = std::get_if<AttemptRecord>(&fact))
            count += marksOf(attempt->url, attempt->headers) + (holdsMark(attempt->body) ? 1 : 0);
        else if (const auto *response = std::get_if<ResponseRecord>(&fact))
            count += marksOf({}, response->headers);
    }
    return count;
}

QString recordedMasksText(quint64 count, bool masks)
{
    const auto most = static_cast<quint64>(std::numeric_limits<int>::max());
    const int many = static_cast<int>(std::min(count, most));
    if (masks) {
        return count == 1
                   ? tr("1 header value, address or request body was masked when this was "
                        "recorded. Where the stream's bytes repeat what it held, that can't be "
                        "found and is not "
                        "masked.")
                   : tr("%n header values, addresses and request bodies were masked when this "
                        "was recorded. Where the stream's bytes repeat what they held, that can't "
                        "be found and is not "
                        "masked.",
                        many);
    }
    return count == 1 ? tr("1 header value, address or request body was masked when this was "
                           "recorded, and can't "
                           "be brought back.")
                      : tr("%n header values, addresses and request bodies were masked when this "
                           "was recorded, and "
                           "can't be brought back.",
                           many);
}

} // namespace sse

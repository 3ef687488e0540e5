// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/utf8.h"

#include <QStringDecoder>

#include <simdjson.h>

#include <algorithm>

namespace sse {

namespace {

constexpr QByteArrayView replacement("\xEF\xBF\xBD");

struct Lead
{
    int length;      // of the whole sequence; 0 when the byte can't start one
    uchar secondMin; // bounds of the second byte, Unicode table 3-7
    uchar secondMax;
};

Lead leadOf(uchar byte)
{
    if (byte < 0x80)
        return {1, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {2, 0x80, 0xBF};
    if (byte == 0xE0)
        return {3, 0xA0, 0xBF};
    if (byte == 0xED)
        return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {3, 0x80, 0xBF};
    if (byte == 0xF0)
        return {4, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {4, 0x80, 0xBF};
    if (byte == 0xF4)
        return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

/// Length of the well-formed sequence at \a at, or minus the length of its maximal subpart.
qsizetype sequenceAt(QByteArrayView bytes, qsizetype at)
{
    const Lead lead = leadOf(static_cast<uchar>(bytes[at]));
    if (lead.length == 0)
        return -1;
    for (qsizetype i = 1; i < lead.length; ++i) {
        if (at + i >= bytes.size())
            return -i;
        const auto byte = static_cast<uchar>(bytes[at + i]);
        const uchar least = i == 1 ? lead.secondMin : 0x80;
        const uchar most = i == 1 ? lead.secondMax : 0xBF;
        if (byte < least || byte > most)
            return -i;
    }
    return lead.length;
}

/// The first \a maxBytes of \a bytes, less a sequence that the cut would split.
QByteArrayView wholeSequences(QByteArrayView bytes, qsizetype maxBytes)
{
    if (bytes.size() <= maxBytes)
        return bytes;
    qsizetype end = std::max<qsizetype>(maxBytes, 0);
    for (int back = 0; back < 3 && end > 0; ++back) {
        if ((static_cast<uchar>(bytes[end]) & 0xC0) != 0x80)
            break;
        --end;
    }
    return bytes.first(end);
}

} // namespace

bool isWellFormedUtf8(QByteArrayView bytes)
{
    return bytes.isEmpty() ||
           simdjson::validate_utf8(bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray toWellFormedUtf8(QByteArrayView bytes)
{
    if (isWellFormedUtf8(bytes))
        return bytes.toByteArray();
    QByteArray out;
    out.reserve(bytes.size() + 16);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = sequenceAt(bytes, at);
        if (length > 0)
            out.append(bytes.sliced(at, length));
        else
            out.append(replacement);
        at += std::abs(length);
    }
    return out;
}

QString decodeUtf8(QByteArrayView bytes)
{
    // Without this flag Qt takes a leading U+FEFF for a byte order mark and drops it.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    if (isWellFormedUtf8(bytes))
        return decoder.decode(bytes);
    const QByteArray wellFormed = toWellFormedUtf8(bytes);
    return decoder.decode(wellFormed);
}

QByteArray toWellFormedUtf8Prefix(QByteArrayView bytes, qsizetype maxBytes)
{
    return toWellFormedUtf8(wholeSequences(bytes, maxBytes));
}

QString decodeUtf8Prefix(QByteArrayView bytes, qsizetype maxBytes)
{
    return decodeUtf8(wholeSequences(bytes, maxBytes));
}

} // namespace sse

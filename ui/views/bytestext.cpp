// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/bytestext.h"

#include "core/base/utf8.h"
#include "ui/base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse::ui {

QString hexDigits(uchar byte)
{
    static constexpr char digits[] = "0123456789abcdef";
    QString text(2, Qt::Uninitialized);
    text[0] = QLatin1Char(digits[byte >> 4]);
    text[1] = QLatin1Char(digits[byte & 0xF]);
    return text;
}

QString byteGlyph(uchar byte)
{
    if (byte < 0x20)
        return QString(QChar(0x2400 + byte));
    if (byte == 0x7F)
        return QString(QChar(0x2421));
    return byte < 0x7F ? QString(QLatin1Char(static_cast<char>(byte))) : QStringLiteral("\u00B7");
}

QString hexText(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

QString decodedText(QByteArrayView bytes)
{
    QString text = decodeUtf8(bytes);
    return text.replace(QChar(0), QChar(0x2400));
}

QString dumpText(QByteArrayView bytes, ByteOffset begin)
{
    constexpr qsizetype perLine = 16;
    QString dump;
    for (qsizetype at = 0; at < bytes.size(); at += perLine) {
        const QByteArrayView line = bytes.sliced(at, std::min(perLine, bytes.size() - at));
        dump += QString::number(begin + static_cast<quint64>(at), 16)
                    .rightJustified(8, QLatin1Char('0'));
        dump += QStringLiteral("  ") + hexText(line).leftJustified(3 * perLine - 1) +
                QStringLiteral("  ");
        for (const char byte : line)
            dump += byteGlyph(static_cast<uchar>(byte));
        dump += QLatin1Char('\n');
    }
    return dump;
}

QString readText(const CaptureLog &log, ByteOffset offset, bool utc)
{
    if (offset >= log.byteCount())
        return {};
    const std::size_t number = log.readAt(offset);
    const ReadRecord &read = log.read(number);
    return QCoreApplication::translate("sse::ui::BytesView", "read %1 · %2 · %3")
        .arg(formatCount(number + 1), formatClock(log.anchor().toWall(read.time), utc),
             formatBytes(read.length));
}

} // namespace sse::ui

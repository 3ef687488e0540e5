// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/answersummary.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace sse::ui {

namespace {

constexpr qsizetype mostCharacters = 200;

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::AnswerSummary", text);
}

QString visible(const QByteArray &text)
{
    return toVisibleText(QString::fromUtf8(text), mostCharacters);
}

QString contentType(const ResponseSpec &response)
{
    for (const HeaderSpec &header : response.headers)
        if (header.name.compare("content-type", Qt::CaseInsensitive) == 0)
            return header.value ? visible(*header.value) : say("no content type");
    return QStringLiteral("text/event-stream");
}

QString framingText(const ResponseSpec &response)
{
    if (response.framing == Framing::Length)
        return response.contentLength
                   ? say("Content-Length %1").arg(formatCount(*response.contentLength))
                   : say("Content-Length");
    if (response.framing == Framing::Close || response.minorVersion == 0)
        return say("until close");
    return say("chunked");
}

QString endText(EndKind kind)
{
    switch (kind) {
    case EndKind::Clean:
        return say("ended");
    case EndKind::Cut:
        return say("cut by FIN");
    case EndKind::MidChunk:
        return say("cut inside a chunk");
    case EndKind::Reset:
        return say("cut by RST");
    case EndKind::Hang:
        break;
    }
    return say("silent");
}

QString cutText(const CutRule &cut)
{
    if (!cut.after)
        return say("%1 one byte later each connection").arg(endText(cut.by));
    return say("%1 after %2").arg(endText(cut.by), formatBytes(*cut.after));
}

QString writeText(const WireControl &wire)
{
    QStringList parts;
    switch (wire.per) {
    case WireControl::Per::Step:
        break;
    case WireControl::Per::Line:
        parts += say("one write a line");
        break;
    case WireControl::Per::Byte:
        parts += say("one write a byte");
        break;
    case WireControl::Per::Buffer:
        parts += say("in writes of %1").arg(formatBytes(wire.bufferBytes));
        break;
    }
    QStringList inside;
    if (wire.insideCrLf)
        inside += QStringLiteral("CRLF");
    if (wire.insideUtf8)
        inside += say("characters");
    if (wire.insideBom)
        inside += say("the byte order mark");
    if (!inside.isEmpty())
        parts += say("split inside %1").arg(inside.join(QStringLiteral(", ")));
    if (!wire.at.isEmpty())
        parts += say("split at offsets");
    if (wire.bytesPerSecond > 0)
        parts += say("%1/s").arg(formatBytes(wire.bytesPerSecond));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString answerTitle(const Answer &answer, int number)
{
    QStringList who;
    if (!answer.method.isEmpty())
        who += visible(answer.method);
    if (!answer.path.isEmpty())
        who += visible(answer.path);
    QString text = who.isEmpty() ? say("any request") : who.join(QLatin1Char(' '));
    if (answer.times == 1)
        text = say("%1, one connection").arg(text);
    else if (answer.times > 1)
        text = say("%1, %2 connections").arg(text, formatCount(answer.times));
    return say("%1: %2").arg(number + 1).arg(text);
}

QString answerSummary(const Answer &answer)
{
    const ResponseSpec &response = answer.response;
    QString status = QString::number(response.status);
    if (!response.reason.isEmpty())
        status += QLatin1Char(' ') + visible(response.reason);
    QStringList parts{status};
    if (response.status != 204 && response.status != 205 && response.status != 304)
        parts << contentType(response) << framingText(response);
    if (response.minorVersion == 0)
        parts += QStringLiteral("HTTP/1.0");
    if (response.gzip != GzipMode::None)
        parts +=
            response.gzip == GzipMode::Flush ? say("gzip, flushed") : say("gzip, never flushed");
    if (response.delay.count() > 0)
        parts += say("head after %1").arg(formatDuration(response.delay));
    if (response.headGap.count() > 0)
        parts += say("head byte by byte");
    if (const QString text = writeText(answer.write); !text.isEmpty())
        parts += text;
    if (answer.cut)
        parts += cutText(*answer.cut);
    return parts.join(QStringLiteral(" · "));
}

QString resumeSummary(const ResumeRule &resume)
{
    const QString count = formatCount(resume.count);
    switch (resume.mode) {
    case ResumeMode::Ignore:
        break;
    case ResumeMode::Continue:
        return say("resumes at Last-Event-ID");
    case ResumeMode::Repeat:
        return say("resumes at Last-Event-ID, repeats %1").arg(count);
    case ResumeMode::Skip:
        return say("resumes at Last-Event-ID, skips %1").arg(count);
    }
    return say("ignores Last-Event-ID");
}

} // namespace sse::ui

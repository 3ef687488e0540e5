// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/steptexts.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/scenario/scenariojson.h"
#include "core/scenario/templatetext.h"
#include "ui/base/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace sse::ui {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostCharacters = 512;

struct StepTexts
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::ScenarioStepsModel)
};

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

const QString &emptyMember()
{
    static const QString pair = QStringLiteral("\"\"");
    return pair;
}

bool isPairs(const QString &text)
{
    return text.size() % 2 == 0 && text.count(u'"') == text.size();
}

QString problemOf(QByteArrayView text, TemplateText::Escapes escapes)
{
    const Result<TemplateText> compiled = TemplateText::compile(text, escapes);
    return compiled ? QString() : compiled.error().message;
}

/// As a file with the step would be refused.
QString problemOf(const Step &step)
{
    const auto parsed = parseStep(writeStep(step));
    const auto *problems = std::get_if<QList<ScenarioProblem>>(&parsed);
    return problems ? problems->value(0).message : QString();
}

QString waitText(const WaitStep &wait)
{
    QString text = formatMilliseconds(wait.most);
    if (wait.least != wait.most) {
        const auto least = static_cast<qlonglong>(wait.least.count());
        text = QStringLiteral("%1\u2013%2").arg(QLocale().toString(least), text);
    }
    return wait.every == 1 ? text : StepTexts::tr("%1, once in %2 times").arg(text).arg(wait.every);
}

QString editableWait(const WaitStep &wait)
{
    QString text = QString::number(wait.least.count());
    if (wait.least != wait.most)
        text += QLatin1Char('-') + QString::number(wait.most.count());
    return wait.every == 1 ? text : QStringLiteral("%1 every %2").arg(text).arg(wait.every);
}

QString setWait(WaitStep &wait, const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*(\\d{1,9})\\s*(?:[-\u2013]\\s*(\\d{1,9})\\s*)?(?:ms\\s*)?"
                       "(?:every\\s+(\\d{1,9})\\s*)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return StepTexts::tr("“%1” is no pause. Write milliseconds such as 1000, a range such as "
                             "200-900, or 1000 every 5 for a pause once in five times.")
            .arg(cellText(text));
    const Millis least(match.captured(1).toLongLong());
    const Millis most =
        match.capturedLength(2) > 0 ? Millis(match.captured(2).toLongLong()) : least;
    const quint32 every = match.capturedLength(3) > 0 ? match.captured(3).toUInt() : 1;
    if (least > most)
        return StepTexts::tr("The range begins above its end. Write the shorter pause first.");
    if (most > maxScenarioWait)
        return StepTexts::tr("A pause is at most %1, a day.")
            .arg(formatMilliseconds(maxScenarioWait));
    if (every == 0)
        return StepTexts::tr("A pause comes every time or once in so many times: write 1 or more "
                             "behind “every”.");
    const WaitStep written{least, most, every};
    QString problem = problemOf(Step{written});
    if (problem.isEmpty())
        wait = written;
    return problem;
}

QString setRepeat(RepeatStep &repeat, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        repeat.times = 0;
        return {};
    }
    bool isNumber = false;
    const quint32 times = trimmed.toUInt(&isNumber);
    if (!isNumber || times == 0)
        return StepTexts::tr("“%1” is no number of times. Write 1 or more, or nothing for a repeat "
                             "without end.")
            .arg(cellText(text));
    repeat.times = times;
    return {};
}

QString perText(const WireControl &wire)
{
    switch (wire.per) {
    case WireControl::Per::Step:
        return StepTexts::tr("per step");
    case WireControl::Per::Line:
        return StepTexts::tr("per line");
    case WireControl::Per::Byte:
        return StepTexts::tr("per byte");
    case WireControl::Per::Buffer:
        return StepTexts::tr("gathered to %1").arg(formatBytes(wire.bufferBytes));
    }
    Q_UNREACHABLE();
}

QString wireText(const WireControl &wire)
{
    QStringList parts{perText(wire)};
    QStringList inside;
    if (wire.insideCrLf)
        inside += QStringLiteral("CRLF");
    if (wire.insideUtf8)
        inside += QStringLiteral("UTF-8");
    if (wire.insideBom)
        inside += QStringLiteral("BOM");
    if (!inside.isEmpty())
        parts += StepTexts::tr("inside %1").arg(inside.join(QStringLiteral(", ")));
    QStringList offsets;
    for (const quint32 offset : wire.at)
        offsets += QString::number(offset);
    if (!offsets.isEmpty())
        parts += StepTexts::tr("at %1").arg(offsets.join(QStringLiteral(", ")));
    if (wire.gap > 0ms)
        parts += StepTexts::tr("gap %1").arg(formatMilliseconds(wire.gap));
    if (wire.bytesPerSecond > 0)
        parts += StepTexts::tr("%1/s").arg(formatBytes(wire.bytesPerSecond));
    return parts.join(QStringLiteral(" · "));
}

/// Of {"write": {…}} only the object within.
QString editableWire(const WriteStep &write)
{
    const QString json = decodeUtf8(writeStep(Step{write})).trimmed();
    return json.mid(json.indexOf(u':') + 1).chopped(1).trimmed();
}

QString setWire(WriteStep &write, const QString &text)
{
    const QByteArray json = "{\"write\": " + text.toUtf8() + '}';
    const auto parsed = parseStep(json);
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parsed))
        return problems->value(0).message;
    const auto *step = std::get_if<WriteStep>(&std::get<Step>(parsed).what);
    if (!step)
        return StepTexts::tr("This is no description of writes. Write an object such as "
                             "{\"per\": \"line\"}.");
    write = *step;
    return {};
}

} // namespace

QString memberText(const std::optional<QByteArray> &member)
{
    if (!member)
        return {};
    const QString text = decodeUtf8(*member);
    return isPairs(text) ? text + emptyMember() : text;
}

std::optional<QByteArray> memberFromText(const QString &text)
{
    if (text.isEmpty())
        return {};
    return (isPairs(text) ? text.chopped(2) : text).toUtf8();
}

QString cellText(const QString &text)
{
    QString begin = text.left(mostCharacters + 1);
    begin.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return toVisibleText(begin.replace(u'\n', QChar(0x23CE)), mostCharacters);
}

QStringList endKindTexts()
{
    return {StepTexts::tr("clean: the body is complete"),
            StepTexts::tr("cut: FIN before the end of the body"),
            StepTexts::tr("mid-chunk: FIN inside a chunk"), StepTexts::tr("reset: RST"),
            StepTexts::tr("hang: nothing more, but the connection stays")};
}

QString stepContent(const Step &step)
{
    return std::visit(
        Overloaded{
            [](const EventStep &event) { return memberText(event.data); },
            [](const CommentStep &comment) { return decodeUtf8(comment.text); },
            [](const WaitStep &wait) { return waitText(wait); },
            [](const RawStep &raw) { return decodeUtf8(raw.text); },
            [](const RepeatStep &repeat) {
                return repeat.times == 0 ? StepTexts::tr("for ever")
                                         : StepTexts::tr("%1 ×").arg(formatCount(repeat.times));
            },
            [](const WriteStep &write) { return wireText(write.wire); },
            [](const EndStep &end) { return endKindTexts().at(static_cast<int>(end.kind)); },
        },
        step.what);
}

QString editableStepContent(const Step &step)
{
    return std::visit(Overloaded{
                          [](const EventStep &event) { return memberText(event.data); },
                          [](const CommentStep &comment) { return decodeUtf8(comment.text); },
                          [](const WaitStep &wait) { return editableWait(wait); },
                          [](const RawStep &raw) { return decodeUtf8(raw.text); },
                          [](const RepeatStep &repeat) {
                              return repeat.times == 0 ? QString() : QString::number(repeat.times);
                          },
                          [](const WriteStep &write) { return editableWire(write); },
                          [](const EndStep &) { return QString(); },
                      },
                      step.what);
}

QString setStepContent(Step &step, const QString &text)
{
    const auto setTexts = [&](QByteArray &to, TemplateText::Escapes escapes) {
        const QByteArray utf8 = text.toUtf8();
        QString problem = problemOf(utf8, escapes);
        if (problem.isEmpty())
            to = utf8;
        return problem;
    };
    return std::visit(
        Overloaded{
            [&](EventStep &event) {
                const std::optional<QByteArray> data = memberFromText(text);
                QString problem = templateProblem(data);
                if (problem.isEmpty())
                    event.data = data;
                return problem;
            },
            [&](CommentStep &comment) {
                return setTexts(comment.text, TemplateText::Escapes::None);
            },
            [&](WaitStep &wait) { return setWait(wait, text); },
            [&](RawStep &raw) { return setTexts(raw.text, TemplateText::Escapes::Backslash); },
            [&](RepeatStep &repeat) { return setRepeat(repeat, text); },
            [&](WriteStep &write) { return setWire(write, text); },
            [](EndStep &) { return QString(); },
        },
        step.what);
}

QString templateProblem(const std::optional<QByteArray> &member)
{
    return member ? problemOf(*member, TemplateText::Escapes::None) : QString();
}

} // namespace sse::ui

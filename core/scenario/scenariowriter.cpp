// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/jsonscanner.h"
#include "core/scenario/jsonlayout.h"
#include "core/scenario/jsonreader.h"
#include "core/scenario/scenariojson.h"
#include "core/scenario/scenarionames.h"

namespace sse {

namespace {

using Break = JsonLayout::Break;

template <typename Integer>
QByteArray number(Integer value)
{
    return QByteArray::number(value);
}

QByteArray millis(Millis value)
{
    return QByteArray::number(static_cast<qint64>(value.count()));
}

template <typename Value, std::size_t Count>
void addWord(JsonLayout &to, const char *name, const WordTable<Value, Count> &table, Value value,
             Value usual)
{
    if (value != usual)
        to.add(name, jsonString(wordOf(table, value)));
}

template <typename Integer>
void addNumber(JsonLayout &to, const char *name, Integer value, Integer usual)
{
    if (value != usual)
        to.add(name, number(value));
}

void addMillis(JsonLayout &to, const char *name, Millis value, Millis usual)
{
    if (value != usual)
        to.add(name, millis(value));
}

void addText(JsonLayout &to, const char *name, const std::optional<QByteArray> &text)
{
    if (text)
        to.add(name, jsonString(*text));
}

JsonLayout wireLayout(const WireControl &wire)
{
    const WireControl usual;
    JsonLayout object = JsonLayout::object(Break::WhenLong);
    addWord(object, "per", perWords, wire.per, usual.per);
    JsonLayout inside = JsonLayout::array(Break::Never);
    if (wire.insideCrLf)
        inside.append(JsonLayout::written("\"crlf\""));
    if (wire.insideUtf8)
        inside.append(JsonLayout::written("\"utf-8\""));
    if (wire.insideBom)
        inside.append(JsonLayout::written("\"bom\""));
    if (!inside.isEmpty())
        object.add("inside", std::move(inside));
    JsonLayout cuts = JsonLayout::array(Break::Never);
    for (const quint32 at : wire.at)
        cuts.append(JsonLayout::written(number(at)));
    if (!cuts.isEmpty())
        object.add("at", std::move(cuts));
    addNumber(object, "bufferBytes", wire.bufferBytes, usual.bufferBytes);
    addMillis(object, "gap", wire.gap, defaultGap(wire));
    addNumber(object, "bytesPerSecond", wire.bytesPerSecond, usual.bytesPerSecond);
    return object;
}

/// As a number where the same text comes back.
QByteArray retryJson(const QByteArray &retry)
{
    bool isNumber = false;
    const qint64 value = retry.toLongLong(&isNumber);
    const bool same = isNumber && value >= 0 && value <= maxJsonInteger && number(value) == retry;
    return same ? retry : jsonString(retry);
}

/// As an object or array where the same text comes back.
QByteArray dataJson(const QByteArray &data)
{
    const bool maybe = data.startsWith('{') || data.startsWith('[');
    if (maybe && compactJson(data) == data && scanJson(data))
        return spacedJson(data);
    return jsonString(data);
}

JsonLayout layoutOf(const EventStep &event)
{
    JsonLayout object = JsonLayout::object(Break::WhenLong);
    addText(object, "type", event.type);
    addText(object, "id", event.id);
    if (event.retry)
        object.add("retry", retryJson(*event.retry));
    if (event.data)
        object.add("data", dataJson(*event.data));
    return object;
}

JsonLayout layoutOf(const CommentStep &comment)
{
    return JsonLayout::written(jsonString(comment.text));
}

JsonLayout layoutOf(const WaitStep &wait)
{
    if (wait.least == wait.most && wait.every == 1)
        return JsonLayout::written(millis(wait.least));
    JsonLayout object = JsonLayout::object(Break::Never);
    if (wait.least == wait.most) {
        object.add("ms", millis(wait.least));
    } else {
        object.add("from", millis(wait.least));
        object.add("to", millis(wait.most));
    }
    addNumber(object, "every", wait.every, 1U);
    return object;
}

JsonLayout layoutOf(const RawStep &raw)
{
    return JsonLayout::written(jsonString(raw.text));
}

JsonLayout layoutOf(const WriteStep &write)
{
    return wireLayout(write.wire);
}

JsonLayout layoutOf(const EndStep &end)
{
    return JsonLayout::written(jsonString(endKindName(end.kind)));
}

JsonLayout stepsLayout(const std::vector<Step> &steps);

JsonLayout layoutOf(const RepeatStep &repeat)
{
    JsonLayout object = JsonLayout::object(Break::Never);
    addNumber(object, "times", repeat.times, quint64{0});
    object.add("steps", stepsLayout(repeat.steps));
    return object;
}

JsonLayout stepLayout(const Step &step)
{
    struct Name
    {
        const char *operator()(const EventStep &) const { return "event"; }
        const char *operator()(const CommentStep &) const { return "comment"; }
        const char *operator()(const WaitStep &) const { return "wait"; }
        const char *operator()(const RawStep &) const { return "raw"; }
        const char *operator()(const RepeatStep &) const { return "repeat"; }
        const char *operator()(const WriteStep &) const { return "write"; }
        const char *operator()(const EndStep &) const { return "end"; }
    };
    JsonLayout object = JsonLayout::object(Break::Never);
    object.add(std::visit(Name(), step.what),
               std::visit([](const auto &what) { return layoutOf(what); }, step.what));
    return object;
}

JsonLayout stepsLayout(const std::vector<Step> &steps)
{
    JsonLayout array = JsonLayout::array(Break::Always);
    for (const Step &step : steps)
        array.append(stepLayout(step));
    return array;
}

JsonLayout headersLayout(const QList<HeaderSpec> &headers)
{
    JsonLayout object = JsonLayout::object(Break::WhenLong);
    for (qsizetype at = 0; at < headers.size();) {
        const QByteArray &name = headers[at].name;
        JsonLayout lines = JsonLayout::array(Break::WhenLong);
        const qsizetype first = at;
        for (; at < headers.size() && headers[at].name == name && headers[at].value; ++at)
            lines.append(JsonLayout::written(jsonString(*headers[at].value)));
        if (at == first)
            ++at;
        if (lines.isEmpty())
            object.add(name, "null");
        else if (at == first + 1)
            object.add(name, lines.onOneLine().sliced(1).chopped(1));
        else
            object.add(name, std::move(lines));
    }
    return object;
}

JsonLayout responseLayout(const ResponseSpec &response)
{
    const ResponseSpec usual;
    const Framing usualFraming = response.minorVersion == 0 ? Framing::Close : Framing::Chunked;
    JsonLayout object = JsonLayout::object(Break::WhenLong);
    addNumber(object, "status", response.status, usual.status);
    if (!response.reason.isEmpty())
        object.add("reason", jsonString(response.reason));
    addWord(object, "version", versionWords, response.minorVersion, usual.minorVersion);
    if (!response.headers.isEmpty())
        object.add("headers", headersLayout(response.headers));
    addWord(object, "framing", framingWords, response.framing, usualFraming);
    if (response.contentLength)
        object.add("contentLength", number(*response.contentLength));
    addWord(object, "gzip", gzipWords, response.gzip, usual.gzip);
    addWord(object, "cors", corsWords, response.cors, usual.cors);
    addMillis(object, "delay", response.delay, usual.delay);
    addMillis(object, "headGap", response.headGap, usual.headGap);
    return object;
}

void addAnswer(JsonLayout &object, const Answer &answer)
{
    if (!answer.path.isEmpty())
        object.add("path", jsonString(answer.path));
    if (!answer.method.isEmpty())
        object.add("method", jsonString(answer.method));
    addNumber(object, "times", answer.times, 0U);
    JsonLayout response = responseLayout(answer.response);
    if (!response.isEmpty())
        object.add("response", std::move(response));
    JsonLayout write = wireLayout(answer.write);
    if (!write.isEmpty())
        object.add("write", std::move(write));
    if (answer.cut) {
        JsonLayout cut = JsonLayout::object(Break::Never);
        cut.add("after", answer.cut->after ? number(*answer.cut->after)
                                           : QByteArrayLiteral("\"connection\""));
        addWord(cut, "by", endKindWords, answer.cut->by, EndKind::Reset);
        object.add("cut", std::move(cut));
    }
    if (!answer.steps.empty())
        object.add("steps", stepsLayout(answer.steps));
}

JsonLayout resumeLayout(const ResumeRule &resume)
{
    const ResumeRule usual;
    const QByteArray mode = jsonString(wordOf(resumeWords, resume.mode));
    if (resume.count == usual.count && resume.keep == usual.keep)
        return JsonLayout::written(mode);
    JsonLayout object = JsonLayout::object(Break::Never);
    object.add("mode", mode);
    addNumber(object, "count", resume.count, usual.count);
    addNumber(object, "keep", resume.keep, usual.keep);
    return object;
}

} // namespace

QByteArray writeScenario(const Scenario &scenario)
{
    JsonLayout object = JsonLayout::object(Break::Always);
    object.add("name", jsonString(scenario.name));
    if (!scenario.demonstrates.isEmpty())
        object.add("demonstrates", jsonString(scenario.demonstrates));
    if (scenario.cycle)
        object.add("cycle", "true");
    addNumber(object, "counterFrom", scenario.counterFrom, qint64{1});
    if (scenario.resume != ResumeRule())
        object.add("resume", resumeLayout(scenario.resume));
    if (scenario.answers.size() == 1) {
        addAnswer(object, scenario.answers.front());
        return object.inLines() + '\n';
    }
    JsonLayout answers = JsonLayout::array(Break::Always);
    for (const Answer &answer : scenario.answers) {
        JsonLayout one = JsonLayout::object(answer.steps.empty() ? Break::WhenLong : Break::Always);
        addAnswer(one, answer);
        answers.append(std::move(one));
    }
    object.add("answers", std::move(answers));
    return object.inLines() + '\n';
}

QByteArray writeStep(const Step &step)
{
    return stepLayout(step).onOneLine();
}

} // namespace sse

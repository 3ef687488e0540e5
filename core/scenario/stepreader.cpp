// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/stepreader.h"

#include "core/scenario/jsonmembers.h"
#include "core/scenario/stepchecks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace sse {

namespace {

using Node = JsonReader::Node;

/// Rounds after which a wait comes at the latest.
constexpr qint64 mostRoundsOfWait = 1'000'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Scenario", text);
}

std::optional<QByteArray> templateMember(JsonReader &reader, const JsonMembers &members,
                                         const char *name)
{
    const std::optional<Node> node = members.find(name);
    if (!node)
        return {};
    std::optional<QByteArray> text = reader.text(*node, QLatin1String(name));
    if (text)
        checkTemplates(reader, *node, QLatin1String(name), *text);
    return text;
}

std::optional<QByteArray> readRetry(JsonReader &reader, const JsonMembers &members)
{
    const std::optional<Node> node = members.find("retry");
    if (!node || reader.kind(*node) != JsonReader::Kind::Number)
        return templateMember(reader, members, "retry");
    const auto number = reader.integer(*node, QStringLiteral("retry"), 0, maxJsonInteger);
    return QByteArray::number(number.value_or(0));
}

std::optional<QByteArray> readData(JsonReader &reader, const JsonMembers &members)
{
    const std::optional<Node> node = members.find("data");
    if (!node || reader.kind(*node) == JsonReader::Kind::String)
        return templateMember(reader, members, "data");
    const QByteArray json = compactJson(reader.token(*node));
    checkTemplates(reader, *node, QStringLiteral("data"), json);
    return json;
}

EventStep readEvent(JsonReader &reader, Node node)
{
    const JsonMembers members(reader, node, QStringLiteral("event"),
                              {"type", "id", "retry", "data"});
    EventStep event;
    event.type = templateMember(reader, members, "type");
    event.id = templateMember(reader, members, "id");
    event.retry = readRetry(reader, members);
    event.data = readData(reader, members);
    return event;
}

WaitStep readWaitObject(JsonReader &reader, Node node)
{
    JsonMembers members(reader, node, QStringLiteral("wait"), {"ms", "from", "to", "every"});
    WaitStep wait;
    members.integer("every", wait.every, 1, mostRoundsOfWait);
    if (members.has("ms")) {
        members.millis("ms", wait.least, maxScenarioWait);
        wait.most = wait.least;
        if (members.has("from") || members.has("to"))
            reader.problem(node, tr("“wait” takes either “ms”, or “from” and “to”."));
        return wait;
    }
    const std::optional<Node> from = members.require("from");
    const std::optional<Node> to = members.require("to");
    members.millis("from", wait.least, maxScenarioWait);
    members.millis("to", wait.most, maxScenarioWait);
    if (from && to && wait.most < wait.least) {
        reader.problem(*to, tr("“to” takes no less than “from”."));
        wait.most = wait.least;
    }
    return wait;
}

WaitStep readWait(JsonReader &reader, Node node)
{
    if (reader.kind(node) == JsonReader::Kind::Object)
        return readWaitObject(reader, node);
    WaitStep wait;
    wait.least = reader.millis(node, QStringLiteral("wait"), maxScenarioWait).value_or(Millis(0));
    wait.most = wait.least;
    return wait;
}

CommentStep readComment(JsonReader &reader, Node node)
{
    const QString name = QStringLiteral("comment");
    CommentStep comment;
    comment.text = reader.text(node, name).value_or(QByteArray());
    checkTemplates(reader, node, name, comment.text);
    return comment;
}

RawStep readRaw(JsonReader &reader, Node node)
{
    const QString name = QStringLiteral("raw");
    RawStep raw;
    raw.text = reader.text(node, name).value_or(QByteArray());
    checkTemplates(reader, node, name, raw.text, TemplateText::Escapes::Backslash);
    return raw;
}

/// Whether a repeat inside of \a steps is too idle already, which was told.
bool hasIdleRepeat(const std::vector<Step> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const Step &step) {
        const auto *repeat = std::get_if<RepeatStep>(&step.what);
        return repeat && (idleRounds(*repeat) > maxIdleRounds || hasIdleRepeat(repeat->steps));
    });
}

RepeatStep readRepeat(JsonReader &reader, Node node, int depth)
{
    RepeatStep repeat;
    if (depth >= maxRepeatDepth) {
        reader.problem(
            node,
            tr("“repeat” stands inside of %1 others, which is one too many.").arg(maxRepeatDepth));
        return repeat;
    }
    const std::size_t problemsBefore = reader.problemCount();
    JsonMembers members(reader, node, QStringLiteral("repeat"), {"times", "steps"});
    members.integer("times", repeat.times, 1);
    if (const std::optional<Node> steps = members.require("steps"))
        repeat.steps = readSteps(reader, *steps, depth + 1);
    // With problems inside it is not known what the steps do.
    if (reader.problemCount() == problemsBefore && !hasIdleRepeat(repeat.steps) &&
        idleRounds(repeat) > maxIdleRounds)
        reader.problem(node, tr("“repeat” would keep the server busy with nothing. It takes steps "
                                "of which one waits, ends, or sends something in every round."));
    return repeat;
}

void readInside(JsonReader &reader, Node node, WireControl &wire)
{
    const QString name = QStringLiteral("inside");
    if (!reader.isArray(node, name))
        return;
    const std::array<bool *, 3> switches{&wire.insideCrLf, &wire.insideUtf8, &wire.insideBom};
    const QStringList words{QStringLiteral("crlf"), QStringLiteral("utf-8"), QStringLiteral("bom")};
    for (const Node child : reader.children(node)) {
        const std::optional<std::size_t> which = reader.word(child, name, words);
        if (!which)
            continue;
        if (*switches.at(*which))
            reader.problem(child,
                           tr("“%1” is there twice.").arg(words[static_cast<qsizetype>(*which)]));
        *switches.at(*which) = true;
    }
}

void readCuts(JsonReader &reader, Node node, WireControl &wire)
{
    const QString name = QStringLiteral("at");
    if (!reader.isArray(node, name))
        return;
    for (const Node child : reader.children(node)) {
        const auto at = reader.integer(child, name, 1, std::numeric_limits<quint32>::max());
        if (!at)
            continue;
        const auto offset = static_cast<quint32>(*at);
        if (!wire.at.isEmpty() && offset <= wire.at.last())
            reader.problem(child, tr("“at” takes offsets that rise."));
        else
            wire.at.append(offset);
    }
}

} // namespace

void checkTemplates(JsonReader &reader, Node node, const QString &member, QByteArrayView text,
                    TemplateText::Escapes escapes)
{
    const Result<TemplateText> compiled = TemplateText::compile(text, escapes);
    if (!compiled)
        reader.problem(node, tr("“%1”: %2").arg(member, compiled.error().message));
}

WireControl readWire(JsonReader &reader, Node node)
{
    JsonMembers members(reader, node, QStringLiteral("write"),
                        {"per", "inside", "at", "bufferBytes", "gap", "bytesPerSecond"});
    WireControl wire;
    members.word("per", perWords, wire.per);
    if (const std::optional<Node> inside = members.find("inside"))
        readInside(reader, *inside, wire);
    if (const std::optional<Node> at = members.find("at"))
        readCuts(reader, *at, wire);
    members.integer("bufferBytes", wire.bufferBytes, 1, 1 << 20);
    members.integer("bytesPerSecond", wire.bytesPerSecond, 0);
    wire.gap = defaultGap(wire);
    members.millis("gap", wire.gap, maxScenarioGap);
    return wire;
}

Step readStep(JsonReader &reader, Node node, int depth)
{
    const std::vector<Node> members =
        reader.kind(node) == JsonReader::Kind::Object ? reader.children(node) : std::vector<Node>();
    const QByteArray name = members.size() == 1 ? reader.key(members.front()) : QByteArray();
    const Node value = members.empty() ? node : members.front();
    if (name == "event")
        return {readEvent(reader, value)};
    if (name == "comment")
        return {readComment(reader, value)};
    if (name == "wait")
        return {readWait(reader, value)};
    if (name == "raw")
        return {readRaw(reader, value)};
    if (name == "repeat")
        return {readRepeat(reader, value, depth)};
    if (name == "write")
        return {WriteStep{readWire(reader, value)}};
    if (name == "end") {
        const auto which = reader.word(value, QStringLiteral("end"), wordsOf(endKindWords));
        return {EndStep{which ? endKindWords.at(*which).first : EndKind::Clean}};
    }
    reader.problem(node, tr("A step is an object with one member: “event”, “comment”, “wait”, "
                            "“raw”, “repeat”, “write” or “end”."));
    return {};
}

std::vector<Step> readSteps(JsonReader &reader, Node array, int depth)
{
    std::vector<Step> steps;
    if (!reader.isArray(array, QStringLiteral("steps")))
        return steps;
    for (const Node child : reader.children(array))
        steps.push_back(readStep(reader, child, depth));
    return steps;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariojson.h"

#include "core/scenario/answerreader.h"
#include "core/scenario/characters.h"
#include "core/scenario/jsonmembers.h"
#include "core/scenario/stepreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sse {

namespace {

using Node = JsonReader::Node;

constexpr qsizetype longestName = 64;
constexpr qint64 mostKept = 10'000;
constexpr std::array<const char *, 7> answerMembers{"path",  "method", "times", "response",
                                                    "write", "cut",    "steps"};

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Scenario", text);
}

bool isKebabCase(QByteArrayView text)
{
    char previous = '-';
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '-' || previous == '-'))
            return false;
        previous = c;
    }
    return previous != '-';
}

ResumeRule readResume(JsonReader &reader, Node node)
{
    const QString name = QStringLiteral("resume");
    ResumeRule resume;
    if (reader.kind(node) != JsonReader::Kind::Object) {
        if (const auto which = reader.word(node, name, wordsOf(resumeWords)))
            resume.mode = resumeWords.at(*which).first;
        return resume;
    }
    JsonMembers members(reader, node, name, {"mode", "count", "keep"});
    if (members.require("mode"))
        members.word("mode", resumeWords, resume.mode);
    members.integer("count", resume.count, 1, mostKept);
    members.integer("keep", resume.keep, 1, mostKept);
    return resume;
}

std::vector<Answer> readAnswers(JsonReader &reader, Node array)
{
    std::vector<Answer> answers;
    const QString name = QStringLiteral("answers");
    if (!reader.isArray(array, name))
        return answers;
    const std::vector<Node> children = reader.children(array);
    if (children.empty())
        reader.problem(array, tr("“answers” takes at least one answer."));
    for (const Node child : children) {
        JsonMembers members(reader, child, name,
                            {"path", "method", "times", "response", "write", "cut", "steps"});
        answers.push_back(readAnswer(reader, members));
    }
    return answers;
}

void readTexts(JsonReader &reader, JsonMembers &members, Scenario &scenario)
{
    const std::size_t problemsBefore = reader.problemCount();
    const std::optional<Node> name = members.require("name");
    members.text("name", scenario.name);
    if (name && reader.problemCount() == problemsBefore &&
        (!isKebabCase(scenario.name) || scenario.name.size() > longestName))
        reader.problem(*name, tr("“name” takes words of a–z and 0–9 joined by single hyphens, at "
                                 "most %1 characters.")
                                  .arg(longestName));
    members.text("demonstrates", scenario.demonstrates);
    if (std::any_of(scenario.demonstrates.begin(), scenario.demonstrates.end(), isControl))
        reader.problem(*members.find("demonstrates"),
                       tr("“demonstrates” takes one sentence, without line breaks and other "
                          "control characters."));
}

Scenario readScenario(JsonReader &reader)
{
    JsonMembers members(reader, JsonReader::root, QStringLiteral("scenario"),
                        {"$schema", "name", "demonstrates", "cycle", "counterFrom", "resume",
                         "answers", "path", "method", "times", "response", "write", "cut",
                         "steps"});
    Scenario scenario;
    if (!members.isObject())
        return scenario;
    readTexts(reader, members, scenario);
    members.boolean("cycle", scenario.cycle);
    members.integer("counterFrom", scenario.counterFrom, -maxJsonInteger);
    if (const std::optional<Node> resume = members.find("resume"))
        scenario.resume = readResume(reader, *resume);
    const std::optional<Node> answers = members.find("answers");
    if (!answers) {
        scenario.answers.push_back(readAnswer(reader, members));
        return scenario;
    }
    for (const char *name : answerMembers) {
        if (const std::optional<Node> node = members.find(name))
            reader.problemAtKey(*node, tr("“%1” stands beside “answers”. Move it into one of them.")
                                           .arg(QLatin1String(name)));
    }
    scenario.answers = readAnswers(reader, *answers);
    return scenario;
}

} // namespace

ScenarioParse parseScenario(QByteArrayView json)
{
    JsonReader reader(json);
    if (!reader.scan())
        return reader.problems();
    Scenario scenario = readScenario(reader);
    if (reader.problemCount() > 0)
        return reader.problems();
    return scenario;
}

std::variant<Step, QList<ScenarioProblem>> parseStep(QByteArrayView json)
{
    JsonReader reader(json);
    if (!reader.scan())
        return reader.problems();
    Step step = readStep(reader, JsonReader::root);
    if (reader.problemCount() > 0)
        return reader.problems();
    return step;
}

Error scenarioError(const QString &name, const QList<ScenarioProblem> &problems)
{
    const ScenarioProblem first = problems.value(0);
    return {"scenario",
            tr("%1, line %2: %3").arg(name, QString::number(first.line), first.message)};
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/answerreader.h"

#include "core/base/visibletext.h"
#include "core/scenario/characters.h"
#include "core/scenario/stepchecks.h"
#include "core/scenario/stepreader.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <limits>

namespace sse {

namespace {

using Node = JsonReader::Node;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Scenario", text);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// Whether a line of a head can hold \a text.
bool fitsHead(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return isControl(c) && c != '\t'; });
}

bool isPath(QByteArrayView text)
{
    return text.startsWith('/') && std::all_of(text.begin(), text.end(), [](char c) {
               return c > 0x20 && c < 0x7F && c != '?' && c != '#';
           });
}

void readHeaderValue(JsonReader &reader, Node node, const QByteArray &name,
                     QList<HeaderSpec> &headers)
{
    const QString shown = QString::fromLatin1(name);
    std::optional<QByteArray> value = reader.text(node, shown);
    if (!value)
        return;
    if (!fitsHead(*value))
        reader.problem(node, tr("“%1” takes a value without line breaks and other control "
                                "characters but the tab.")
                                 .arg(shown));
    checkTemplates(reader, node, shown, *value);
    headers.append({name, std::move(*value)});
}

void readHeader(JsonReader &reader, Node node, const QByteArray &name, QList<HeaderSpec> &headers)
{
    switch (reader.kind(node)) {
    case JsonReader::Kind::Null:
        headers.append({name, std::nullopt});
        return;
    case JsonReader::Kind::String:
        readHeaderValue(reader, node, name, headers);
        return;
    case JsonReader::Kind::Array:
        if (reader.children(node).empty())
            break;
        for (const Node child : reader.children(node))
            readHeaderValue(reader, child, name, headers);
        return;
    case JsonReader::Kind::Boolean:
    case JsonReader::Kind::Number:
    case JsonReader::Kind::Object:
        break;
    }
    reader.problem(node, tr("“%1” takes a text, an array of texts, or null to leave the server's "
                            "own away.")
                             .arg(QString::fromLatin1(name)));
}

QList<HeaderSpec> readHeaders(JsonReader &reader, Node node)
{
    QList<HeaderSpec> headers;
    if (!reader.isObject(node, QStringLiteral("headers")))
        return headers;
    QSet<QByteArray> known;
    for (const Node child : reader.children(node)) {
        const QByteArray name = reader.key(child);
        if (!isToken(name)) {
            reader.problemAtKey(
                child, tr("“%1” can be no header's name: those are ASCII letters, digits and "
                          "!#$%&'*+-.^_`|~.")
                           .arg(toVisibleText(QString::fromUtf8(name), 40)));
            continue;
        }
        if (known.contains(name.toLower()))
            reader.problemAtKey(child, tr("“%1” is there twice; case does not matter. Several "
                                          "lines of one name are an array.")
                                           .arg(QString::fromLatin1(name)));
        known.insert(name.toLower());
        readHeader(reader, child, name, headers);
    }
    return headers;
}

void checkFraming(JsonReader &reader, const JsonMembers &members, const ResponseSpec &response)
{
    const std::optional<Node> framing = members.find("framing");
    if (framing && response.minorVersion == 0 && response.framing == Framing::Chunked)
        reader.problem(*framing, tr("“framing” takes “close” or “length” where “version” is “1.0”, "
                                    "which knows no chunks."));
    if (response.contentLength && response.framing != Framing::Length)
        reader.problemAtKey(*members.find("contentLength"),
                            tr("“contentLength” stands only where “framing” is “length”."));
}

ResponseSpec readResponse(JsonReader &reader, Node node)
{
    JsonMembers members(reader, node, QStringLiteral("response"),
                        {"status", "reason", "version", "headers", "framing", "contentLength",
                         "gzip", "cors", "delay", "headGap"});
    ResponseSpec response;
    members.integer("status", response.status, 200, 599);
    members.text("reason", response.reason);
    if (!fitsHead(response.reason))
        reader.problem(*members.find("reason"), tr("“reason” takes a text without line breaks and "
                                                   "other control characters but the tab."));
    members.word("version", versionWords, response.minorVersion);
    if (const std::optional<Node> headers = members.find("headers"))
        response.headers = readHeaders(reader, *headers);
    response.framing = response.minorVersion == 0 ? Framing::Close : Framing::Chunked;
    members.word("framing", framingWords, response.framing);
    if (members.has("contentLength"))
        members.integer("contentLength", response.contentLength.emplace(), 0);
    members.word("gzip", gzipWords, response.gzip);
    members.word("cors", corsWords, response.cors);
    members.millis("delay", response.delay, maxScenarioWait);
    members.millis("headGap", response.headGap, maxScenarioGap);
    checkFraming(reader, members, response);
    return response;
}

CutRule readCut(JsonReader &reader, Node node)
{
    JsonMembers members(reader, node, QStringLiteral("cut"), {"after", "by"});
    CutRule cut;
    members.word("by", endKindWords, cut.by);
    const std::optional<Node> after = members.require("after");
    if (!after)
        return cut;
    if (reader.kind(*after) == JsonReader::Kind::Number)
        members.integer("after", cut.after.emplace(), 0);
    else if (reader.token(*after) != "\"connection\"")
        reader.problem(*after, tr("“after” takes a number of bytes, or “connection”."));
    return cut;
}

} // namespace

Answer readAnswer(JsonReader &reader, JsonMembers &members)
{
    Answer answer;
    members.text("path", answer.path);
    if (const auto node = members.find("path"); node && !isPath(answer.path))
        reader.problem(*node, tr("“path” begins with “/” and holds printable ASCII without spaces, "
                                 "“?” and “#”; others are percent-encoded."));
    members.text("method", answer.method);
    if (const auto node = members.find("method"); node && !isToken(answer.method))
        reader.problem(*node, tr("“method” takes a method's name, such as “GET” or “POST”."));
    members.integer("times", answer.times, 1, std::numeric_limits<quint32>::max());
    if (const std::optional<Node> response = members.find("response"))
        answer.response = readResponse(reader, *response);
    if (const std::optional<Node> write = members.find("write"))
        answer.write = readWire(reader, *write);
    if (const std::optional<Node> cut = members.find("cut"))
        answer.cut = readCut(reader, *cut);
    if (const std::optional<Node> steps = members.find("steps"))
        answer.steps = readSteps(reader, *steps);
    const ResponseSpec &response = answer.response;
    if (response.framing == Framing::Length && !response.contentLength && isEndless(answer.steps))
        reader.problemAtKey(
            *members.find("response"),
            tr("“framing” takes “length” only where the steps come to an end, since "
               "the body is counted beforehand. Give “repeat” its “times”, or say "
               "“contentLength”."));
    return answer;
}

} // namespace sse

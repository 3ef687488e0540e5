// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/jsonreader.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/scenario/characters.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace sse {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Scenario", text);
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// With its digits in groups of three.
QString grouped(qint64 number)
{
    QString digits = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, u' ');
    return digits;
}

/// What is wrong at the byte where the text stops being JSON.
QString syntaxSentence(QByteArrayView json, qsizetype at)
{
    if (at >= json.size())
        return tr("The text ends before the JSON is complete: a bracket or a quotation mark is "
                  "missing.");
    const char found = json[at];
    qsizetype before = at;
    while (before > 0 && isSpace(json[before - 1]))
        --before;
    const char previous = before > 0 ? json[before - 1] : '\0';
    if ((found == '}' || found == ']') && previous == ',')
        return tr("This is not JSON: there is a comma before the closing bracket.");
    if (isControl(found))
        return tr("This is not JSON: a control character stands here. In a text write it with a "
                  "backslash, as in \\n or \\t.");
    if (previous == '\\')
        return tr("This is not JSON: a text holds a backslash that begins no escape. Write two "
                  "backslashes for one.");
    if (found == '"')
        return tr("This is not JSON: a comma or a colon is missing before the quotation mark.");
    const QString text = decodeUtf8Prefix(json.sliced(at), 4).left(2);
    const qsizetype units = !text.isEmpty() && text[0].isHighSurrogate() ? 2 : 1;
    return tr("This is not JSON: “%1” is not expected here.")
        .arg(toVisibleText(text.left(units), units));
}

/// Whether an escape \uD800 … \uDFFF stands without the other half of its character.
bool hasLoneSurrogate(QByteArrayView token)
{
    const auto unitAt = [&](qsizetype at) {
        uint unit = 0;
        if (at + 6 <= token.size() && token[at] == '\\' && token[at + 1] == 'u')
            std::from_chars(token.data() + at + 2, token.data() + at + 6, unit, 16);
        return unit;
    };
    for (qsizetype at = token.indexOf('\\'); at >= 0; at = token.indexOf('\\', at)) {
        const uint unit = unitAt(at);
        if (QChar::isLowSurrogate(unit))
            return true;
        if (QChar::isHighSurrogate(unit)) {
            if (!QChar::isLowSurrogate(unitAt(at + 6)))
                return true;
            at += 6;
        }
        at += 2;
    }
    return false;
}

} // namespace

QByteArray compactJson(QByteArrayView json)
{
    QByteArray compact;
    compact.reserve(json.size());
    bool inString = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (!inString && isSpace(c))
            continue;
        compact.append(c);
        if (c == '"')
            inString = !inString;
        else if (inString && c == '\\' && at + 1 < json.size())
            compact.append(json[++at]);
    }
    return compact;
}

JsonReader::JsonReader(QByteArrayView json)
    : m_json(json)
{
}

bool JsonReader::checkEncoding()
{
    if (m_json.size() > maxScenarioBytes) {
        noteFault(0,
                  tr("The text is longer than 1 MiB, which is the most that a scenario may be."));
        return false;
    }
    if (m_json.startsWith(byteOrderMark)) {
        noteFault(0, tr("The text begins with a byte order mark. Save it as UTF-8 without one."));
        return false;
    }
    if (isWellFormedUtf8(m_json))
        return true;
    const QByteArray repaired = toWellFormedUtf8(m_json);
    qsizetype at =
        std::mismatch(m_json.begin(), m_json.end(), repaired.begin(), repaired.end()).first -
        m_json.begin();
    // The first bytes of U+FFFD may be those of the broken character too.
    while (!isWellFormedUtf8(m_json.first(at)))
        --at;
    noteFault(at, tr("The text is not UTF-8 here. Save it as UTF-8; other bytes are written as "
                     "\\\\xNN in “raw”."));
    return false;
}

bool JsonReader::scan()
{
    if (!checkEncoding())
        return false;
    Result<std::vector<JsonNode>> nodes = scanJson(m_json);
    if (!nodes) {
        const qsizetype at = jsonFaultAt(m_json).value_or(0);
        noteFault(at, syntaxSentence(m_json, at));
        return false;
    }
    m_nodes = std::move(nodes.value());
    m_behind.resize(m_nodes.size());
    for (std::size_t i = m_nodes.size(); i-- > 0;) {
        m_behind[i] = std::max(m_behind[i], static_cast<Node>(i + 1));
        const Node parent = m_nodes[i].parent;
        if (parent != JsonNode::none)
            m_behind[parent] = std::max(m_behind[parent], m_behind[i]);
    }
    return true;
}

JsonReader::Kind JsonReader::kind(Node node) const
{
    switch (m_json[m_nodes[node].begin]) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
        return Kind::Boolean;
    case 'n':
        return Kind::Null;
    default:
        return Kind::Number;
    }
}

QByteArrayView JsonReader::token(Node node) const
{
    return m_json.sliced(m_nodes[node].begin, m_nodes[node].end - m_nodes[node].begin);
}

QByteArray JsonReader::key(Node node) const
{
    const JsonNode &json = m_nodes[node];
    return jsonStringText(m_json.sliced(json.keyBegin, json.keyEnd - json.keyBegin)).toUtf8();
}

std::vector<JsonReader::Node> JsonReader::children(Node node) const
{
    std::vector<Node> found;
    found.reserve(m_nodes[node].childCount);
    for (Node child = node + 1; child < m_behind[node]; child = m_behind[child])
        found.push_back(child);
    return found;
}

void JsonReader::noteFault(qsizetype at, const QString &message)
{
    // More than are told, since they are not found quite in order.
    if (static_cast<qsizetype>(m_faults.size()) < 10 * maxScenarioProblems)
        m_faults.push_back({at, message});
}

void JsonReader::problem(Node node, const QString &message)
{
    noteFault(m_nodes[node].begin, message);
}

void JsonReader::problemAtKey(Node node, const QString &message)
{
    const bool hasKey = m_nodes[node].keyBegin != JsonNode::none;
    noteFault(hasKey ? m_nodes[node].keyBegin : m_nodes[node].begin, message);
}

QList<ScenarioProblem> JsonReader::problems() const
{
    std::vector<Fault> sorted = m_faults;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Fault &a, const Fault &b) { return a.at < b.at; });
    QList<ScenarioProblem> found;
    ScenarioProblem place;
    qsizetype at = 0;
    for (const Fault &fault : sorted) {
        if (found.size() >= maxScenarioProblems)
            break;
        for (; at < fault.at; ++at) {
            if (m_json[at] == '\n') {
                ++place.line;
                place.column = 1;
            } else if (at + 1 >= m_json.size() ||
                       (static_cast<uchar>(m_json[at + 1]) & 0xC0) != 0x80) {
                ++place.column;
            }
        }
        place.message = fault.message;
        found.append(place);
    }
    return found;
}

std::optional<QByteArray> JsonReader::text(Node node, const QString &member)
{
    if (kind(node) != Kind::String) {
        problem(node, tr("“%1” takes a text in quotation marks.").arg(member));
        return {};
    }
    if (hasLoneSurrogate(token(node))) {
        problem(node, tr("“%1” holds half of a character: \\uD800 to \\uDFFF come in pairs. Any "
                         "bytes are written as \\\\xNN in “raw”.")
                          .arg(member));
        return {};
    }
    return jsonStringText(token(node)).toUtf8();
}

std::optional<bool> JsonReader::boolean(Node node, const QString &member)
{
    if (kind(node) == Kind::Boolean)
        return token(node) == "true";
    problem(node, tr("“%1” takes true or false.").arg(member));
    return {};
}

std::optional<qint64> JsonReader::wholeNumber(Node node) const
{
    if (kind(node) != Kind::Number)
        return {};
    const QByteArrayView digits = token(node);
    qint64 number = 0;
    const auto [end, fault] = std::from_chars(digits.begin(), digits.end(), number);
    if (fault != std::errc{} || end != digits.end())
        return {};
    return number;
}

std::optional<qint64> JsonReader::integer(Node node, const QString &member, qint64 least,
                                          qint64 most)
{
    const std::optional<qint64> number = wholeNumber(node);
    if (number && *number >= least && *number <= most)
        return number;
    problem(node, tr("“%1” takes a whole number from %2 to %3, written in digits.")
                      .arg(member, grouped(least), grouped(most)));
    return {};
}

std::optional<Millis> JsonReader::millis(Node node, const QString &member, Millis most)
{
    const std::optional<qint64> number = wholeNumber(node);
    if (number && *number >= 0 && *number <= most.count())
        return Millis(*number);
    problem(node, tr("“%1” takes milliseconds from 0 to %2.").arg(member, grouped(most.count())));
    return {};
}

std::optional<std::size_t> JsonReader::word(Node node, const QString &member,
                                            const QStringList &words)
{
    if (kind(node) == Kind::String) {
        const qsizetype at = words.indexOf(jsonStringText(token(node)));
        if (at >= 0)
            return static_cast<std::size_t>(at);
    }
    problem(node,
            tr("“%1” takes one of these: “%2”.").arg(member, words.join(QStringLiteral("”, “"))));
    return {};
}

bool JsonReader::isArray(Node node, const QString &member)
{
    if (kind(node) == Kind::Array)
        return true;
    problem(node, tr("“%1” takes an array: […].").arg(member));
    return false;
}

bool JsonReader::isObject(Node node, const QString &member)
{
    if (kind(node) == Kind::Object)
        return true;
    problem(node, tr("“%1” takes an object: {…}.").arg(member));
    return false;
}

} // namespace sse

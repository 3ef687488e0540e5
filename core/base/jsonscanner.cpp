// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/jsonscanner.h"

#include "core/base/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace sse {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// A cursor over the text that knows the scalar tokens. Every scan returns false at a fault and
/// leaves the cursor there.
class Tokens final
{
public:
    explicit Tokens(QByteArrayView json)
        : m_json(json)
    {
    }

    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_json.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_json[m_at]; }

    void skipSpace()
    {
        while (!atEnd() && isSpace(m_json[m_at]))
            ++m_at;
    }
    bool take(char c)
    {
        if (atEnd() || m_json[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool scanString();
    [[nodiscard]] bool scanScalar();

private:
    [[nodiscard]] bool scanEscape();
    [[nodiscard]] bool scanNumber();
    [[nodiscard]] bool scanDigits();
    [[nodiscard]] bool scanWord(QByteArrayView word);

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

bool Tokens::scanString()
{
    if (!take('"'))
        return false;
    while (!atEnd()) {
        const char c = m_json[m_at];
        if (static_cast<uchar>(c) < 0x20)
            return false;
        ++m_at;
        if (c == '"')
            return true;
        if (c == '\\' && !scanEscape())
            return false;
    }
    return false;
}

bool Tokens::scanEscape()
{
    const char c = peek();
    if (c == 'u') {
        for (qsizetype i = 1; i <= 4; ++i) {
            if (m_at + i >= m_json.size() || !isHex(m_json[m_at + i]))
                return false;
        }
        m_at += 5;
        return true;
    }
    if (c == '\0' || !QByteArrayView("\"\\/bfnrt").contains(c))
        return false;
    ++m_at;
    return true;
}

bool Tokens::scanDigits()
{
    const qsizetype begin = m_at;
    while (isDigit(peek()))
        ++m_at;
    return m_at > begin;
}

bool Tokens::scanNumber()
{
    take('-');
    if (!take('0') && !scanDigits())
        return false;
    if (take('.') && !scanDigits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        return scanDigits();
    }
    return true;
}

bool Tokens::scanWord(QByteArrayView word)
{
    if (!m_json.sliced(m_at).startsWith(word))
        return false;
    m_at += word.size();
    return true;
}

bool Tokens::scanScalar()
{
    switch (peek()) {
    case '"':
        return scanString();
    case 't':
        return scanWord("true");
    case 'f':
        return scanWord("false");
    case 'n':
        return scanWord("null");
    default:
        return scanNumber();
    }
}

/// Builds the nodes with a stack of its own: the parents that the nodes name.
class Scanner final
{
public:
    explicit Scanner(QByteArrayView json)
        : m_json(json)
        , m_tokens(json)
    {
    }

    [[nodiscard]] bool scan();
    [[nodiscard]] qsizetype position() const { return m_tokens.at(); }
    [[nodiscard]] std::vector<JsonNode> takeNodes() { return std::move(m_nodes); }

private:
    /// Begins a value; false at a fault. A container becomes the open one.
    [[nodiscard]] bool beginValue();
    [[nodiscard]] bool scanKey(JsonNode &node);
    /// Behind a value: closes containers and goes to the next member. False at a fault.
    [[nodiscard]] bool endValue();
    void close();
    [[nodiscard]] char openBracket() const { return m_json[m_nodes[m_open].begin]; }

    QByteArrayView m_json;
    Tokens m_tokens;
    std::vector<JsonNode> m_nodes;
    quint32 m_open = JsonNode::none; // the innermost container that has not ended
    bool m_done = false;
};

bool Scanner::scan()
{
    while (!m_done) {
        if (!beginValue())
            return false;
    }
    m_tokens.skipSpace();
    return m_tokens.atEnd();
}

bool Scanner::scanKey(JsonNode &node)
{
    m_tokens.skipSpace();
    node.keyBegin = static_cast<quint32>(m_tokens.at());
    if (!m_tokens.scanString())
        return false;
    node.keyEnd = static_cast<quint32>(m_tokens.at());
    m_tokens.skipSpace();
    return m_tokens.take(':');
}

bool Scanner::beginValue()
{
    JsonNode node;
    node.parent = m_open;
    if (m_open != JsonNode::none) {
        if (openBracket() == '{' && !scanKey(node))
            return false;
        node.rowInParent = m_nodes[m_open].childCount++;
    }
    m_tokens.skipSpace();
    node.begin = static_cast<quint32>(m_tokens.at());
    const char first = m_tokens.peek();
    if (first != '{' && first != '[') {
        if (!m_tokens.scanScalar())
            return false;
        node.end = static_cast<quint32>(m_tokens.at());
        m_nodes.push_back(node);
        return endValue();
    }
    m_tokens.take(first);
    m_open = static_cast<quint32>(m_nodes.size());
    m_nodes.push_back(node);
    m_tokens.skipSpace();
    if (!m_tokens.take(first == '{' ? '}' : ']'))
        return true;
    close();
    return endValue();
}

void Scanner::close()
{
    m_nodes[m_open].end = static_cast<quint32>(m_tokens.at());
    m_open = m_nodes[m_open].parent;
}

bool Scanner::endValue()
{
    while (m_open != JsonNode::none) {
        m_tokens.skipSpace();
        if (m_tokens.take(','))
            return true;
        if (!m_tokens.take(openBracket() == '{' ? '}' : ']'))
            return false;
        close();
    }
    m_done = true;
    return true;
}

std::optional<char16_t> simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    case 'u':
        return std::nullopt;
    default:
        return static_cast<char16_t>(static_cast<uchar>(c));
    }
}

void replaceLoneSurrogates(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else
            text[i] = QChar(QChar::ReplacementCharacter);
    }
}

void appendLine(QByteArray &out, qsizetype level)
{
    constexpr qsizetype mostLevels = 32;
    out += '\n';
    out.append(2 * std::min(level, mostLevels), ' ');
}

} // namespace

Result<std::vector<JsonNode>> scanJson(QByteArrayView json)
{
    if (json.size() >= static_cast<qsizetype>(JsonNode::none)) {
        return Error{"json",
                     QCoreApplication::translate("sse::json", "The text is longer than 4 GiB.")};
    }
    Scanner scanner(json);
    if (scanner.scan())
        return scanner.takeNodes();
    const bool early = scanner.position() >= json.size();
    const QString sentence =
        early ? QCoreApplication::translate("sse::json",
                                            "Not JSON: the text ends too early, after %1 bytes.")
              : QCoreApplication::translate("sse::json", "Not JSON: unexpected text at byte %1.");
    return Error{"json", sentence.arg(scanner.position())};
}

std::optional<qsizetype> jsonFaultAt(QByteArrayView json)
{
    Scanner scanner(json);
    if (scanner.scan())
        return {};
    return scanner.position();
}

QByteArray indentedJson(QByteArrayView json, const std::vector<JsonNode> &nodes)
{
    QByteArray out;
    out.reserve(json.size() + json.size() / 2);
    std::vector<quint32> open;
    const auto closeDownTo = [&](quint32 parent) {
        while (!open.empty() && open.back() != parent) {
            const JsonNode &container = nodes[open.back()];
            open.pop_back();
            appendLine(out, static_cast<qsizetype>(open.size()));
            out += json[container.end - 1];
        }
    };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const JsonNode &node = nodes[i];
        closeDownTo(node.parent);
        if (node.parent != JsonNode::none) {
            if (node.rowInParent > 0)
                out += ',';
            appendLine(out, static_cast<qsizetype>(open.size()));
        }
        if (node.keyBegin != JsonNode::none) {
            out += json.sliced(node.keyBegin, node.keyEnd - node.keyBegin);
            out += ": ";
        }
        if (node.childCount > 0) {
            out += json[node.begin];
            open.push_back(static_cast<quint32>(i));
        } else if (json[node.begin] == '{' || json[node.begin] == '[') {
            out += json[node.begin] == '{' ? "{}" : "[]";
        } else {
            out += json.sliced(node.begin, node.end - node.begin);
        }
    }
    closeDownTo(JsonNode::none);
    return out;
}

QString jsonStringText(QByteArrayView token, qsizetype maxBytes)
{
    QByteArrayView body = token.sliced(1, token.size() - 2);
    if (body.size() > maxBytes) {
        body = body.first(maxBytes);
        // An escape that the cut hits would be read beyond it.
        const qsizetype escape = body.lastIndexOf('\\');
        if (escape >= body.size() - 6)
            body = body.first(escape > 0 && body[escape - 1] == '\\' ? escape - 1
                                                                     : qMax<qsizetype>(escape, 0));
    }
    QString text;
    for (qsizetype at = 0; at < body.size();) {
        const auto *escape = std::find(body.begin() + at, body.end(), '\\');
        const qsizetype plainEnd = escape - body.begin();
        text += decodeUtf8(body.sliced(at, plainEnd - at));
        at = plainEnd;
        if (at + 1 >= body.size())
            break;
        const std::optional<char16_t> simple = simpleEscape(body[at + 1]);
        if (simple) {
            text += QChar(*simple);
            at += 2;
        } else {
            text += QChar(static_cast<char16_t>(body.sliced(at + 2, 4).toUShort(nullptr, 16)));
            at += 6;
        }
    }
    replaceLoneSurrogates(text);
    return text;
}

} // namespace sse

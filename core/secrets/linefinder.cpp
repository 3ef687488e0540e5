// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"
#include "core/secrets/secretfinders.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr qsizetype longestName = 128;
constexpr qsizetype shortestWord = 6;
/// Of the header of a part of a form.
constexpr qsizetype longestHeader = 1024;

/// What may stand before credentials of any kind.
constexpr std::array<QByteArrayView, 14> schemes{"token",  "apikey", "api-key", "key",      "bot",
                                                 "jwt",    "dpop",   "oauth",   "hawk",     "ssws",
                                                 "bearer", "basic",  "digest",  "negotiate"};

/// What descriptions and programs say in place of a secret.
constexpr std::array<QByteArrayView, 30> placeholders{
    "required", "optional", "missing",   "invalid",   "expired",   "string",
    "number",   "boolean",  "integer",   "object",    "array",     "default",
    "enabled",  "disabled", "undefined", "unknown",   "hidden",    "incorrect",
    "correct",  "accepted", "rejected",  "forbidden", "forgotten", "unchanged",
    "changed",  "updated",  "created",   "deleted",   "protected", "unauthorized"};

bool isOneOf(QByteArrayView word, const QByteArrayView *begin, const QByteArrayView *end)
{
    return std::any_of(begin, end, [&](QByteArrayView known) {
        return known.size() == word.size() &&
               std::equal(word.begin(), word.end(), known.begin(),
                          [](char c, char expected) { return lowerOf(c) == expected; });
    });
}

bool isNameCharacter(char c)
{
    return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

bool closes(char c)
{
    return isWhiteSpace(c) || isQuote(c) || QByteArrayView("}])<>").contains(c);
}

bool hasCapitalsWithin(QByteArrayView value)
{
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::any_of(value.begin(), value.end(), small) &&
           std::count_if(value.begin() + 1, value.end(), capital) >= 2;
}

/// "token", "session": they stand before other things as well.
bool isOrdinaryWord(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 15> words{
        "token", "tokens", "session",    "sessions",    "signature", "secrets", "cookie", "cookies",
        "auth",  "bearer", "credential", "credentials", "sid",       "sig",     "jwt"};
    return isOneOf(name, words.begin(), words.end());
}

/// Whether \a value, a word behind \a name, is a secret and no part of a sentence or a program.
bool isSecretWord(QByteArrayView name, QByteArrayView value)
{
    if (value.size() < shortestWord || isSecretMark(value) || isCount(name, value) ||
        QByteArrayView("{[(<|&>").contains(value.front()) ||
        (value.front() == '$' && !isDigit(value[1])) || value.contains('(') ||
        value.contains("://") || value.startsWith("process.env"))
        return false;
    if (std::any_of(value.begin(), value.end(), isDigit))
        return true;
    return !isOneOf(value, placeholders.begin(), placeholders.end()) && !isSecretString(value) &&
           (!isOrdinaryWord(name) || hasCapitalsWithin(value));
}

/// Finds "name: value".
class LineFinder final
{
public:
    LineFinder(const DecodedText &decoded, QList<SecretRange> &ranges)
        : m_decoded(decoded)
        , m_text(decoded.text())
        , m_to(ranges)
    {
    }

    void find()
    {
        for (qsizetype at = 0; (at = m_text.indexOf(':', at)) >= 0;) {
            const qsizetype begin = nameBegin(at);
            const bool line = begin < at && at + 1 < m_text.size() && isSpace(m_text[at + 1]);
            m_from = at + 1;
            at = line && isSecretName(begin, at) ? value(begin, at) : at + 1;
        }
    }

private:
    [[nodiscard]] qsizetype nameBegin(qsizetype colon) const
    {
        const qsizetype least = std::max(m_from, colon - longestName);
        qsizetype begin = colon;
        while (begin > least && isNameCharacter(m_text[begin - 1]))
            --begin;
        const bool loose = begin == 0 || isWhiteSpace(m_text[begin - 1]) ||
                           isQuote(m_text[begin - 1]) ||
                           QByteArrayView("{,(|>*").contains(m_text[begin - 1]);
        return loose ? begin : colon;
    }
    [[nodiscard]] bool isSecretName(qsizetype begin, qsizetype colon) const
    {
        return hasSecretStem(m_text.sliced(begin, colon + 1 - begin)) &&
               isSecretString(m_text.sliced(begin, colon - begin));
    }
    [[nodiscard]] qsizetype skipSpaces(qsizetype at) const
    {
        while (at < m_text.size() && isSpace(m_text[at]))
            ++at;
        return at;
    }
    [[nodiscard]] qsizetype wordEnd(qsizetype at) const;
    [[nodiscard]] bool endsLine(qsizetype at) const;
    [[nodiscard]] qsizetype value(qsizetype nameBegin, qsizetype colon);

    const DecodedText &m_decoded;
    QByteArrayView m_text;
    QList<SecretRange> &m_to;
    qsizetype m_from = 0;
};

qsizetype LineFinder::wordEnd(qsizetype at) const
{
    while (at < m_text.size()) {
        const char c = m_text[at];
        if (closes(c))
            return at;
        if ((c == ',' || c == ';') && (at + 1 == m_text.size() || closes(m_text[at + 1])))
            return at;
        qsizetype length = 1;
        if (c == '\\') {
            const TextEscape escape = escapeAt(m_text, at);
            if (escape.size == 1 && closes(escape.bytes.front()))
                return at;
            length = std::max(length, escape.length);
        }
        at += length;
    }
    return m_text.size();
}

/// Whether no other word follows.
bool LineFinder::endsLine(qsizetype at) const
{
    at = skipSpaces(at);
    return at >= m_text.size() || isWhiteSpace(m_text[at]) || isQuote(m_text[at]) ||
           QByteArrayView(",;}])|\\").contains(m_text[at]);
}

/// Looks at what is behind the colon; returns where to go on.
qsizetype LineFinder::value(qsizetype nameBegin, qsizetype colon)
{
    const QByteArrayView name = m_text.sliced(nameBegin, colon - nameBegin);
    qsizetype begin = skipSpaces(colon + 1);
    if (begin < m_text.size() && isQuote(m_text[begin]))
        ++begin;
    qsizetype end = wordEnd(begin);
    bool secret = endsLine(end) && isSecretWord(name, m_text.sliced(begin, end - begin));
    if (!secret && isOneOf(m_text.sliced(begin, end - begin), schemes.begin(), schemes.end())) {
        begin = skipSpaces(end);
        end = wordEnd(begin);
        const QByteArrayView word = m_text.sliced(begin, end - begin);
        constexpr std::array<QByteArrayView, 1> header{"authorization"};
        secret = name.size() >= 13 && isOneOf(name.last(13), header.begin(), header.end()) &&
                 word.size() >= 3 && isLetterOrDigit(word.front()) && !isSecretMark(word) &&
                 !isSecretString(word) && endsLine(end) &&
                 !isOneOf(word, placeholders.begin(), placeholders.end());
    }
    if (!secret)
        return colon + 1;
    m_to.append({m_decoded.sourceBegin(begin), m_decoded.sourceEnd(end), SecretKind::NamedValue,
                 name.toByteArray()});
    return end;
}

/// Where the content of the part begins whose header goes on at \a at; -1: none.
qsizetype contentBegin(QByteArrayView text, qsizetype at)
{
    const QByteArrayView header = text.sliced(at, std::min(longestHeader, text.size() - at));
    const qsizetype crlf = header.indexOf("\r\n\r\n");
    const qsizetype lf = header.indexOf("\n\n");
    if (crlf >= 0 && (lf < 0 || crlf < lf))
        return at + crlf + 4;
    return lf >= 0 ? at + lf + 2 : -1;
}

} // namespace

void findLines(const DecodedText &text, QList<SecretRange> &to)
{
    LineFinder(text, to).find();
}

void findParts(const DecodedText &decoded, QList<SecretRange> &to)
{
    // Without it, it would be a form in HTML.
    constexpr QByteArrayView intro("form-data; name=\"");
    const QByteArrayView text = decoded.text();
    for (qsizetype at = 0; (at = text.indexOf(intro, at)) >= 0;) {
        at += intro.size();
        const qsizetype nameEnd =
            text.first(std::min(text.size(), at + longestName)).indexOf('"', at);
        if (nameEnd < 0 || !hasSecretStem(text.sliced(at, nameEnd + 1 - at)) ||
            !isSecretString(text.sliced(at, nameEnd - at)))
            continue;
        const QByteArrayView name = text.sliced(at, nameEnd - at);
        const qsizetype begin = contentBegin(text, nameEnd);
        if (begin < 0)
            continue;
        qsizetype end = text.indexOf("\n--", begin);
        end = end < 0 ? text.size() : end;
        at = end;
        if (end > begin && text[end - 1] == '\r')
            --end;
        const QByteArrayView content = text.sliced(begin, std::max(begin, end) - begin);
        if (!content.isEmpty() && !isSecretMark(content) && !isCount(name, content)) {
            to.append({decoded.sourceBegin(begin), decoded.sourceEnd(end), SecretKind::NamedValue,
                       name.toByteArray()});
        }
    }
}

} // namespace sse

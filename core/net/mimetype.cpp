// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/mimetype.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

bool isHttpSpace(char c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == ' ';
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isQuotedStringText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

QByteArrayView trimmedEnd(QByteArrayView text)
{
    while (!text.isEmpty() && isHttpSpace(text.back()))
        text.chop(1);
    return text;
}

QByteArrayView trimmedHttp(QByteArrayView text)
{
    text = trimmedEnd(text);
    while (!text.isEmpty() && isHttpSpace(text.front()))
        text = text.sliced(1);
    return text;
}

/// A position in a text, with the "collect a sequence" of the Infra Standard.
struct Scanner
{
    QByteArrayView text;
    qsizetype at = 0;

    [[nodiscard]] bool atEnd() const { return at >= text.size(); }
    [[nodiscard]] char current() const { return text[at]; }

    template <typename Stops>
    QByteArrayView collectUntil(Stops stops)
    {
        const qsizetype begin = at;
        while (!atEnd() && !stops(current()))
            ++at;
        return text.sliced(begin, at - begin);
    }

    /// Fetch "collect an HTTP quoted string" with extract-value; at the opening quote.
    QByteArray collectQuoted()
    {
        QByteArray value;
        ++at;
        while (!atEnd() && current() != '"') {
            if (current() == '\\' && at + 1 < text.size())
                ++at;
            value.append(current());
            ++at;
        }
        if (!atEnd())
            ++at;
        return value;
    }
};

void parseParameter(Scanner &scanner, MimeType &type)
{
    scanner.collectUntil([](char c) { return !isHttpSpace(c); });
    const QByteArrayView name = scanner.collectUntil([](char c) { return c == ';' || c == '='; });
    if (scanner.atEnd() || scanner.current() == ';')
        return;
    ++scanner.at;
    if (scanner.atEnd())
        return;
    const auto isEnd = [](char c) { return c == ';'; };
    QByteArray value;
    if (scanner.current() == '"') {
        value = scanner.collectQuoted();
        scanner.collectUntil(isEnd);
    } else {
        value = trimmedEnd(scanner.collectUntil(isEnd)).toByteArray();
        if (value.isEmpty())
            return;
    }
    const QByteArray lowered = name.toByteArray().toLower();
    if (isToken(name) && isQuotedStringText(value) && !type.parameter(lowered))
        type.parameters.append({lowered, value});
}

} // namespace

std::optional<QByteArray> MimeType::parameter(QByteArrayView name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

std::optional<MimeType> parseMimeType(QByteArrayView text)
{
    Scanner scanner{trimmedHttp(text)};
    const QByteArrayView type = scanner.collectUntil([](char c) { return c == '/'; });
    if (!isToken(type) || scanner.atEnd())
        return std::nullopt;
    ++scanner.at;
    const QByteArrayView subtype =
        trimmedEnd(scanner.collectUntil([](char c) { return c == ';'; }));
    if (!isToken(subtype))
        return std::nullopt;
    MimeType result;
    result.essence = (type.toByteArray() + '/' + subtype.toByteArray()).toLower();
    while (!scanner.atEnd()) {
        ++scanner.at; // the semicolon
        parseParameter(scanner, result);
    }
    return result;
}

QList<QByteArrayView> splitHeaderList(QByteArrayView joined)
{
    QList<QByteArrayView> values;
    Scanner scanner{joined};
    qsizetype begin = 0;
    for (;;) {
        scanner.collectUntil([](char c) { return c == '"' || c == ','; });
        if (!scanner.atEnd() && scanner.current() == '"') {
            scanner.collectQuoted();
            continue;
        }
        values.append(trimmedHttp(joined.sliced(begin, scanner.at - begin)));
        if (scanner.atEnd())
            return values;
        begin = ++scanner.at;
    }
}

std::optional<MimeType> extractMimeType(QByteArrayView joined)
{
    std::optional<MimeType> result;
    std::optional<QByteArray> charset;
    for (const QByteArrayView value : splitHeaderList(joined)) {
        std::optional<MimeType> parsed = parseMimeType(value);
        if (!parsed || parsed->essence == "*/*")
            continue;
        const std::optional<QByteArray> own = parsed->parameter("charset");
        if (!result || result->essence != parsed->essence)
            charset = own;
        else if (!own && charset)
            parsed->parameters.append({QByteArrayLiteral("charset"), *charset});
        result = std::move(parsed);
    }
    return result;
}

bool isUtf8Label(QByteArrayView label)
{
    static constexpr std::array labels{"utf-8",         "utf8",          "unicode-1-1-utf-8",
                                       "unicode11utf8", "unicode20utf8", "x-unicode20utf8"};
    const QByteArrayView trimmed = trimmedHttp(label);
    return std::any_of(labels.begin(), labels.end(), [trimmed](const char *known) {
        return trimmed.compare(known, Qt::CaseInsensitive) == 0;
    });
}

} // namespace sse

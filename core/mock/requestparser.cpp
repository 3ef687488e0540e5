// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestparser.h"

#include <QStringBuilder>

#include <algorithm>

namespace sse {

namespace {

RequestRefusal refuse(int status, const char *sentence)
{
    return {status, sentence};
}

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

/// Without the spaces and tabs around it, which is all that a field may have there.
QByteArrayView withoutPadding(QByteArrayView text)
{
    const auto isPadding = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isPadding(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isPadding(text.back()))
        text.chop(1);
    return text;
}

/// Visible ASCII, without the fragment that is never sent.
bool isTarget(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                          [](char c) { return c > ' ' && c < '\x7f' && c != '#'; });
}

bool isFieldValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return isControl(c) && c != '\t'; });
}

/// "method SP target SP HTTP/1.x".
RequestParse parseRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (second < 0 || line.indexOf(' ', second + 1) >= 0)
        return refuse(400, "The request line is not \"method target version\".");
    const QByteArrayView target = line.sliced(first + 1, second - first - 1);
    const QByteArrayView version = line.sliced(second + 1);
    if (!isToken(line.first(first)) || !isTarget(target))
        return refuse(400, "The method or the target has characters that are not allowed there.");
    if (version != QByteArrayView("HTTP/1.1") && version != QByteArrayView("HTTP/1.0"))
        return refuse(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    RequestHead head;
    head.method = line.first(first).toByteArray();
    head.target = target.toByteArray();
    head.minorVersion = version.back() - '0';
    return head;
}

/// Null when \a line is a proper field, which is then appended to \a head.
const char *appendField(RequestHead &head, QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (line.front() == ' ' || line.front() == '\t')
        return "A header line is folded.";
    if (colon < 0 || !isToken(line.first(colon)))
        return "A header line has no field name that is a token.";
    const QByteArrayView value = withoutPadding(line.sliced(colon + 1));
    if (!isFieldValue(value))
        return "A header value holds a control character.";
    head.headers.append({line.first(colon).toByteArray(), value.toByteArray()});
    return nullptr;
}

qsizetype countOf(const HeaderList &headers, QByteArrayView name)
{
    return std::count_if(headers.begin(), headers.end(), [name](const HeaderField &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// Null when the fields agree with each other.
const char *fieldsConflict(const RequestHead &head)
{
    const qsizetype lengths = countOf(head.headers, "content-length");
    const qsizetype codings = countOf(head.headers, "transfer-encoding");
    if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0))
        return "The length of the body is given twice.";
    if (countOf(head.headers, "host") != 1)
        return "A request needs exactly one Host field.";
    return nullptr;
}

/// Every CR must be followed by LF and every LF preceded by CR, and no NUL may stand anywhere. A CR
/// that ends \a bytes is left open.
bool hasStrictLineEnds(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\0' || (c == '\n' && (i == 0 || bytes[i - 1] != '\r')) ||
            (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] != '\n'))
            return false;
    }
    return true;
}

} // namespace

QByteArray RequestHead::header(QByteArrayView name) const
{
    for (const HeaderField &field : headers) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return {};
}

RequestParse parseRequestHead(QByteArrayView bytes)
{
    const qsizetype blankLine = bytes.indexOf("\r\n\r\n");
    const qsizetype headSize = blankLine < 0 ? bytes.size() : blankLine + 4;
    if (headSize > maxRequestHead)
        return refuse(431, "The request head is larger than 64 KiB.");
    if (!hasStrictLineEnds(bytes.first(headSize)))
        return refuse(400, "A line of the request head does not end with CR LF, or holds NUL.");
    if (blankLine < 0)
        return RequestIncomplete{};

    QByteArrayView rest = bytes.first(blankLine + 2);
    qsizetype lineEnd = rest.indexOf("\r\n");
    RequestParse parse = parseRequestLine(rest.first(lineEnd));
    auto *head = std::get_if<RequestHead>(&parse);
    if (!head)
        return parse;
    for (rest = rest.sliced(lineEnd + 2); !rest.isEmpty(); rest = rest.sliced(lineEnd + 2)) {
        if (head->headers.size() == maxRequestFields)
            return refuse(431, "The request has more than 100 header fields.");
        lineEnd = rest.indexOf("\r\n");
        if (const char *problem = appendField(*head, rest.first(lineEnd)))
            return refuse(400, problem);
    }
    if (const char *problem = fieldsConflict(*head))
        return refuse(400, problem);
    return parse;
}

} // namespace sse

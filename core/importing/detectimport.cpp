// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/import.h"

#include "core/importing/textlines.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr int mostLines = 1000; // looked at for a field, or a line of curl's

/// \a text without the white space at its beginning.
QByteArrayView withoutSpace(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    return text.sliced(first - text.begin());
}

/// Whether the JSON string \a name stands in \a json as the name of a member.
bool hasMember(QByteArrayView json, QByteArrayView name)
{
    const QByteArray quoted = '"' + name.toByteArray() + '"';
    for (qsizetype at = json.indexOf(quoted); at >= 0; at = json.indexOf(quoted, at + 1)) {
        if (withoutSpace(json.sliced(at + quoted.size())).startsWith(':'))
            return true;
    }
    return false;
}

std::optional<ImportKind> detectJson(QByteArrayView json)
{
    const QByteArrayView line = json.first(std::min(json.size(), lineEnd(json, 0)));
    const QByteArrayView first = json.startsWith('[') ? json : line;
    // An event's data may say anything: what comes first decides.
    const QByteArrayView behind = withoutSpace(json.sliced(1));
    if (json.startsWith('{') && behind.startsWith("\"kind\""))
        return ImportKind::JsonLines;
    if (hasMember(first, "requestId") && hasMember(first, "type") && hasMember(first, "timestamp"))
        return ImportKind::InsomniaLog;
    if (json.startsWith('{') && hasMember(json, "log"))
        return ImportKind::Har;
    if (json.startsWith('{') && hasMember(line, "kind"))
        return ImportKind::JsonLines;
    return {};
}

bool isCurlLine(QByteArrayView line)
{
    // Behind the time and the IDs that some traces have in front.
    const qsizetype mark = std::max(line.indexOf("== Info:"),
                                    std::max(line.indexOf("=> Send "), line.indexOf("<= Recv ")));
    constexpr QByteArrayView prefix("0123456789:.-[]x ");
    return mark >= 0 && mark < 64 && std::all_of(line.begin(), line.begin() + mark, [&](char c) {
               return prefix.contains(c);
           });
}

bool isFieldLine(QByteArrayView line)
{
    constexpr std::array<QByteArrayView, 4> names{"data", "event", "id", "retry"};
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = line.first(colon < 0 ? line.size() : colon);
    return colon == 0 || std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::optional<ImportKind> detectImport(QByteArrayView beginning)
{
    if (beginning.startsWith("SQLite format 3"))
        return {};
    if (beginning.startsWith("\xEF\xBB\xBF"))
        beginning = beginning.sliced(3);
    const QByteArrayView text = withoutSpace(beginning);
    if (text.startsWith('{') || text.startsWith('[')) {
        if (const std::optional<ImportKind> json = detectJson(text))
            return json;
    }
    qsizetype at = 0;
    bool isText = false;
    for (int lines = 0; lines < mostLines && at < text.size(); ++lines) {
        const qsizetype end = lineEnd(text, at);
        const QByteArrayView line = text.sliced(at, end - at);
        // The first line that is not blank: a body may quote a trace.
        if (lines == 0 && isCurlLine(line))
            return ImportKind::CurlTrace;
        isText = isText || isFieldLine(line);
        at = nextLine(text, end);
    }
    return isText ? std::optional(ImportKind::EventStream) : std::nullopt;
}

} // namespace sse

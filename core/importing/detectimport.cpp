// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/import.h"

#include "core/base/utf8.h"
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

/// A field that the standard does not know: "name: value". A time of day is none.
bool isOtherFieldLine(QByteArrayView line)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const QByteArrayView name = line.first(std::max<qsizetype>(line.indexOf(':'), 0));
    return !name.isEmpty() && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) {
               return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
           });
}

/// Whether \a bytes are no text: a few ill-formed characters and control characters are nothing
/// unusual in a stream, many are.
bool isNoise(QByteArrayView bytes)
{
    constexpr qsizetype mostControls = 16; // one of so many bytes
    constexpr qsizetype mostIllFormed = 4;
    const auto isControl = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' &&
               c != '\x1B';
    };
    const auto controls = std::count_if(bytes.begin(), bytes.end(), isControl);
    if (controls > 1 + bytes.size() / mostControls)
        return true;
    if (isWellFormedUtf8(bytes))
        return false;
    // U+FFFD where it is none of the text's own.
    constexpr QByteArrayView replacement("\xEF\xBF\xBD");
    const qsizetype marks = toWellFormedUtf8(bytes).count(replacement) - bytes.count(replacement);
    return marks > 1 + bytes.size() / mostIllFormed;
}

/// Whether \a text, perhaps cut within a character, is well-formed.
bool isWellFormedStart(QByteArrayView text)
{
    constexpr qsizetype longestPart = 3;
    for (qsizetype cut = 0; cut <= std::min(longestPart, text.size()); ++cut) {
        if (isWellFormedUtf8(text.chopped(cut)))
            return true;
    }
    return false;
}

/// Whether \a text is a page, whose style sheets and scripts have lines like fields.
bool isHtml(QByteArrayView text)
{
    constexpr std::array<QByteArrayView, 2> beginnings{"<!doctype html", "<html"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](QByteArrayView beginning) {
        const QByteArrayView same = text.first(std::min(text.size(), beginning.size()));
        return same.compare(beginning, Qt::CaseInsensitive) == 0;
    });
}

/// Whether \a text is an event stream: it has a line that only a stream has, or no line that is
/// none of one.
bool isEventText(QByteArrayView text)
{
    bool hasKnown = false;
    bool hasStrange = false;
    qsizetype at = 0;
    for (int lines = 0; lines < mostLines && at < text.size() && !hasKnown; ++lines) {
        const qsizetype end = lineEnd(text, at);
        const QByteArrayView line = text.sliced(at, end - at);
        // The last one may be cut.
        const bool isWhole = end < text.size() || at == 0;
        hasKnown = isFieldLine(line);
        hasStrange = hasStrange || (isWhole && !line.isEmpty() && !isOtherFieldLine(line));
        at = nextLine(text, end);
    }
    return (hasKnown && !isNoise(text)) || (!hasKnown && !hasStrange && isWellFormedStart(text));
}

} // namespace

std::optional<ImportKind> detectImport(QByteArrayView beginning)
{
    if (beginning.isEmpty() || beginning.startsWith("SQLite format 3"))
        return {};
    const QByteArrayView text = withoutSpace(withoutByteOrderMark(beginning));
    if (text.startsWith('{') || text.startsWith('[')) {
        if (const std::optional<ImportKind> json = detectJson(text))
            return json;
    }
    // The first line that is not blank: a body may quote a trace.
    if (isCurlLine(text.first(lineEnd(text, 0))))
        return ImportKind::CurlTrace;
    if (isHtml(text))
        return {};
    return isEventText(text) ? std::optional(ImportKind::EventStream) : std::nullopt;
}

} // namespace sse

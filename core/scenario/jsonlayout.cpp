// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/jsonlayout.h"

#include "core/base/visibletext.h"

namespace sse {

namespace {

constexpr qsizetype longestLine = 100;

void appendLineBreak(QByteArray &out, qsizetype indent)
{
    out += '\n';
    out.append(indent, ' ');
}

/// The columns of the last line of \a out.
qsizetype columnsOf(const QByteArray &out)
{
    return out.size() - out.lastIndexOf('\n') - 1;
}

} // namespace

QByteArray jsonString(QByteArrayView text)
{
    constexpr QByteArrayView breaks("\n\r\t");
    constexpr QByteArrayView letters("nrt");
    QByteArray json(1, '"');
    const auto appendPlain = [&](QByteArrayView part) {
        QByteArray quoted;
        appendJsonString(quoted, part);
        json.append(QByteArrayView(quoted).sliced(1, quoted.size() - 2));
    };
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype which = breaks.indexOf(text[at]);
        if (which < 0)
            continue;
        appendPlain(text.sliced(begin, at - begin));
        json += '\\';
        json += letters[which];
        begin = at + 1;
    }
    appendPlain(text.sliced(begin));
    return json + '"';
}

QByteArray spacedJson(QByteArrayView compact)
{
    QByteArray json;
    json.reserve(compact.size() + compact.size() / 8);
    bool inString = false;
    for (qsizetype at = 0; at < compact.size(); ++at) {
        const char c = compact[at];
        json += c;
        if (c == '"')
            inString = !inString;
        else if (inString && c == '\\' && at + 1 < compact.size())
            json += compact[++at];
        else if (!inString && (c == ',' || c == ':'))
            json += ' ';
    }
    return json;
}

JsonLayout JsonLayout::written(QByteArray json)
{
    JsonLayout layout;
    layout.m_written = std::move(json);
    return layout;
}

JsonLayout JsonLayout::object(Break breaks)
{
    JsonLayout layout;
    layout.m_kind = Kind::Object;
    layout.m_breaks = breaks;
    return layout;
}

JsonLayout JsonLayout::array(Break breaks)
{
    JsonLayout layout;
    layout.m_kind = Kind::Array;
    layout.m_breaks = breaks;
    return layout;
}

void JsonLayout::add(QByteArray name, JsonLayout value)
{
    m_elements.emplace_back(std::move(name), std::move(value));
}

QByteArray JsonLayout::onOneLine() const
{
    QByteArray out;
    writeLine(out);
    return out;
}

QByteArray JsonLayout::inLines() const
{
    QByteArray out;
    writeLines(out, 0);
    return out;
}

void JsonLayout::writeLine(QByteArray &out) const
{
    if (m_kind == Kind::Written) {
        out += m_written;
        return;
    }
    out += m_kind == Kind::Object ? '{' : '[';
    bool isFirst = true;
    for (const auto &[name, value] : m_elements) {
        if (!isFirst)
            out += ", ";
        isFirst = false;
        if (m_kind == Kind::Object)
            out += jsonString(name) + ": ";
        value.writeLine(out);
    }
    out += m_kind == Kind::Object ? '}' : ']';
}

bool JsonLayout::mustBreak() const
{
    if (m_elements.empty())
        return false;
    return m_breaks == Break::Always || m_elements.back().second.mustBreak();
}

bool JsonLayout::mayBreak() const
{
    if (m_elements.empty())
        return false;
    return m_breaks != Break::Never || m_elements.back().second.mayBreak();
}

void JsonLayout::writeLines(QByteArray &out, qsizetype indent) const
{
    if (!mustBreak()) {
        const QByteArray line = onOneLine();
        if (!mayBreak() || columnsOf(out) + line.size() <= longestLine) {
            out += line;
            return;
        }
    }
    // Otherwise only what is last in it is broken, as in {"repeat": {"steps": [.
    const bool breaks = m_breaks != Break::Never;
    out += m_kind == Kind::Object ? '{' : '[';
    const qsizetype inner = breaks ? indent + 2 : indent;
    bool isFirst = true;
    for (const auto &[name, value] : m_elements) {
        if (!isFirst)
            out += breaks ? "," : ", ";
        isFirst = false;
        if (breaks)
            appendLineBreak(out, inner);
        if (m_kind == Kind::Object)
            out += jsonString(name) + ": ";
        value.writeLines(out, inner);
    }
    if (breaks)
        appendLineBreak(out, indent);
    out += m_kind == Kind::Object ? '}' : ']';
}

} // namespace sse

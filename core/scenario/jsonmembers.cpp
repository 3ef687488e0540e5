// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/jsonmembers.h"

#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Scenario", text);
}

} // namespace

JsonMembers::JsonMembers(JsonReader &reader, Node object, const QString &what,
                         std::initializer_list<const char *> known)
    : m_reader(reader)
    , m_object(object)
    , m_isObject(reader.isObject(object, what))
{
    if (!m_isObject)
        return;
    for (const Node member : reader.children(object)) {
        const QByteArray name = reader.key(member);
        const QString shown = toVisibleText(QString::fromUtf8(name), 40);
        if (find(name.constData())) {
            reader.problemAtKey(member, tr("“%1” is there twice.").arg(shown));
        } else if (std::find(known.begin(), known.end(), name) != known.end()) {
            m_members.emplace_back(name, member);
        } else {
            QStringList names;
            for (const char *other : known)
                names.append(QLatin1String(other));
            reader.problemAtKey(member, tr("“%1” is no member of “%2”. There are: %3.")
                                            .arg(shown, what, names.join(QLatin1String(", "))));
        }
    }
}

std::optional<JsonMembers::Node> JsonMembers::find(const char *name) const
{
    for (const auto &[known, node] : m_members) {
        if (known == name)
            return node;
    }
    return {};
}

std::optional<JsonMembers::Node> JsonMembers::require(const char *name)
{
    std::optional<Node> node = find(name);
    if (!node && m_isObject)
        m_reader.problem(m_object, tr("“%1” is missing.").arg(QLatin1String(name)));
    return node;
}

void JsonMembers::text(const char *name, QByteArray &to)
{
    if (const std::optional<Node> node = find(name)) {
        if (auto value = m_reader.text(*node, QLatin1String(name)))
            to = std::move(*value);
    }
}

void JsonMembers::boolean(const char *name, bool &to)
{
    if (const std::optional<Node> node = find(name))
        to = m_reader.boolean(*node, QLatin1String(name)).value_or(to);
}

void JsonMembers::millis(const char *name, Millis &to, Millis most)
{
    if (const std::optional<Node> node = find(name))
        to = m_reader.millis(*node, QLatin1String(name), most).value_or(to);
}

} // namespace sse

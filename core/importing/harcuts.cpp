// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harcuts.h"

#include "core/base/utf8.h"
#include "core/importing/importerror.h"
#include "core/wire/field.h"
#include "core/wire/streamparser.h"

#include <algorithm>

namespace sse {

namespace {

using Node = HarJson::Node;

/// Compares events with messages as they are parsed.
class MessageMatcher final : public BlockSink
{
public:
    MessageMatcher(const HarJson &json, Node messages, QByteArrayView body,
                   const StreamParser &parser)
        : m_json(json)
        , m_message(json.first(messages))
        , m_body(body)
        , m_parser(parser)
    {
    }

    void comment(const ParsedLine &, ByteOffset) override {}
    void block(const ParsedBlock &block) override
    {
        if (m_differs || block.kind != BlockKind::Event)
            return;
        m_differs = m_message == HarJson::none || !equals(block);
        if (m_differs)
            return;
        m_cuts.push_back(wire::blockEnd(m_body, static_cast<qsizetype>(block.end)));
        m_message = m_json.next(m_message);
    }
    [[nodiscard]] bool differs() const { return m_differs; }
    /// At the end of the body.
    [[nodiscard]] std::vector<qsizetype> take()
    {
        return m_differs || m_message != HarJson::none ? std::vector<qsizetype>()
                                                       : std::move(m_cuts);
    }

private:
    [[nodiscard]] bool equals(const ParsedBlock &block) const
    {
        const Node data = m_json.member(m_message, "data");
        const Node id = m_json.member(m_message, "eventId");
        const QByteArray name = m_json.text(m_message, "eventName");
        return m_json.isString(data) &&
               (!m_json.isString(id) || m_json.text(id) == m_parser.lastEventId()) &&
               typeOf(name) == typeOf(toWellFormedUtf8(block.type)) &&
               m_json.text(data) == dataOf(block);
    }
    [[nodiscard]] static QByteArrayView typeOf(const QByteArray &name)
    {
        return name.isEmpty() ? QByteArrayView("message") : QByteArrayView(name);
    }
    [[nodiscard]] QByteArray dataOf(const ParsedBlock &block) const
    {
        QByteArray data;
        for (const ParsedLine &line : block.lines) {
            if (line.outcome != FieldOutcome::Appended)
                continue;
            const QByteArrayView text = m_body.sliced(static_cast<qsizetype>(line.begin),
                                                      static_cast<qsizetype>(line.length));
            data.append(wire::splitLine(text).value).append('\n');
        }
        data.chop(1);
        return toWellFormedUtf8(data);
    }

    const HarJson &m_json;
    Node m_message; // the next one
    QByteArrayView m_body;
    const StreamParser &m_parser;
    std::vector<qsizetype> m_cuts;
    bool m_differs = false;
};

} // namespace

Result<std::vector<qsizetype>> cutsOfHar(const HarJson &json, Node messages, QByteArrayView body,
                                         const QByteArray &lastEventId,
                                         const std::function<bool()> &goesOn)
{
    constexpr qsizetype pieceSize = qsizetype{64} << 10;
    StreamParser parser;
    parser.setLastEventId(lastEventId);
    parser.beginConnection();
    MessageMatcher matcher(json, messages, body, parser);
    for (qsizetype at = 0; at < body.size() && !matcher.differs(); at += pieceSize) {
        if (!goesOn())
            return importCancelled();
        const QByteArrayView piece = body.sliced(at, std::min(pieceSize, body.size() - at));
        parser.feed({piece.data(), static_cast<std::size_t>(piece.size())}, matcher);
    }
    return matcher.take();
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harbodies.h"

#include "core/importing/harcuts.h"
#include "core/importing/importerror.h"
#include "core/importing/textlines.h"

#include <algorithm>

namespace sse {

namespace {

using Node = HarJson::Node;

bool isOneLine(QByteArrayView text)
{
    return !text.contains('\n') && !text.contains('\r');
}

/// The block of a message, as a server could have sent it. Behind it \a lastId is in force.
QByteArray blockOf(const HarJson &json, Node message, QByteArray &lastId, HarGuesses &guesses)
{
    QByteArray block;
    const QByteArray type = json.text(message, "eventName");
    if (!isOneLine(type))
        ++guesses.uncarried;
    else if (!type.isEmpty() && type != "message")
        block += "event: " + type + '\n';
    const Node id = json.member(message, "eventId");
    const QByteArray newId = json.isString(id) ? json.text(id) : lastId;
    if (!isOneLine(newId) || newId.contains('\0')) {
        ++guesses.uncarried;
    } else if (newId != lastId) {
        block += newId.isEmpty() ? QByteArrayLiteral("id:\n") : "id: " + newId + '\n';
        lastId = newId;
    }
    const Node data = json.member(message, "data");
    guesses.missingData += json.isString(data) ? 0 : 1;
    const QByteArray text = json.text(data);
    for (qsizetype at = 0;;) {
        const qsizetype end = lineEnd(text, at);
        block += "data: " + text.sliced(at, end - at) + '\n';
        if (end == text.size())
            break;
        at = nextLine(text, end);
    }
    return block + '\n';
}

/// Gives messages their times: some count from another zero than the entries.
class MessageClock final
{
public:
    MessageClock(const HarJson &json, const HarEntry &entry)
        : m_json(json)
        , m_last(entry.head)
    {
        constexpr auto aYear = std::chrono::hours(24 * 366);
        const Node first = json.first(entry.messages);
        const std::optional<WallTime> time = messageTimeOfHar(json, first);
        if (entry.hasTime && time && (*time < entry.begin - aYear || *time > entry.begin + aYear))
            m_shift = entry.head - *time;
    }

    [[nodiscard]] WallTime timeOf(Node message)
    {
        const std::optional<WallTime> time = messageTimeOfHar(m_json, message);
        if (!time)
            ++m_wrongTimes;
        else if (m_hasTime && *time + m_shift < m_last)
            ++m_earlierTimes;
        else
            m_last = *time + m_shift;
        m_hasTime = m_hasTime || time;
        return m_last;
    }
    void tell(HarGuesses &guesses) const
    {
        guesses.otherClock += m_shift != WallTime::duration::zero() ? 1 : 0;
        guesses.wrongTimes += m_wrongTimes;
        guesses.earlierTimes += m_earlierTimes;
    }

private:
    const HarJson &m_json;
    WallTime m_last;
    WallTime::duration m_shift{0};
    quint64 m_wrongTimes = 0;
    quint64 m_earlierTimes = 0;
    bool m_hasTime = false; // m_last is a message's
};

class BodyWriter final
{
public:
    BodyWriter(const HarJson &json, const HarEntry &entry, LogBuilder &builder, HarFacts &facts,
               HarGuesses &guesses, const std::function<bool(quint64 done)> &goesOn)
        : m_json(json)
        , m_entry(entry)
        , m_builder(builder)
        , m_facts(facts)
        , m_guesses(guesses)
        , m_goesOn(goesOn)
    {
    }

    [[nodiscard]] std::optional<Error> writeExact();
    [[nodiscard]] std::optional<Error> writeMessages();
    [[nodiscard]] std::optional<Error> writeFrames();
    [[nodiscard]] std::optional<Error> writeText();

private:
    [[nodiscard]] bool goesOn(Node node)
    {
        constexpr quint32 often = 1024;
        return ++m_count % often != 0 || m_goesOn(m_json.position(node));
    }
    /// Facts behind the first \a bytes of the body.
    void tellBehind(qint64 bytes)
    {
        const int hop = m_entry.inspector ? m_entry.inspector->hop : 0;
        m_facts.tellTo({hop, HarBehind::Open, bytes});
    }
    /// The exact bytes: \a cuts are where the messages' blocks end in them.
    [[nodiscard]] std::optional<Error> writeCut(QByteArrayView body,
                                                const std::vector<qsizetype> &cuts);
    /// Blocks as the messages tell, whatever the body says.
    [[nodiscard]] std::optional<Error> writeAnew(bool hasBody);
    [[nodiscard]] bool hasBlankLines() const;

    const HarJson &m_json;
    const HarEntry &m_entry;
    LogBuilder &m_builder;
    HarFacts &m_facts;
    HarGuesses &m_guesses;
    const std::function<bool(quint64 done)> &m_goesOn;
    quint32 m_count = 0;
};

std::optional<Error> BodyWriter::writeExact()
{
    const Node reads = m_entry.inspector->reads;
    if (!m_json.isArray(reads))
        return writeText();
    const Result<QByteArray> body = bodyOfHar(m_json, m_entry);
    if (!body)
        return body.error();
    QByteArrayView rest(body.value());
    WallTime last = m_entry.head;
    bool isWrong = false;
    tellBehind(0);
    for (Node node = m_json.first(reads); node != HarJson::none; node = m_json.next(node)) {
        if (!goesOn(node))
            return importCancelled();
        const Node size = m_json.isArray(node) ? m_json.first(node) : HarJson::none;
        const Node time = size == HarJson::none ? HarJson::none : m_json.next(size);
        const qint64 count = m_json.integer(size).value_or(-1);
        if (count <= 0 || count > rest.size()) {
            isWrong = true;
            break;
        }
        if (const std::optional<qint64> stamp = m_json.integer(time))
            last = WallTime(std::chrono::microseconds(*stamp));
        m_builder.read(last, rest.first(count));
        rest = rest.sliced(count);
        tellBehind(body.value().size() - rest.size());
    }
    if (!rest.isEmpty())
        m_builder.read(std::max(last, m_entry.finish), rest);
    m_guesses.wrongReads += isWrong || !rest.isEmpty() ? 1 : 0;
    return {};
}

std::optional<Error> BodyWriter::writeMessages()
{
    const Result<QByteArray> text = bodyOfHar(m_json, m_entry);
    // What is no Base64 tells nothing of the messages, which are enough.
    const QByteArray body = text ? text.value() : QByteArray();
    const auto asks = [this] { return m_goesOn(m_json.position(m_entry.messages)); };
    const Result<std::vector<qsizetype>> cuts =
        cutsOfHar(m_json, m_entry.messages, body, m_builder.lastEventId(), asks);
    if (!cuts)
        return cuts.error();
    if (!cuts.value().empty())
        return writeCut(body, cuts.value());
    const bool hasBody = !text || !body.isEmpty();
    m_guesses.unlikeBodies += hasBody ? 1 : 0;
    return writeAnew(hasBody);
}

std::optional<Error> BodyWriter::writeCut(QByteArrayView body, const std::vector<qsizetype> &cuts)
{
    MessageClock clock(m_json, m_entry);
    qsizetype from = 0;
    Node node = m_json.first(m_entry.messages);
    for (const qsizetype cut : cuts) {
        if (!goesOn(node))
            return importCancelled();
        m_builder.read(clock.timeOf(node), body.sliced(from, cut - from));
        from = cut;
        node = m_json.next(node);
    }
    if (from < body.size())
        m_builder.read(m_entry.finish, body.sliced(from));
    clock.tell(m_guesses);
    ++m_guesses.cutBodies;
    return {};
}

std::optional<Error> BodyWriter::writeAnew(bool hasBody)
{
    MessageClock clock(m_json, m_entry);
    QByteArray lastId = m_builder.lastEventId();
    for (Node node = m_json.first(m_entry.messages); node != HarJson::none;
         node = m_json.next(node)) {
        if (!goesOn(node))
            return importCancelled();
        if (!m_json.isObject(node)) {
            ++m_guesses.unreadable;
            continue;
        }
        m_builder.read(clock.timeOf(node), blockOf(m_json, node, lastId, m_guesses));
        m_guesses.rebuiltBlocks += hasBody ? 0 : 1;
    }
    clock.tell(m_guesses);
    return {};
}

bool BodyWriter::hasBlankLines() const
{
    QByteArray ending;
    for (Node node = m_json.first(m_entry.messages); node != HarJson::none;
         node = m_json.next(node)) {
        const QByteArray text = ending + frameOfHar(m_json, node);
        if (text.contains("\n\n") || text.contains("\r\r") || text.contains("\r\n\r\n"))
            return true;
        ending = text.last(std::min<qsizetype>(text.size(), 3));
    }
    return false;
}

std::optional<Error> BodyWriter::writeFrames()
{
    MessageClock clock(m_json, m_entry);
    ++m_guesses.frameBodies;
    // Some keep each event without the blank line that ended it.
    const bool addsBlankLines = !hasBlankLines();
    for (Node node = m_json.first(m_entry.messages); node != HarJson::none;
         node = m_json.next(node)) {
        if (!goesOn(node))
            return importCancelled();
        QByteArray frame = frameOfHar(m_json, node);
        if (frame.isEmpty())
            continue;
        if (addsBlankLines)
            frame += frame.endsWith('\n') ? "\n" : "\n\n";
        m_builder.read(clock.timeOf(node), frame);
    }
    clock.tell(m_guesses);
    return {};
}

std::optional<Error> BodyWriter::writeText()
{
    const Result<QByteArray> body = bodyOfHar(m_json, m_entry);
    if (!body)
        return body.error();
    tellBehind(0);
    m_builder.read(m_entry.finish, body.value());
    m_guesses.timelessBodies += body.value().isEmpty() ? 0 : 1;
    return {};
}

} // namespace

std::optional<Error> importHarBody(const HarJson &json, const HarEntry &entry, LogBuilder &builder,
                                   HarFacts &facts, HarGuesses &guesses,
                                   const std::function<bool(quint64 done)> &goesOn)
{
    BodyWriter writer(json, entry, builder, facts, guesses, goesOn);
    switch (entry.source) {
    case HarSource::Exact:
        return writer.writeExact();
    case HarSource::Messages:
        return writer.writeMessages();
    case HarSource::Frames:
        return writer.writeFrames();
    case HarSource::Body:
        return writer.writeText();
    case HarSource::None:
    case HarSource::Empty:
        break;
    }
    guesses.noEvents += entry.inspector ? 0 : 1;
    return {};
}

} // namespace sse

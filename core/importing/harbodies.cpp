// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harbodies.h"

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
    if (!type.isEmpty() && type != "message" && isOneLine(type))
        block += "event: " + type + '\n';
    const Node id = json.member(message, "eventId");
    const QByteArray newId = json.isString(id) ? json.text(id) : lastId;
    if (newId != lastId && isOneLine(newId) && !newId.contains('\0')) {
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
        if (const std::optional<WallTime> time = messageTimeOfHar(m_json, message))
            m_last = *time + m_shift;
        else
            ++m_wrongTimes;
        return m_last;
    }
    [[nodiscard]] quint64 wrongTimes() const { return m_wrongTimes; }
    [[nodiscard]] bool isShifted() const { return m_shift != WallTime::duration::zero(); }

private:
    const HarJson &m_json;
    WallTime m_last;
    WallTime::duration m_shift{0};
    quint64 m_wrongTimes = 0;
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
    MessageClock clock(m_json, m_entry);
    m_guesses.otherClock += clock.isShifted() ? 1 : 0;
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
        ++m_guesses.rebuiltBlocks;
    }
    m_guesses.wrongTimes += clock.wrongTimes();
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
    m_guesses.otherClock += clock.isShifted() ? 1 : 0;
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
    m_guesses.wrongTimes += clock.wrongTimes();
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

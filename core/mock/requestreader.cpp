// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestreader.h"

#include <utility>

namespace sse {

RequestReader::RequestReader(RequestRules rules)
    : m_rules(std::move(rules))
{
}

RequestReader::State RequestReader::feed(QByteArrayView bytes, qsizetype keptBody)
{
    if (m_state == State::Body) {
        m_body->feed(bytes);
        look();
    } else if (m_state == State::Head) {
        m_received += bytes;
        // A head that comes byte by byte is looked at once a line, not once a byte.
        if (bytes.contains('\n') || bytes.contains('\0') || m_received.size() > maxRequestHead)
            readHead(keptBody);
    }
    return m_state;
}

void RequestReader::readHead(qsizetype keptBody)
{
    RequestParse parse = parseRequestHead(m_received);
    if (const auto *refusal = std::get_if<RequestRefusal>(&parse))
        return refuse(*refusal);
    auto *head = std::get_if<RequestHead>(&parse);
    if (!head)
        return;
    m_head = std::move(*head);
    const QByteArray received = std::exchange(m_received, {});
    if (const auto refusal = checkRequest(*m_head, m_rules))
        return refuse(*refusal);
    const QByteArray expected = m_head->header("Expect");
    const bool expects = !expected.isNull() && m_head->minorVersion > 0;
    if (expects && expected.compare("100-continue", Qt::CaseInsensitive) != 0)
        return refuse({417, "The only thing that can be expected here is 100-continue."});
    m_body.emplace(*m_head, keptBody);
    m_state = State::Body;
    m_body->feed(QByteArrayView(received).sliced(received.indexOf("\r\n\r\n") + 4));
    look();
    m_continue = expects && m_state == State::Body && m_body->size() == 0;
}

void RequestReader::look()
{
    if (m_body->state() == RequestBody::State::Refused)
        refuse(m_body->refusal());
    else if (m_body->state() == RequestBody::State::Complete)
        m_state = State::Complete;
}

void RequestReader::refuse(const RequestRefusal &refusal)
{
    m_state = State::Refused;
    m_refusal = refusal;
    m_received.clear();
}

const RequestHead *RequestReader::head() const
{
    return m_head ? &*m_head : nullptr;
}

QByteArray RequestReader::bodyBytes() const
{
    return m_body ? m_body->bytes() : QByteArray();
}

quint64 RequestReader::bodySize() const
{
    return m_body ? m_body->size() : 0;
}

bool RequestReader::takeContinue()
{
    return std::exchange(m_continue, false);
}

} // namespace sse

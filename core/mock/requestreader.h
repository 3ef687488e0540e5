// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/requestbody.h"
#include "core/mock/requestrules.h"

#include <optional>

namespace sse {

/// Reads one request, head and body, from bytes as they come, and judges it. Pure.
class RequestReader final
{
public:
    enum class State : quint8 {
        Head, ///< more bytes of the head are needed
        Body, ///< the head is there and allowed; more bytes of the body are needed
        Complete,
        Refused,
    };

    explicit RequestReader(RequestRules rules);

    /// \a keptBody: how many bytes of a body to keep. What follows the request is ignored.
    State feed(QByteArrayView bytes, qsizetype keptBody);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const RequestRefusal &refusal() const { return m_refusal; }

    /// Null while it has not arrived, or can't be read.
    [[nodiscard]] const RequestHead *head() const;
    [[nodiscard]] QByteArray bodyBytes() const;
    [[nodiscard]] quint64 bodySize() const;
    /// The client waits for "100 Continue" before it sends the body; true once.
    [[nodiscard]] bool takeContinue();

private:
    void readHead(qsizetype keptBody);
    void refuse(const RequestRefusal &refusal);
    void look();

    RequestRules m_rules;
    State m_state = State::Head;
    QByteArray m_received;
    std::optional<RequestHead> m_head;
    std::optional<RequestBody> m_body;
    RequestRefusal m_refusal;
    bool m_continue = false;
};

} // namespace sse

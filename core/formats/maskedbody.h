// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/secrets/redactor.h"
#include "core/wire/field.h"
#include "core/wire/streamparser.h"

#include <functional>
#include <vector>

namespace sse {

/// The bytes of an event stream with its secrets masked: blocks and comments that hold one are
/// written anew, with their lines and line ends; the data of a block is masked as the whole that
/// its lines join to. All else stays byte by byte. Memory: the longest block. One thread.
class MaskedBody final : private BlockSink
{
public:
    /// Takes what \a length bytes of the stream became.
    using Take = std::function<void(quint64 length, QByteArrayView bytes)>;

    MaskedBody(Redactor &redactor, Take take)
        : m_redactor(redactor)
        , m_take(std::move(take))
    {
    }

    void feed(QByteArrayView bytes);
    /// The stream ended.
    void finish();

private:
    struct Part
    {
        ByteOffset begin = 0;
        ByteOffset end = 0;
        bool unfinished = false;
    };

    void comment(const ParsedLine &line, ByteOffset end) override;
    void block(const ParsedBlock &block) override;
    void passTo(ByteOffset end);
    void passGap(QByteArrayView bytes);
    void passPart(QByteArrayView bytes, bool unfinished);
    void pass(qsizetype length, QByteArrayView bytes);
    void passUnchanged();
    [[nodiscard]] bool isClean(QByteArrayView bytes, bool unfinished);
    [[nodiscard]] QByteArray masked(QByteArrayView bytes, const QList<wire::BlockLine> &lines);
    [[nodiscard]] QByteArray maskedLine(const wire::BlockLine &line, QByteArrayView bytes);

    Redactor &m_redactor;
    Take m_take;
    StreamParser m_parser;
    QByteArray m_window; // bytes that are not passed on yet
    ByteOffset m_windowBegin = 0;
    qsizetype m_unchangedBegin = 0; // in the window: what stays as it is, to be passed on at once
    qsizetype m_unchanged = 0;
    QByteArray m_data;         // of a block that is looked at
    std::vector<Part> m_parts; // that have ended and are not passed on yet
};

} // namespace sse

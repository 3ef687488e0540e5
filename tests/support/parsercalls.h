// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/field.h"
#include "core/wire/streamparser.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <vector>

namespace sse::test {

/// One call that a StreamParser made to its sink, and the parser's state in it.
struct ParserCall
{
    bool isComment = false;
    BlockKind kind = BlockKind::Ignored;
    bool setsLastEventId = false;
    ByteOffset begin = 0;
    ByteOffset end = 0;
    std::vector<ParsedLine> lines;
    QByteArray type;
    QByteArray lastEventId;
    RetryState retry;
    friend bool operator==(const ParserCall &, const ParserCall &) = default;
};

/// Everything that a parser said about one connection.
struct ParserRun
{
    std::vector<ParserCall> calls;
    QByteArray lastEventId;
    RetryState retry;
    ByteOffset position = 0;
    friend bool operator==(const ParserRun &, const ParserRun &) = default;
};

class CallRecorder final : public BlockSink
{
public:
    explicit CallRecorder(const StreamParser &parser)
        : m_parser(parser)
    {
    }

    void comment(const ParsedLine &line, ByteOffset end) override
    {
        calls.push_back({true,
                         BlockKind::Ignored,
                         false,
                         line.begin,
                         end,
                         {line},
                         QByteArray(),
                         m_parser.lastEventId(),
                         m_parser.retry()});
    }

    void block(const ParsedBlock &block) override
    {
        calls.push_back({false,
                         block.kind,
                         block.setsLastEventId,
                         block.begin,
                         block.end,
                         {block.lines.begin(), block.lines.end()},
                         block.type.toByteArray(),
                         m_parser.lastEventId(),
                         m_parser.retry()});
    }

    std::vector<ParserCall> calls;

private:
    const StreamParser &m_parser;
};

/// One connection of \a parser. The pieces are handed over in memory of their own, overwritten
/// after each call, so that a view that is kept too long shows.
[[nodiscard]] inline ParserRun runConnection(StreamParser &parser, const QList<QByteArray> &pieces)
{
    CallRecorder recorder(parser);
    parser.beginConnection();
    for (const QByteArray &piece : pieces) {
        std::vector<char> bytes(piece.begin(), piece.end());
        parser.feed(bytes, recorder);
        std::fill(bytes.begin(), bytes.end(), '\n');
    }
    parser.endConnection(recorder);
    return {std::move(recorder.calls), parser.lastEventId(), parser.retry(), parser.position()};
}

[[nodiscard]] inline ParserRun runPieces(const QList<QByteArray> &pieces,
                                         const QByteArray &lastEventId = QByteArray(),
                                         wire::LineScanner::Path path = wire::LineScanner::best())
{
    StreamParser parser(path);
    parser.setLastEventId(lastEventId);
    return runConnection(parser, pieces);
}

/// The bytes of a call's block or comment.
[[nodiscard]] inline QByteArray bytesOf(const QByteArray &body, const ParserCall &call)
{
    return body.sliced(static_cast<qsizetype>(call.begin),
                       static_cast<qsizetype>(call.end - call.begin));
}

/// The lines of a call by the functions that read a block in memory; they must be the parser's.
[[nodiscard]] inline std::vector<ParsedLine> linesAgain(const QByteArray &body,
                                                        const ParserCall &call)
{
    std::vector<ParsedLine> lines;
    const QByteArray bytes = bytesOf(body, call);
    for (const wire::BlockLine &line : wire::linesOf(bytes, call.kind == BlockKind::Unfinished)) {
        lines.push_back({call.begin + static_cast<ByteOffset>(line.begin),
                         static_cast<quint64>(line.length), line.text.field, line.outcome});
    }
    return lines;
}

/// What is wrong with \a run as a reading of \a body, whatever the bytes; empty when nothing is.
[[nodiscard]] inline QByteArray violationIn(const ParserRun &run, const QByteArray &body)
{
    if (run.position != static_cast<ByteOffset>(body.size()))
        return "not all bytes are counted";
    ByteOffset lastEnd = 0;
    for (const ParserCall &call : run.calls) {
        if (call.begin >= call.end || call.end > run.position)
            return "a block is out of range";
        // A comment's end may be the end of all, where an unfinished block ends too.
        const bool mayEqual = call.kind == BlockKind::Unfinished && !call.isComment;
        if (call.end < lastEnd || (call.end == lastEnd && !mayEqual))
            return "calls do not come in the order of their ends";
        lastEnd = call.end;
        if (call.lines.empty() || call.lines.front().begin != call.begin)
            return "a block does not begin with its first line";
        if (linesAgain(body, call) != call.lines)
            return "the lines differ when the block is read again";
        if (call.isComment)
            continue;
        if (call.kind != BlockKind::Unfinished && call.lines.front().name == FieldName::Comment)
            return "a block begins with a comment";
        const bool hasData = std::any_of(call.lines.begin(), call.lines.end(), [](const auto &l) {
            return l.outcome == FieldOutcome::Appended;
        });
        if (call.kind != BlockKind::Unfinished && hasData != (call.kind == BlockKind::Event))
            return "data and event do not go together";
    }
    return {};
}

} // namespace sse::test

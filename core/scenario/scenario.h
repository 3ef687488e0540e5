// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <optional>
#include <variant>
#include <vector>

namespace sse {

/// How a body's bytes are cut into writes; each write goes out by itself, as one chunk where the
/// body is chunked. SCENARIOS.md, "write".
struct WireControl
{
    enum class Per : quint8 {
        Step,   ///< one write a step: an event, a comment, raw bytes
        Line,   ///< one write a line, its end included
        Byte,   ///< one write a byte
        Buffer, ///< steps are gathered, over waits too, until bufferBytes are there or the body
                ///< ends
    };

    Per per = Per::Step;
    bool insideCrLf = false;      ///< besides: between the CR and the LF of each CRLF
    bool insideUtf8 = false;      ///< between the bytes of each character of several bytes
    bool insideBom = false;       ///< between the bytes of each U+FEFF
    QList<quint32> at;            ///< at these offsets within each step's bytes; rising, from 1
    quint32 bufferBytes = 65'536; ///< for Per::Buffer: 1 … 1 MiB
    Millis gap{0};                ///< between two writes of one step; 0 … 1 h
    quint64 bytesPerSecond = 0;   ///< 0: as fast as the client reads
    friend bool operator==(const WireControl &, const WireControl &) = default;
};

/// The gap where the JSON form names none: 2 ms where a step is cut into several writes, else 0.
[[nodiscard]] Millis defaultGap(const WireControl &wire);

/// How a body or connection ends.
enum class EndKind : quint8 {
    Clean,    ///< complete: last chunk, length reached, or FIN of a close-delimited body
    Cut,      ///< FIN before the end of the body, between two chunks
    MidChunk, ///< FIN inside a chunk: it announces more than it brings
    Reset,    ///< RST
    Hang,     ///< nothing more comes, and the connection stays open
};
/// "clean", "cut", "mid-chunk", "reset", "hang".
[[nodiscard]] QByteArray endKindName(EndKind kind);

/// An event; texts as written, with their templates. What is absent sends no line.
struct EventStep
{
    std::optional<QByteArray> type;
    std::optional<QByteArray> id;
    std::optional<QByteArray> retry;
    std::optional<QByteArray> data; ///< each line of it becomes a data line
    friend bool operator==(const EventStep &, const EventStep &) = default;
};

/// A comment; each line of the text becomes a comment line.
struct CommentStep
{
    QByteArray text;
    friend bool operator==(const CommentStep &, const CommentStep &) = default;
};

/// A pause of least … most; every() times it is reached it pauses once.
struct WaitStep
{
    Millis least{0}; ///< 0 … 1 day
    Millis most{0};  ///< not below least
    quint32 every = 1;
    friend bool operator==(const WaitStep &, const WaitStep &) = default;
};

/// Bytes as they are: \a text with the backslash escapes of SCENARIOS.md, and templates.
struct RawStep
{
    QByteArray text;
    friend bool operator==(const RawStep &, const RawStep &) = default;
};

/// Changes the wire control from here on.
struct WriteStep
{
    WireControl wire;
    friend bool operator==(const WriteStep &, const WriteStep &) = default;
};

struct EndStep
{
    EndKind kind = EndKind::Clean;
    friend bool operator==(const EndStep &, const EndStep &) = default;
};

struct Step;

struct RepeatStep
{
    quint64 times = 0; ///< 0: for ever
    std::vector<Step> steps;
    friend bool operator==(const RepeatStep &, const RepeatStep &);
};

struct Step
{
    std::variant<EventStep, CommentStep, WaitStep, RawStep, RepeatStep, WriteStep, EndStep> what;
    friend bool operator==(const Step &, const Step &) = default;
};

enum class Framing : quint8 { Chunked, Close, Length };
enum class GzipMode : quint8 {
    None,
    Flush, ///< flushed after every write
    Whole, ///< never flushed before the end: what proxies do to streams
};
enum class CorsMode : quint8 {
    Auto,        ///< the request's Origin, which the server allowed
    None,        ///< no header: pages elsewhere can't read the answer
    Any,         ///< "*"
    Credentials, ///< the request's Origin, with Access-Control-Allow-Credentials
};

/// A header of the scenario: replaces the server's own of that name; without a value it only takes
/// that away.
struct HeaderSpec
{
    QByteArray name;
    std::optional<QByteArray> value;
    friend bool operator==(const HeaderSpec &, const HeaderSpec &) = default;
};

/// The response head and how the body is framed.
struct ResponseSpec
{
    int status = 200;     ///< 200 … 599
    QByteArray reason;    ///< empty: the usual one
    int minorVersion = 1; ///< HTTP/1.0 or 1.1; 1.0 is never chunked
    QList<HeaderSpec> headers;
    Framing framing = Framing::Chunked;
    std::optional<quint64> contentLength; ///< for Framing::Length; nothing: that of the body
    GzipMode gzip = GzipMode::None;
    CorsMode cors = CorsMode::Auto;
    Millis delay{0};   ///< before the head
    Millis headGap{0}; ///< between two bytes of the head; 0: it goes out in one write
    friend bool operator==(const ResponseSpec &, const ResponseSpec &) = default;
};

/// Cuts every body of an answer after some bytes.
struct CutRule
{
    /// Of the body before compression; nothing: as many as the number of this connection of the
    /// client, less one, beginning anew behind the end of the body.
    std::optional<quint64> after;
    EndKind by = EndKind::Reset;
    friend bool operator==(const CutRule &, const CutRule &) = default;
};

/// One way to answer a request.
struct Answer
{
    QByteArray path;   ///< only requests for it; empty: any
    QByteArray method; ///< only such requests; empty: any
    quint32 times = 0; ///< for so many connections of a client; 0: for all that follow
    ResponseSpec response;
    WireControl write;
    std::optional<CutRule> cut;
    std::vector<Step> steps;
    friend bool operator==(const Answer &, const Answer &) = default;
};

/// What Last-Event-ID does.
enum class ResumeMode : quint8 {
    Ignore,   ///< nothing: every connection begins anew
    Continue, ///< what was sent behind that id comes again, then the steps go on
    Repeat,   ///< the same, but the last events before come once more
    Skip,     ///< the same, but some events are left out
};
struct ResumeRule
{
    ResumeMode mode = ResumeMode::Ignore;
    quint32 count = 1;   ///< events that Repeat and Skip repeat or leave out
    quint32 keep = 1000; ///< events that the buffer holds, 1 … 10 000
    friend bool operator==(const ResumeRule &, const ResumeRule &) = default;
};

/// What a mock server plays: core/scenario/SCENARIOS.md. A value.
struct Scenario
{
    QByteArray name;         ///< kebab-case, at most 64 bytes
    QByteArray demonstrates; ///< a sentence
    bool cycle = false; ///< behind the last answer's times a client begins with the first again
    qint64 counterFrom = 1;
    ResumeRule resume;
    std::vector<Answer> answers; ///< at least one
    friend bool operator==(const Scenario &, const Scenario &) = default;
};

} // namespace sse

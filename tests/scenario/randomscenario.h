// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"
#include "core/scenario/stepchecks.h"

#include <array>
#include <optional>
#include <random>

namespace sse::test {

/// Makes valid scenarios that use every member; the same for the same seed.
class RandomScenario final
{
public:
    explicit RandomScenario(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] Scenario next()
    {
        Scenario scenario;
        scenario.name = oneOf<QByteArray>({"a", "count-and-cut", "0", QByteArray(64, 'z')});
        scenario.demonstrates = oneOf<QByteArray>({"", "A “sentence” \\ of \xE2\x80\xAE text."});
        scenario.cycle = flip();
        scenario.counterFrom = oneOf<qint64>({1, 0, -7, 9'007'199'254'740'991});
        scenario.resume = {static_cast<ResumeMode>(below(4)), oneOf<quint32>({1, 2, 10'000}),
                           oneOf<quint32>({1000, 1, 10'000})};
        const quint32 count = 1 + below(3);
        for (quint32 i = 0; i < count; ++i)
            scenario.answers.push_back(answer());
        return scenario;
    }

    [[nodiscard]] Step step(int depth = 0)
    {
        switch (below(depth < 8 ? 7 : 6)) {
        case 0:
            return {EventStep{maybeText(), maybeText(), maybeText(), maybeText()}};
        case 1:
            return {CommentStep{text()}};
        case 2:
            return {wait()};
        case 3:
            return {RawStep{
                oneOf<QByteArray>({"", R"(\x00\r\n\\)", "{{body}}\n", "data: \xC3\xA4\\t"})}};
        case 4:
            return {WriteStep{wire()}};
        case 5:
            return {EndStep{static_cast<EndKind>(below(5))}};
        default:
            return {repeat(depth)};
        }
    }

private:
    [[nodiscard]] quint32 below(quint32 limit) { return static_cast<quint32>(m_random()) % limit; }
    [[nodiscard]] bool flip() { return below(2) == 0; }
    template <typename Value>
    [[nodiscard]] Value oneOf(std::initializer_list<Value> values)
    {
        return *(values.begin() + below(static_cast<quint32>(values.size())));
    }

    [[nodiscard]] QByteArray text()
    {
        return oneOf<QByteArray>({"",
                                  "x",
                                  "two\nlines\r\n\ttab",
                                  "\"quoted\" \\",
                                  QByteArray("\0\x1B\x7F", 3),
                                  "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBB\xBF",
                                  "{{counter}} {{json:query.a b}}",
                                  R"({"a":[1,-2.50,"x: , \" y"],"a":{}})",
                                  R"({ "a": 1})",
                                  "[]",
                                  "{}",
                                  "[1,2",
                                  "[DONE]",
                                  "null",
                                  "7",
                                  R"(["\ud800"])",
                                  R"({"time":"{{time}}"})",
                                  "1000",
                                  "0012",
                                  "-1",
                                  "1e3",
                                  "9007199254740993",
                                  QByteArray(150, 'x')});
    }
    [[nodiscard]] std::optional<QByteArray> maybeText()
    {
        return flip() ? std::optional(text()) : std::nullopt;
    }

    [[nodiscard]] WaitStep wait()
    {
        const Millis least(oneOf({0, 1, 1000, 86'000'000}));
        return {least, least + Millis(oneOf({0, 0, 1, 400'000})),
                oneOf<quint32>({1, 1, 2, 1'000'000})};
    }

    [[nodiscard]] WireControl wire()
    {
        WireControl wire;
        if (flip())
            return wire;
        wire.per = static_cast<WireControl::Per>(below(4));
        wire.insideCrLf = flip();
        wire.insideUtf8 = flip();
        wire.insideBom = flip();
        wire.at = oneOf<QList<quint32>>({{}, {1}, {1, 2, 4'294'967'295}});
        wire.bufferBytes = oneOf<quint32>({65'536, 1, 1'048'576});
        wire.bytesPerSecond = oneOf<quint64>({0, 1, 9'007'199'254'740'991});
        wire.gap = flip() ? defaultGap(wire) : Millis(oneOf({0, 1, 2, 3'600'000}));
        return wire;
    }

    [[nodiscard]] RepeatStep repeat(int depth)
    {
        RepeatStep repeat;
        repeat.times = oneOf<quint64>({0, 1, 3, 9'007'199'254'740'991});
        repeat.steps = steps(depth + 1);
        if (idleRounds(repeat) > maxIdleRounds)
            repeat.steps.push_back({WaitStep{Millis(1), Millis(1), 1}});
        return repeat;
    }

    [[nodiscard]] std::vector<Step> steps(int depth = 0)
    {
        std::vector<Step> steps;
        for (quint32 count = below(4); count > 0; --count)
            steps.push_back(step(depth));
        return steps;
    }

    [[nodiscard]] ResponseSpec response()
    {
        ResponseSpec response;
        if (flip())
            return response;
        response.status = oneOf({200, 204, 503, 599});
        response.reason = oneOf<QByteArray>({"", "So be it"});
        response.minorVersion = static_cast<int>(below(2));
        response.headers = oneOf<QList<HeaderSpec>>(
            {{},
             {{"X-A", "1"}, {"X-B", std::nullopt}},
             {{"X-A", "1"}, {"X-A", "\t{{counter}}"}, {"x-b", QByteArray(120, 'y')}}});
        response.framing =
            static_cast<Framing>(response.minorVersion == 0 ? 1 + below(2) : below(3));
        if (response.framing == Framing::Length && flip())
            response.contentLength = oneOf<quint64>({0, 9'007'199'254'740'991});
        response.gzip = static_cast<GzipMode>(below(3));
        response.cors = static_cast<CorsMode>(below(4));
        response.delay = Millis(oneOf({0, 1, 86'400'000}));
        response.headGap = Millis(oneOf({0, 1, 3'600'000}));
        return response;
    }

    [[nodiscard]] Answer answer()
    {
        Answer answer;
        answer.path = oneOf<QByteArray>({"", "/", "/a%20b"});
        answer.method = oneOf<QByteArray>({"", "GET", "M-SEARCH"});
        answer.times = oneOf<quint32>({0, 1, 4'294'967'295});
        answer.response = response();
        answer.write = wire();
        if (flip())
            answer.cut = CutRule{flip() ? std::optional<quint64>(below(9)) : std::nullopt,
                                 static_cast<EndKind>(below(5))};
        answer.steps = steps();
        if (answer.response.framing == Framing::Length && isEndless(answer.steps))
            answer.response.contentLength = 5;
        return answer;
    }

    std::mt19937 m_random;
};

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/corpora.h"

#include <cstdint>
#include <string_view>

namespace sse::bench {

namespace {

/// xorshift64: the standard library's distributions differ between implementations.
class Random final
{
public:
    std::uint64_t next()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state;
    }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15;
};

constexpr std::array<std::string_view, 24> tokens{
    "the",  " stream", " of",    " events", ",",    " and",       " a",    " server",
    ".\\n", " which",  " holds", " open",   " ",    " it",        "s",     " connection",
    " for", " as",     " long",  " as",     "\\\"", " necessary", " café", "!"};

std::string digits(std::uint64_t value, std::size_t width)
{
    std::string text = std::to_string(value % 1'000'000'000);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

void appendSmall(std::string &out, Random &random, std::uint64_t number)
{
    const std::string price = digits(random.below(100'000), 5);
    out += "event: trade\nid: " + digits(number, 9) + "\ndata: {\"price\":" + price +
           ",\"size\":" + digits(random.below(9000) + 1000, 4) + ",\"side\":1}\n\n";
}

void appendLlm(std::string &out, Random &random, std::uint64_t)
{
    out += "data: {\"id\":\"chatcmpl-AbCdEfGhIjKlMnOpQrStUvWx\",\"object\":"
           "\"chat.completion.chunk\",\"created\":1735689600,\"model\":\"gpt-4o-mini-2024\","
           "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    for (int i = 0; i < 2; ++i)
        out += tokens[random.below(tokens.size())];
    out += "\"},\"logprobs\":null,\"finish_reason\":null,\"usage\":null}]}\n\n";
}

void appendLarge(std::string &out, Random &random, std::uint64_t number)
{
    const std::size_t end = out.size() + 10'200;
    out += "event: snapshot\nid: " + digits(number, 9) + "\ndata: {\"rows\":[0";
    while (out.size() < end) {
        out += ",{\"key\":" + digits(random.next(), 9) + ",\"text\":\"";
        for (int i = 0; i < 8; ++i)
            out += tokens[random.below(tokens.size())];
        out += "\"}";
    }
    out += "]}\n\n";
}

} // namespace

const char *corpusName(Corpus corpus)
{
    switch (corpus) {
    case Corpus::Small:
        return "71-byte events";
    case Corpus::Llm:
        return "242-byte LLM chunks";
    case Corpus::Large:
        return "10 KB events";
    }
    return "";
}

std::string makeCorpus(Corpus corpus, std::size_t bytes)
{
    Random random;
    std::string out;
    out.reserve(bytes + 16'384);
    for (std::uint64_t number = 0; out.size() < bytes; ++number) {
        switch (corpus) {
        case Corpus::Small:
            appendSmall(out, random, number);
            break;
        case Corpus::Llm:
            appendLlm(out, random, number);
            break;
        case Corpus::Large:
            appendLarge(out, random, number);
            break;
        }
    }
    return out;
}

} // namespace sse::bench

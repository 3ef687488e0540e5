// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harstreams.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace sse {

namespace {

QByteArray addressOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveFragment);
}

/// Entries that redirect, by where they lead to, the latest one each.
class Redirects final
{
public:
    explicit Redirects(const std::vector<HarEntry> &entries)
        : m_entries(entries)
    {
    }

    void add(std::size_t entry) { m_byTarget.insert(addressOf(m_entries[entry].redirect), entry); }

    /// The entries that lead to \a entry, and itself. Each leads to one only.
    [[nodiscard]] HarAttempt take(std::size_t entry)
    {
        // More than any client follows.
        constexpr std::size_t mostHops = 50;
        HarAttempt hops{entry};
        while (hops.size() < mostHops) {
            const auto it = m_byTarget.constFind(addressOf(m_entries[hops.back()].attempt.url));
            if (it == m_byTarget.cend() || it.value() >= hops.back())
                break;
            hops.push_back(it.value());
            m_taken.insert(it.value());
            m_byTarget.erase(it);
        }
        std::reverse(hops.begin(), hops.end());
        return hops;
    }

    [[nodiscard]] bool isTaken(std::size_t entry) const { return m_taken.contains(entry); }

private:
    const std::vector<HarEntry> &m_entries;
    QHash<QByteArray, std::size_t> m_byTarget;
    QSet<std::size_t> m_taken;
};

/// Of a stream's own export: hops of one connection follow each other.
bool isNextHop(const HarEntry &last, const HarEntry &next)
{
    return last.inspector && last.inspector->connection == next.inspector->connection &&
           next.inspector->hop == last.inspector->hop + 1;
}

std::vector<HarAttempt> attemptsOf(const std::vector<HarEntry> &entries)
{
    std::vector<HarAttempt> attempts;
    Redirects redirects(entries);
    HarAttempt open; // redirects of streams that may lead nowhere
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const HarEntry &entry = entries[i];
        if (entry.inspector) {
            if (i > 0 && isNextHop(entries[i - 1], entry))
                attempts.back().push_back(i);
            else
                attempts.push_back({i});
        } else if (!entry.redirect.isEmpty()) {
            redirects.add(i);
            if (entry.source != HarSource::None)
                open.push_back(i);
        } else if (entry.source != HarSource::None) {
            attempts.push_back(redirects.take(i));
        }
    }
    for (; !open.empty(); open.pop_back()) {
        if (!redirects.isTaken(open.back()))
            attempts.push_back(redirects.take(open.back()));
    }
    return attempts;
}

/// Sorts attempts into streams.
class StreamFinder final
{
public:
    explicit StreamFinder(const std::vector<HarEntry> &entries)
        : m_entries(entries)
    {
    }

    void add(HarAttempt attempt)
    {
        const HarEntry &first = m_entries[attempt.front()];
        const WallTime finish = m_entries[attempt.back()].finish;
        const QByteArray key = first.attempt.method + ' ' + addressOf(first.attempt.url);
        auto &byFinish = m_byKey[key];
        // Of the streams that have ended by then the one that did so last.
        auto it = byFinish.upper_bound(first.begin);
        std::size_t stream = m_streams.size();
        if (it == byFinish.begin()) {
            m_streams.emplace_back();
        } else {
            stream = (--it)->second;
            byFinish.erase(it);
        }
        m_streams[stream].push_back(std::move(attempt));
        byFinish.emplace(finish, stream);
    }

    [[nodiscard]] std::vector<HarStream> take() { return std::move(m_streams); }

private:
    const std::vector<HarEntry> &m_entries;
    std::vector<HarStream> m_streams;
    QHash<QByteArray, std::multimap<WallTime, std::size_t>> m_byKey;
};

/// Exports of this program, one behind the other.
class OwnStreams final
{
public:
    explicit OwnStreams(const std::vector<HarEntry> &entries)
        : m_entries(entries)
    {
    }

    void add(HarAttempt attempt)
    {
        const HarEntry &first = m_entries[attempt.front()];
        const bool goesOn =
            !m_streams.empty() && m_last < first.inspector->connection && m_finish <= first.begin;
        if (!goesOn)
            m_streams.emplace_back();
        m_last = first.inspector->connection;
        m_finish = m_entries[attempt.back()].finish;
        m_streams.back().push_back(std::move(attempt));
    }

    [[nodiscard]] std::vector<HarStream> take() { return std::move(m_streams); }

private:
    const std::vector<HarEntry> &m_entries;
    std::vector<HarStream> m_streams;
    ConnectionId m_last = 0;
    WallTime m_finish;
};

} // namespace

std::vector<HarStream> harStreamsOf(const std::vector<HarEntry> &entries)
{
    std::vector<HarAttempt> attempts = attemptsOf(entries);
    const auto beginOf = [&](const HarAttempt &attempt) { return entries[attempt.front()].begin; };
    OwnStreams own(entries);
    std::vector<HarAttempt> others;
    for (HarAttempt &attempt : attempts) {
        if (entries[attempt.front()].inspector)
            own.add(std::move(attempt));
        else
            others.push_back(std::move(attempt));
    }
    // Browsers write entries in the order in which they were asked for, others when they ended.
    std::stable_sort(others.begin(), others.end(), [&](const auto &one, const auto &other) {
        return beginOf(one) < beginOf(other);
    });
    StreamFinder finder(entries);
    for (HarAttempt &attempt : others)
        finder.add(std::move(attempt));
    std::vector<HarStream> streams = own.take();
    for (HarStream &stream : finder.take())
        streams.push_back(std::move(stream));
    return streams;
}

} // namespace sse

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/similarnames.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace sse::cli {

namespace {

constexpr qsizetype mostSimilar = 5;
constexpr qsizetype longestName = 64;

/// Characters to insert, remove or replace to make the one of the other.
int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row.front(), static_cast<int>(i) + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            int &here = row[static_cast<std::size_t>(j) + 1];
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = here;
            here = std::min({replaced, here + 1, row[static_cast<std::size_t>(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

QStringList similarNames(const QString &name, const QStringList &names)
{
    const QString wanted = name.left(longestName).toLower();
    std::vector<std::pair<int, QString>> similar;
    for (const QString &candidate : names) {
        const QString lower = candidate.toLower();
        const bool within =
            wanted.size() >= 3 && (lower.contains(wanted) || wanted.contains(lower));
        const int distance = editDistance(wanted, lower);
        if (within)
            similar.emplace_back(1, candidate);
        else if (distance <= std::max<qsizetype>(1, wanted.size() / 3))
            similar.emplace_back(distance, candidate);
    }
    std::stable_sort(similar.begin(), similar.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList result;
    for (const auto &[distance, candidate] : similar) {
        if (result.size() < mostSimilar)
            result.append(candidate);
    }
    return result;
}

} // namespace sse::cli

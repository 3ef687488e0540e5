// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"

#include <QTest>

namespace sse::test {

/// A machine without environment variables and files.
[[nodiscard]] inline cli::Surroundings noSurroundings()
{
    return {[](const QString &) -> std::optional<QByteArray> { return {}; },
            [](const QString &) -> Result<QByteArray> {
                return Error{"file", QStringLiteral("There is no such file.")};
            }};
}

/// What the command line \a words, with "|" between them, asks for.
[[nodiscard]] inline Result<cli::Invocation>
parsed(const QString &words, const cli::Surroundings &surroundings = noSurroundings())
{
    return cli::parseArguments(words.isEmpty() ? QStringList() : words.split(QLatin1Char('|')),
                               surroundings);
}

/// The options of the command that \a words name; the test fails when they are of another one.
template <typename Options>
[[nodiscard]] Options optionsOf(const QString &words)
{
    const Result<cli::Invocation> result = parsed(words);
    if (!result || !std::holds_alternative<Options>(result.value())) {
        QTest::qFail(result ? "another command" : qPrintable(result.error().message), __FILE__,
                     __LINE__);
        return {};
    }
    return std::get<Options>(result.value());
}

/// Makes the table of a test of wrong command lines: "words", and what the error "mentions".
/// Returns what adds a row to it.
[[nodiscard]] inline auto usageErrorTable()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("mentions");
    return [](const char *words, const char *mentions) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(mentions);
    };
}

/// Empty when \a result is a usage error as it should be: a sentence that mentions \a what.
[[nodiscard]] inline QString faultOfUsageError(const Result<cli::Invocation> &result,
                                               const QString &what)
{
    if (result)
        return QStringLiteral("it is no error");
    const QString &message = result.error().message;
    return message.contains(what) && message.endsWith(QLatin1Char('.')) ? QString() : message;
}

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/cli/cliprocess.h"

#include <QJsonObject>

namespace sse::test {

/// What came over a connection until the server closed it.
struct ServedAnswer
{
    int status = 0; ///< 0: none came
    QByteArray head;
    QByteArray body; ///< without the framing of chunks
};

/// The command line program as a server, and requests to it.
class ServingCli final
{
public:
    explicit ServingCli(const QStringList &arguments);

    CliProcess &cli() { return m_cli; }
    /// Waits for the address. False: it ended instead.
    [[nodiscard]] bool isReady();
    [[nodiscard]] QByteArray addressLine();
    [[nodiscard]] quint16 port();
    /// Waits for the line of the request \a number, from 1; in the order of the lines.
    [[nodiscard]] QJsonObject request(int number);
    [[nodiscard]] QByteArray requestLine(int number);

    /// Sends \a bytes and reads until the server closes.
    [[nodiscard]] ServedAnswer send(const QByteArray &bytes, const QString &address = {});
    /// The same for a GET of \a target, with further header \a lines.
    [[nodiscard]] ServedAnswer get(const QByteArray &target, const QByteArrayList &lines = {},
                                   const QString &address = {});
    /// Ends it as a terminal does; its exit code.
    [[nodiscard]] int end();

private:
    CliProcess m_cli;
};

} // namespace sse::test

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/demoserver.h"

#include <QCoreApplication>

#include <cstdio>

// Serves the demo stream and prints its address. Usage: demo-server [MILLISECONDS A TICK]
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    sse::DemoOptions options;
    if (argc > 1)
        options.tick = sse::Millis(QByteArray(argv[1]).toInt());
    sse::DemoServer server(options);
    const auto url = server.start();
    if (!url)
        return 1;
    std::puts(url.value().toEncoded().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

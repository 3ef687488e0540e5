// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/rawserver.h"
#include "ui/base/settings.h"
#include "ui/panes/streamtab.h"

#include <QAbstractButton>
#include <QTemporaryDir>

namespace sse::test {

/// A server with the streams that the window's tests look at, settings of their own, and ways to
/// find what is on the screen.
class WindowBench final
{
public:
    WindowBench()
        : server([](const RawRequest &request) { return answer(request); })
        , settings(dir.filePath(QStringLiteral("settings.ini")))
    {
    }

    [[nodiscard]] QString address(const QString &path) const
    {
        return QStringLiteral("127.0.0.1:%1%2").arg(server.port()).arg(path);
    }

    /// The child called \a name, which must be there.
    template <typename Widget>
    [[nodiscard]] static Widget &child(const QWidget &parent, const char *name)
    {
        auto *found = parent.findChild<Widget *>(QLatin1String(name));
        Q_ASSERT_X(found, "child", name);
        return *found;
    }

    static RawAnswer answer(const RawRequest &request)
    {
        static const QByteArray ok =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n"
            "Transfer-Encoding: chunked\r\n\r\n";
        if (request.path == "/events")
            return RawAnswer()
                .send(ok)
                .chunk("retry: 60000\n\n: hello\n\nid: 1\ndata: {\"n\":1}\n\n"
                       "event: tick\ndata: two\n\nevent: tick\ndata: three <b>&amp;</b>\n\n"
                       "id: 4\ndata: four\n\n")
                .hold();
        if (request.path == "/ending")
            return RawAnswer().send(ok).chunk("retry: 60000\ndata: one\n\n").lastChunk();
        if (request.path == "/chat")
            return RawAnswer().send(ok).chunk("data: " + request.body + "\n\n").lastChunk();
        if (request.path == "/html")
            return RawAnswer()
                .send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
                      "Transfer-Encoding: chunked\r\n\r\n")
                .chunk("data: wrapped\n\n")
                .hold();
        if (request.path == "/slow") {
            RawAnswer slow;
            slow.send(ok);
            for (int number = 0; number < 500; ++number)
                slow.chunk("data: " + QByteArray::number(number) + "\n\n").wait(Millis(20));
            return slow.hold();
        }
        return RawAnswer()
            .send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .close();
    }

    QTemporaryDir dir;
    RawServer server;
    ui::Settings settings;
};

} // namespace sse::test

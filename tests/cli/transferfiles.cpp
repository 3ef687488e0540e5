// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/transferfiles.h"

#include "core/importing/logbuilder.h"
#include "core/recording/recordingcopy.h"

#include <QFile>

namespace sse::test {

namespace {

using std::chrono::seconds;

// 2026-01-31T12:00:00Z
constexpr WallTime begin(seconds(1'769'860'800));

void addConnection(LogBuilder &builder, WallTime time, const QByteArrayList &reads)
{
    AttemptRecord attempt;
    attempt.method = "POST";
    attempt.url = QUrl(QStringLiteral("http://localhost/chat"));
    attempt.headers = {{"Content-Type", "application/json"}};
    attempt.body = "{\"prompt\":\"hello\"}";
    builder.attempt(time, attempt);
    ResponseRecord response;
    response.status = 200;
    response.reasonPhrase = "OK";
    response.url = attempt.url;
    response.headers = {{"Content-Type", "text/event-stream"}};
    builder.response(time, response, true);
    for (const QByteArray &read : reads)
        builder.read(time += seconds(1), read);
    builder.end(time + seconds(1), EndReason::EndOfBody, QStringLiteral("The body has ended."));
}

} // namespace

bool makeRecording(const QString &path, const QList<QByteArrayList> &bodies)
{
    LogBuilder builder(begin);
    WallTime time = begin;
    for (const QByteArrayList &reads : bodies) {
        addConnection(builder, time, reads);
        time += seconds(10);
    }
    const ImportedStream stream = builder.take(QStringLiteral("http://localhost/chat"), true);
    return !writeRecording(*stream.log, path);
}

QByteArray linesWithHeaders(const QByteArray &secret)
{
    const QByteArray at = R"("time":"2026-01-31T12:00:00Z","connection":1,)";
    const QByteArray url = R"("url":"http://localhost/?token=)" + secret + R"(",)";
    return R"({"kind":"request",)" + at + R"("hop":0,"method":"GET",)" + url +
           R"("headers":[{"name":"Authorization","value":"Bearer )" + secret + "\"}]}\n" +
           R"({"kind":"open",)" + at + R"("status":200,)" + url +
           R"("headers":[{"name":"Content-Type","value":"text/event-stream"}]})" + "\n" +
           R"({"kind":"event",)" + at + R"("type":"message","data":"so )" + secret +
           R"( it is","lastEventId":""})" + "\n";
}

QList<QByteArrayList> oneBody()
{
    return {{"id: 1\ndata: first\n\n", "data: =second\n\n: comment\n",
             "retry: 1500\nevent: x\ndata: third\n\n",
             "data: {\"api_key\":\"" + QByteArray(hiddenValue) + "\"}\n\n"}};
}

QList<QByteArrayList> twoBodies()
{
    return oneBody() + QList<QByteArrayList>{{"data: other\n\n"}};
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace sse::test

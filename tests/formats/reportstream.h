// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/formats/export.h"
#include "tests/support/indexfixture.h"

namespace sse::test {

/// A stream with a request, a response and an end around what is read, and its exports.
struct ReportStream : IndexFixture
{
    bool hasTimes = true;

    std::size_t fact(LogRecord::Fact fact)
    {
        clock.advance(std::chrono::milliseconds(1));
        const std::size_t number = log.appendRecord(connection, std::move(fact));
        indexer.addFact(number);
        return number;
    }
    void open(const AttemptRecord &attempt, const ResponseRecord &response)
    {
        begin();
        log.appendRecord(connection, StateRecord{ReadyState::Connecting});
        fact(attempt);
        fact(response);
        log.appendRecord(connection, StateRecord{ReadyState::Open});
    }
    void open(const QUrl &url = QUrl(QStringLiteral("http://localhost:8080/events")))
    {
        AttemptRecord attempt;
        attempt.method = "GET";
        attempt.url = url;
        attempt.headers = {{"Accept", "text/event-stream"}};
        ResponseRecord response;
        response.status = 200;
        response.reasonPhrase = "OK";
        response.url = url;
        response.headers = {{"Content-Type", "text/event-stream"}};
        open(attempt, response);
    }
    void close(EndReason reason = EndReason::EndOfBody,
               const QString &message = QStringLiteral("The body is complete."))
    {
        end();
        fact(EndRecord{reason, message, false});
        log.appendRecord(connection, StateRecord{ReadyState::Connecting});
    }
    void read(const QByteArray &bytes) { IndexFixture::read(bytes); }
    void readAfter(Nanos pause, const QByteArray &bytes)
    {
        clock.advance(pause);
        read(bytes);
    }

    [[nodiscard]] QByteArray exported(ExportPlan plan) const
    {
        QByteArray out;
        const auto report =
            runExport(plan, captureSource(log, index, hasTimes), [&out](QByteArrayView bytes) {
                out += bytes;
                return true;
            });
        return report ? out : QByteArray("error: " + report.error().code);
    }
    [[nodiscard]] QByteArray exported(ExportFormat format, bool includeSecrets = false) const
    {
        ExportPlan plan;
        plan.format = format;
        plan.includeSecrets = includeSecrets;
        plan.title = QStringLiteral("night run");
        return exported(plan);
    }
};

/// Texts that break out of a carelessly written format, each in a line of an event stream.
[[nodiscard]] inline QList<QByteArray> hostileTexts()
{
    return {
        "</td><script>alert(1)</script>",
        "</code></span></title></style><img src=x onerror=alert(1)>",
        "-->",
        "]]>",
        "<![CDATA[ <!-- <?php",
        "&lt;b&gt; &amp; &#60;",
        "\"' onmouseover='x' \"",
        "javascript:alert(1) http://evil.example/ www.evil.example",
        "\xE2\x80\xAE reversed \xE2\x80\xAC \xE2\x80\x8B zero \xEF\xBB\xBF bom",
        bytesOf("NUL \0 ESC \x1B[31m BEL \x07 DEL \x7F"),
        "invalid \xFF \xC0\xAF surrogate \xED\xA0\x80 cut \xF0\x9F",
        "nonchars \xEF\xBF\xBE \xEF\xBF\xBF",
        "` `` ``` ```` | a \\| b \\\\| c \\`",
        "```",
        "~~~",
        "# heading * list _em_ **b** [a](http://evil.example) ![i](http://evil.example/i.png)",
        "@somebody #12 <https://evil.example>",
        "| --- | --- |",
        "\xC2\x85 nel \xE2\x80\xA8 ls \xE2\x80\xA9 ps",
        QByteArray(100'000, 'x'),
    };
}

} // namespace sse::test

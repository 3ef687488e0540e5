// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The measured HTTP cases against the profiles: in the final readyState and the sequence of delays
// within 8 s, each does what the client it is named after did. A scripted transport stands for the
// network, so that also those cases run here that QNetworkAccessManager can't tell apart:
// early-hints (it ends at 103), rst-before-headers and second-closed (two requests an attempt),
// bad-http (four), Firefox's bad-chunk-size (it sees no error).

#include "tests/support/httpcases.h"
#include "tests/support/readerbench.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

namespace {

struct Client
{
    QByteArray profile;
    QString name; // in the data; empty: the standard
};

const QList<Client> &clients()
{
    static const QList<Client> list{
        {"whatwg", QString()},
        {"chrome", QStringLiteral("chrome156")},
        {"firefox", QStringLiteral("firefox153")},
        {"safari", QStringLiteral("webkitgtk2.50")},
        {"fetch-event-source", QStringLiteral("fetch-event-source@2.0.1")},
    };
    return list;
}

/// "CLOSED 300 300": the final state, then the delays.
using Outcomes = QMap<QByteArray, QByteArray>;

/// The data's prose on the standard, for the cases where its first word does not say it all.
const Outcomes &standardOutcomes()
{
    static const Outcomes outcomes{
        {"status-200", "CONNECTING 300 300"},
        {"redir-301", "CLOSED 300 300"},
        {"redir-302", "CLOSED 300 300"},
        {"redir-308", "CLOSED 300 300"},
        {"redir-emptyloc", "CLOSED"}, // futile
        {"redir-loop", "CLOSED"},     // futile
        {"redir-to404", "CLOSED"},
        {"eof-close", "OPEN 300"},
        {"eof-empty-body", "OPEN 3000 3000"},
        {"trunc-chunked", "OPEN 300"},
        {"rst-before-headers", "OPEN 3000"},
        {"bad-http", "OPEN 3000"},
        {"bad-chunk-size", "OPEN 300"},
        {"bad-gzip", "OPEN 3000"},
        {"second-404", "CLOSED 300"},
        {"second-500", "CLOSED 300"},
        {"second-503", "CLOSED 300"},
        {"second-plain", "CLOSED 300"},
        {"second-closed", "OPEN 300 300"},
        {"bom-second", "CLOSED 200 200"},
        {"partial-utf8-second", "CLOSED 200 200"},
        {"cr-second", "CLOSED 200 200"},
        {"partial-event-second", "CLOSED 200 200"},
        {"id-persist-second", "CLOSED 200 200 200"},
        {"id-utf8", "CLOSED 200"},
        {"retry-zero", "CLOSED 0"},
        {"retry-10", "CLOSED 10"},
        {"retry-junk", "CLOSED 200"},
        {"retry-2e32", "CONNECTING 4294967497"},
        {"retry-eof", "CLOSED 3000"},
        {"close-in-handler", "CLOSED"},
        {"named-error", "CLOSED 3000"},
        {"early-hints", "CLOSED 300"},
        {"headers", "CLOSED 300 300"},
        {"refused", "CONNECTING 3000 3000"},
        {"baddns", "CONNECTING 3000 3000"},
    };
    return outcomes;
}

/// What a profile does instead of what its client was measured to do, and why.
const Outcomes &deviations()
{
    static const Outcomes outcomes{
        // Endless redirect loops: 21 requests again after every delay.
        {"chrome redir-loop", "CLOSED"},
        {"fetch-event-source redir-loop", "CLOSED"},
        // A hang.
        {"safari redir-emptyloc", "CLOSED"},
        // Swallowed first failures: the client asks again without an error event.
        {"firefox rst-before-headers", "OPEN 5000"},
        {"firefox second-closed", "OPEN 500 500"},
        // Measured cross-origin; a program without an origin is taken for the same one.
        {"firefox refused", "CONNECTING 5000"},
        // QNetworkAccessManager tells no error here, so that it can't be told from a cut.
        {"firefox bad-chunk-size", "OPEN 500"},
    };
    return outcomes;
}

/// The final state and the delays between an error event and what came next.
QByteArray measuredOutcome(const QJsonObject &observed)
{
    static const QRegularExpression pattern(QStringLiteral("^([a-z-]+)@([A-Z]+)\\+(\\d+)ms(\\(?)"));
    QByteArray outcome = observed.value(QLatin1String("final")).toString().toLatin1();
    std::optional<int> errorAt;
    for (const QJsonValue &value : observed.value(QLatin1String("events")).toArray()) {
        const QRegularExpressionMatch match = pattern.match(value.toString());
        const int at = match.captured(3).toInt();
        if (errorAt)
            outcome += ' ' + QByteArray::number(at - *errorAt);
        errorAt.reset();
        // An event that the server named "error" carries data.
        if (match.captured(1) == QLatin1String("error") &&
            match.captured(2) == QLatin1String("CONNECTING") && match.captured(4).isEmpty())
            errorAt = at;
    }
    // The data holds the first eight events only.
    const bool isCut = observed.value(QLatin1String("events")).toArray().size() >= 8;
    return isCut ? outcome + " ..." : outcome;
}

QByteArray expectedOutcome(const QJsonObject &line, const Client &client)
{
    const QByteArray name = line.value(QLatin1String("case")).toString().toLatin1();
    const QByteArray key = client.profile + ' ' + name;
    if (deviations().contains(key))
        return deviations().value(key);
    if (!client.name.isEmpty()) {
        return measuredOutcome(
            line.value(QLatin1String("observed")).toObject().value(client.name).toObject());
    }
    if (standardOutcomes().contains(name))
        return standardOutcomes().value(name);
    const QString prose = line.value(QLatin1String("whatwg")).toString();
    if (prose.startsWith(QLatin1String("fail")))
        return "CLOSED";
    return prose.startsWith(QLatin1String("accept")) ? "CLOSED 300" : "unknown";
}

QByteArray stateName(ReadyState state)
{
    switch (state) {
    case ReadyState::Connecting:
        return "CONNECTING";
    case ReadyState::Open:
        return "OPEN";
    case ReadyState::Closed:
        return "CLOSED";
    }
    Q_UNREACHABLE();
}

} // namespace

class TestHttpCases : public QObject
{
    Q_OBJECT

private slots:
    void outcome_data();
    void outcome();
};

void TestHttpCases::outcome_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");

    QFile file(QStringLiteral(SSE_TEST_DATA "/conformance/http_cases.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int cases = 0;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QByteArray name = line.value(QLatin1String("case")).toString().toLatin1();
        ++cases;
        for (const Client &client : clients()) {
            QTest::addRow("%s, %s", name.constData(), client.profile.constData())
                << client.profile << name << expectedOutcome(line, client);
        }
    }
    QCOMPARE(cases, 58);
}

void TestHttpCases::outcome()
{
    QFETCH(QByteArray, profile);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, expected);
    ReaderBench bench([](const TransportRequest &request, int number) {
        return replyOfCase(request.url.path().toLatin1().sliced(3), number);
    });
    Endpoint endpoint = ReaderBench::endpoint(profile);
    endpoint.url = QUrl(QStringLiteral("http://server.test/h/") + QString::fromLatin1(name));
    if (name == "close-in-handler") {
        bench.onChange = [&bench] {
            if (bench.index.eventCount() > 0 &&
                bench.reader.status().readyState == ReadyState::Open)
                bench.reader.close();
        };
    }
    bench.reader.start(endpoint);
    bench.timers.advance(8s);

    QByteArrayList parts = expected.split(' ');
    const QByteArray state = stateName(bench.reader.status().readyState);
    // fetch-event-source has no readyState: CONNECTING stands for all but the end.
    if (profile == "fetch-event-source")
        QCOMPARE(state == "CLOSED", parts.first() == "CLOSED");
    else
        QCOMPARE(state, parts.first());
    parts.removeFirst();
    const bool isCut = parts.removeAll("...") > 0;
    const QList<ReconnectRecord> reconnects = bench.facts<ReconnectRecord>();
    QVERIFY2(reconnects.size() >= parts.size(), bench.reconnects().constData());
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double measured = parts.at(i).toDouble();
        const auto delay = static_cast<double>(reconnects.at(i).delay.count());
        // The measured figures hold the time of a request on top.
        QVERIFY2(qAbs(delay - measured) <= qMax(0.1 * measured, 45.0),
                 QByteArray(bench.reconnects() + " against " + expected).constData());
    }
    if (state == "CLOSED" && !isCut)
        QCOMPARE(reconnects.size(), parts.size());
}

QTEST_APPLESS_MAIN(TestHttpCases)
#include "tst_httpcases.moc"

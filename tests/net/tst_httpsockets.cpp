// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The measured HTTP cases once more, now over real sockets and in real time: StreamReader and
// QnamTransport against the bytes that the clients were measured with. tst_httpcases has the same
// cases over a scripted transport; here it is QNetworkAccessManager's part that is tested.

#include "core/base/timers.h"
#include "core/index/eventtext.h"
#include "core/net/qnamtransport.h"
#include "core/net/streamreader.h"
#include "tests/net/httpexpectation.h"
#include "tests/support/httpmock.h"

#include <QTest>

#include <map>
#include <utility>

using namespace sse;
using namespace sse::test;

namespace {

constexpr Millis window{8000};
constexpr Millis mostLate{500};
constexpr std::size_t batchSize = 70;

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

/// One stream, from its start to the end of the window.
class Run final
{
public:
    Run(const HttpExpectation &expectation, const RawServer &server)
        : m_log(m_clock)
        , m_reader({m_log, m_index, m_transport, m_timers, [] { return 0.5; }, {}, [] {}})
        , m_start(m_clock.now())
    {
        Endpoint endpoint;
        endpoint.profile = *findReconnectProfile(expectation.profile);
        endpoint.url = server.url(QStringLiteral("/h/%1?k=%2")
                                      .arg(QString::fromLatin1(expectation.name),
                                           QString::fromLatin1(expectation.profile)));
        if (expectation.name == "refused")
            endpoint.url.setPort(1); // tcpmux, which nothing serves
        if (expectation.name == "baddns")
            endpoint.url = QUrl(QStringLiteral("http://nowhere.invalid/"));
        if (expectation.name == "close-in-handler")
            endpoint.maxEvents = 1;
        m_reader.start(endpoint);
    }

    [[nodiscard]] bool isOver() const
    {
        return m_reader.status().ended || m_clock.now() - m_start >= window;
    }
    [[nodiscard]] HttpOutcome outcome() const;

private:
    SystemClock m_clock;
    CaptureLog m_log;
    EventIndex m_index;
    QtTimers m_timers;
    QnamTransport m_transport;
    StreamReader m_reader;
    MonoTime m_start;
};

HttpOutcome Run::outcome() const
{
    HttpOutcome seen;
    seen.final = stateName(m_reader.status().readyState);
    std::optional<MonoTime> lostAt;
    Millis planned{0};
    for (std::size_t i = 0; i < m_log.recordCount(); ++i) {
        const LogRecord &record = m_log.record(i);
        if (const auto *const reconnect = std::get_if<ReconnectRecord>(&record.fact)) {
            lostAt = record.time;
            planned = reconnect->delay;
        }
        const auto *const attempt = std::get_if<AttemptRecord>(&record.fact);
        if (!attempt || attempt->hop != 0 || !lostAt)
            continue;
        // A busy machine may be late, but never early; the plan is what is compared then.
        const auto waited = std::chrono::round<Millis>(record.time - *lostAt);
        const bool asPlanned = waited >= planned && waited <= planned + mostLate;
        seen.delays.push_back((asPlanned ? planned : waited).count());
    }
    EventText text(m_log, m_index);
    for (RowNumber row = 0; row < m_index.rowCount(); ++row) {
        if (m_index.row(row).kind != RowKind::Event)
            continue;
        const RowText event = text.text(row);
        seen.events.push_back({event.type, event.data, event.lastEventId});
    }
    return seen;
}

/// Whether a stream is expected to end by itself, well before the window does.
bool endsSoon(const HttpExpectation &expectation)
{
    qint64 sum = 0;
    for (const qint64 delay : expectation.outcome.delays)
        sum += delay;
    return expectation.outcome.final == "CLOSED" && sum < 2000;
}

} // namespace

class tst_HttpSockets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void behavesLikeTheClient_data();
    void behavesLikeTheClient();
    void sendsLastEventIds_data();
    void sendsLastEventIds();
    void leavesOutOnlyWhatIsNamed();

private:
    void runBatch(const std::vector<std::size_t> &rows);

    std::vector<HttpExpectation> m_rows = loadHttpExpectations();
    RawServer m_server{httpMockAnswer};
    std::map<std::size_t, HttpOutcome> m_outcomes;
};

void tst_HttpSockets::initTestCase()
{
    // All streams run at the same time, as far as one thread and its sockets go.
    for (const bool soon : {true, false}) {
        std::vector<std::size_t> batch;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (endsSoon(m_rows[row]) == soon)
                batch.push_back(row);
            if (batch.size() == batchSize)
                runBatch(std::exchange(batch, {}));
        }
        runBatch(batch);
    }
}

void tst_HttpSockets::runBatch(const std::vector<std::size_t> &rows)
{
    std::vector<std::unique_ptr<Run>> runs;
    for (const std::size_t row : rows) {
        runs.push_back(std::make_unique<Run>(m_rows[row], m_server));
        QCoreApplication::processEvents();
    }
    const auto allOver = [&runs] {
        return std::all_of(runs.begin(), runs.end(), [](const auto &run) { return run->isOver(); });
    };
    QVERIFY(QTest::qWaitFor(allOver, 60000));
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_outcomes[rows[i]] = runs[i]->outcome();
}

void tst_HttpSockets::behavesLikeTheClient_data()
{
    QTest::addColumn<std::size_t>("row");
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        QTest::addRow("%s, %s", m_rows[row].name.constData(), m_rows[row].profile.constData())
            << row;
}

void tst_HttpSockets::behavesLikeTheClient()
{
    QFETCH(std::size_t, row);
    QByteArray mismatch = m_rows[row].mismatch(m_outcomes.at(row));
    if (!mismatch.isEmpty() && !m_rows[row].reason.isEmpty())
        mismatch += "; " + m_rows[row].reason;
    QVERIFY2(mismatch.isEmpty(), mismatch.constData());
}

void tst_HttpSockets::sendsLastEventIds_data()
{
    QTest::addColumn<std::size_t>("row");
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (!m_rows[row].lastEventIds.empty())
            QTest::addRow("%s", m_rows[row].name.constData()) << row;
    }
}

void tst_HttpSockets::sendsLastEventIds()
{
    QFETCH(std::size_t, row);
    const auto requests = m_server.requests("/h/" + m_rows[row].name + "?k=whatwg");
    QCOMPARE(requests.size(), m_rows[row].lastEventIds.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
        QCOMPARE(requests[i].header("Last-Event-ID"), m_rows[row].lastEventIds[i]);
        QCOMPARE(requests[i].header("Accept"), QByteArray("text/event-stream"));
        QCOMPARE(requests[i].header("Cache-Control"), QByteArray("no-cache"));
        QCOMPARE(requests[i].header("Pragma"), QByteArray("no-cache"));
    }
}

void tst_HttpSockets::leavesOutOnlyWhatIsNamed()
{
    const QByteArrayList left = leftOutHttpCases();
    QCOMPARE(left.size(), 2 * 4 + 1);
    for (const QByteArray &each : left)
        QVERIFY2(each.startsWith("early-hints,") || each.startsWith("second-closed,") ||
                     each.startsWith("trunc-chunked, fetch-event-source"),
                 each.constData());
}

QTEST_GUILESS_MAIN(tst_HttpSockets)
#include "tst_httpsockets.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/reconnectpolicy.h"

#include <QTest>

#include <limits>

using namespace sse;

Q_DECLARE_METATYPE(std::optional<quint64>)

namespace {

constexpr quint64 huge = std::numeric_limits<quint64>::max();
constexpr auto everyReason = {
    EndReason::EndOfBody,
    EndReason::EndNotVerifiable,
    EndReason::Truncated,
    EndReason::Refused,
    EndReason::Dns,
    EndReason::Tls,
    EndReason::NotHttp,
    EndReason::Status,
    EndReason::ContentType,
    EndReason::NoContent,
    EndReason::Redirect,
    EndReason::TimeoutConnect,
    EndReason::TimeoutFirstByte,
    EndReason::TimeoutIdle,
    EndReason::Closed,
    EndReason::Limit,
};

char letter(NextStep step)
{
    switch (step) {
    case NextStep::Reestablish:
        return 'R';
    case NextStep::Fail:
        return 'X';
    case NextStep::Finish:
        return 'F';
    }
    Q_UNREACHABLE();
}

const ReconnectProfile &profileOf(const QByteArray &id)
{
    return *findReconnectProfile(id);
}

} // namespace

class TestReconnectPolicy : public QObject
{
    Q_OBJECT

private slots:
    void table();
    void stepsOfReasons_data();
    void stepsOfReasons();
    void stepsOfStatuses_data();
    void stepsOfStatuses();
    void stepsOfRedirects_data();
    void stepsOfRedirects();
    void delays_data();
    void delays();
    void backoff();
    void jitter();
    void backoffNeverOverflows();
};

void TestReconnectPolicy::table()
{
    QByteArrayList ids;
    for (const ReconnectProfile &profile : reconnectProfiles()) {
        ids.append(profile.id);
        QVERIFY(!profile.title.isEmpty());
    }
    QCOMPARE(ids.join(' '), QByteArray("whatwg chrome firefox safari fetch-event-source sdk"));
    QCOMPARE(findReconnectProfile("Chrome"), nullptr);
    QCOMPARE(profileOf("whatwg").redirectTarget, RedirectTarget::Final);
    QCOMPARE(profileOf("chrome").redirectTarget, RedirectTarget::Final);
    QCOMPARE(profileOf("firefox").redirectTarget, RedirectTarget::FinalIfPermanent);
    QCOMPARE(profileOf("safari").redirectTarget, RedirectTarget::Original);
}

void TestReconnectPolicy::stepsOfReasons_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QByteArray>("steps"); // one letter for each of everyReason
    // end, unverified, truncated, refused, dns, tls, not http | status 404, type, 204, redirects |
    // connect, first byte, idle | closed, limit
    QTest::newRow("whatwg") << QByteArray("whatwg") << QByteArray("RRRRRRRXXFXRRRFF");
    QTest::newRow("chrome") << QByteArray("chrome") << QByteArray("RRRRRRRXXFXRRRFF");
    QTest::newRow("firefox") << QByteArray("firefox") << QByteArray("RRRRXXXXXFXRRRFF");
    QTest::newRow("safari") << QByteArray("safari") << QByteArray("RRRRRRRXXFXRRRFF");
    QTest::newRow("fetch-event-source")
        << QByteArray("fetch-event-source") << QByteArray("FFRRRRRRRRXRRRFF");
    QTest::newRow("sdk") << QByteArray("sdk") << QByteArray("RRRRRRRRXFXRRRFF");
}

void TestReconnectPolicy::stepsOfReasons()
{
    QFETCH(QByteArray, profile);
    QFETCH(QByteArray, steps);
    QByteArray found;
    for (const EndReason reason : everyReason) {
        AttemptEnd end;
        end.reason = reason;
        end.status = reason == EndReason::NoContent ? 204 : 404;
        found.append(letter(nextStep(profileOf(profile), end)));
    }
    QCOMPARE(found, steps);
}

void TestReconnectPolicy::stepsOfStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("opens");    // under WHATWG and all others
    QTest::addColumn<bool>("opensFes"); // under fetch-event-source
    QTest::addColumn<bool>("retried");  // under SDK
    QTest::newRow("103") << 103 << false << false << false;
    QTest::newRow("200") << 200 << true << true << false;
    QTest::newRow("202") << 202 << false << true << false;
    QTest::newRow("205") << 205 << false << false << false;
    QTest::newRow("206") << 206 << false << true << false;
    QTest::newRow("301") << 301 << false << true << false;
    QTest::newRow("304") << 304 << false << false << false;
    QTest::newRow("400") << 400 << false << true << true;
    QTest::newRow("404") << 404 << false << true << true;
    QTest::newRow("429") << 429 << false << true << true;
    QTest::newRow("500") << 500 << false << true << true;
    QTest::newRow("599") << 599 << false << true << true;
    QTest::newRow("600") << 600 << false << true << false;
}

void TestReconnectPolicy::stepsOfStatuses()
{
    QFETCH(int, status);
    QFETCH(bool, opens);
    QFETCH(bool, opensFes);
    QFETCH(bool, retried);
    AttemptEnd end;
    end.reason = EndReason::Status;
    end.status = status;
    for (const QByteArray id : {"whatwg", "chrome", "firefox", "safari", "sdk"}) {
        QCOMPARE(statusOpens(profileOf(id), status), opens);
        const bool expected = id == "sdk" && retried;
        QCOMPARE(nextStep(profileOf(id), end), expected ? NextStep::Reestablish : NextStep::Fail);
    }
    QCOMPARE(statusOpens(profileOf("fetch-event-source"), status), opensFes);
    QCOMPARE(nextStep(profileOf("fetch-event-source"), end), NextStep::Reestablish);
}

void TestReconnectPolicy::stepsOfRedirects_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QByteArray>("steps"); // too many, empty Location, forbidden scheme
    QTest::newRow("whatwg") << QByteArray("whatwg") << QByteArray("XXX");
    QTest::newRow("chrome") << QByteArray("chrome") << QByteArray("XXR");
    QTest::newRow("firefox") << QByteArray("firefox") << QByteArray("XXX");
    QTest::newRow("safari") << QByteArray("safari") << QByteArray("XXX");
    QTest::newRow("fetch-event-source") << QByteArray("fetch-event-source") << QByteArray("XRR");
    QTest::newRow("sdk") << QByteArray("sdk") << QByteArray("XXX");
}

void TestReconnectPolicy::stepsOfRedirects()
{
    QFETCH(QByteArray, profile);
    QFETCH(QByteArray, steps);
    AttemptEnd end;
    end.reason = EndReason::Redirect;
    QByteArray found(1, letter(nextStep(profileOf(profile), end)));
    end.emptyLocation = true;
    found.append(letter(nextStep(profileOf(profile), end)));
    end.emptyLocation = false;
    end.forbiddenScheme = true;
    found.append(letter(nextStep(profileOf(profile), end)));
    QCOMPARE(found, steps);
}

void TestReconnectPolicy::delays_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<std::optional<quint64>>("retry");
    QTest::addColumn<bool>("emptyAfter");
    QTest::addColumn<qint64>("delay");
    QTest::addColumn<QByteArray>("source");

    const auto row = [](const char *profile, std::optional<quint64> retry, bool emptyAfter,
                        qint64 delay, const char *source) {
        const QByteArray value = retry ? QByteArray::number(*retry) : QByteArray("none");
        QTest::addRow("%s, %s%s", profile, value.constData(), emptyAfter ? ", empty" : "")
            << QByteArray(profile) << retry << emptyAfter << delay << QByteArray(source);
    };
    constexpr quint64 beyond32 = (quint64{1} << 32) + 201;
    constexpr qint64 longest = std::numeric_limits<qint64>::max();
    for (const char *profile : {"whatwg", "chrome", "safari"}) {
        row(profile, {}, false, 3000, "default");
        row(profile, 0, false, 0, "retry");
        row(profile, 10, false, 10, "retry");
        row(profile, 300, false, 300, "retry");
        row(profile, beyond32, false, static_cast<qint64>(beyond32), "retry");
        row(profile, huge, false, longest, "retry");
    }
    row("whatwg", 1000, true, 1000, "retry");
    row("whatwg", {}, true, 3000, "default");
    row("chrome", 1000, true, 3000, "default");
    row("safari", 1000, true, 3000, "default");
    row("firefox", {}, false, 5000, "default");
    row("firefox", 0, false, 500, "retry");
    row("firefox", 300, false, 500, "retry");
    row("firefox", 700, false, 700, "retry");
    row("firefox", 1000, true, 500, "retry");
    row("firefox", {}, true, 500, "retry");
    row("firefox", beyond32, false, 500, "retry");
    row("firefox", (quint64{1} << 32) + 900, false, 900, "retry");
    row("fetch-event-source", {}, false, 1000, "default");
    row("fetch-event-source", 20, true, 20, "retry");
    row("sdk", {}, false, 1000, "default");
    row("sdk", 45000, false, 45000, "retry");
}

void TestReconnectPolicy::delays()
{
    QFETCH(QByteArray, profile);
    QFETCH(std::optional<quint64>, retry);
    QFETCH(bool, emptyAfter);
    QFETCH(qint64, delay);
    QFETCH(QByteArray, source);
    const ReconnectDelay found = reconnectDelay(profileOf(profile), {retry, emptyAfter}, 0, 0);
    QCOMPARE(qint64(found.delay.count()), delay);
    QCOMPARE(delaySourceName(found.source), source);
    // Without a back-off column the delay does not grow.
    if (profile != "sdk")
        QCOMPARE(reconnectDelay(profileOf(profile), {retry, emptyAfter}, 9, 0.9).delay,
                 found.delay);
}

void TestReconnectPolicy::backoff()
{
    QByteArrayList found;
    for (int failures = 0; failures < 8; ++failures) {
        const ReconnectDelay delay = reconnectDelay(profileOf("sdk"), {}, failures, 0);
        found.append(QByteArray::number(qint64(delay.delay.count())) + ' ' +
                     delaySourceName(delay.source));
    }
    QCOMPARE(found.join(", "),
             QByteArray("1000 default, 2000 backoff, 4000 backoff, 8000 backoff, 16000 backoff, "
                        "30000 backoff, 30000 backoff, 30000 backoff"));
    // A server's own wish grows too, and the ceiling does not lower it.
    QCOMPARE(reconnectDelay(profileOf("sdk"), {5000, false}, 2, 0).delay, Millis(20000));
    QCOMPARE(reconnectDelay(profileOf("sdk"), {45000, false}, 3, 0).delay, Millis(45000));
    QCOMPARE(reconnectDelay(profileOf("sdk"), {45000, false}, 3, 0).source, DelaySource::Retry);
}

void TestReconnectPolicy::jitter()
{
    QCOMPARE(reconnectDelay(profileOf("sdk"), {}, 0, 0).delay, Millis(1000));
    QCOMPARE(reconnectDelay(profileOf("sdk"), {}, 0, 0.5).delay, Millis(750));
    QCOMPARE(reconnectDelay(profileOf("sdk"), {}, 3, 0.999).delay, Millis(4004));
}

void TestReconnectPolicy::backoffNeverOverflows()
{
    ReconnectProfile profile = profileOf("sdk");
    profile.ceiling = Millis::max();
    profile.backoffFactor = 10;
    Millis before{0};
    for (int failures = 0; failures < 2000; ++failures) {
        const Millis delay = reconnectDelay(profile, {}, failures, 0).delay;
        QVERIFY(delay >= before);
        before = delay;
    }
    QCOMPARE(before, Millis::max());
    QVERIFY(reconnectDelay(profile, {huge, false}, 1, 0.7).delay > Millis(0));
    profile.mostDelay = Millis(7000);
    QCOMPARE(reconnectDelay(profile, {huge, false}, 0, 0).delay, Millis(7000));
}

QTEST_APPLESS_MAIN(TestReconnectPolicy)
#include "tst_reconnectpolicy.moc"

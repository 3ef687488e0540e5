// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/transportprobe.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n";

QByteArray readData(const QString &name)
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/tls/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("test data are missing");
    return file.readAll();
}

QSslConfiguration serverTls(const QString &certificate = QStringLiteral("certificate.pem"))
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(readData(certificate)));
    configuration.setPrivateKey(QSslKey(readData(QStringLiteral("key.pem")), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

RawServer::Script stream()
{
    return [](const RawRequest &) {
        return RawAnswer().send(chunkedHead).chunk("data: a\n\n").lastChunk();
    };
}

} // namespace

class tst_Tls : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatItCannotVerify_data();
    void refusesWhatItCannotVerify();
    void skipsVerificationWhenAskedTo();
    void acceptsTheGivenCertificates();
    void refusesGivenCertificatesThatAreNone();
    void doesNotTrustAnEndWithoutCloseNotify_data();
    void doesNotTrustAnEndWithoutCloseNotify();
    void tellsAServerWithoutTls();
};

void tst_Tls::refusesWhatItCannotVerify_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("given");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("reason");
    const QString address = QStringLiteral("127.0.0.1");
    const QString good = QStringLiteral("certificate.pem");
    QTest::newRow("self-signed") << good << false << address << QStringLiteral("self-signed");
    QTest::newRow("other name") << good << true << QStringLiteral("localhost")
                                << QStringLiteral("host name");
    QTest::newRow("expired") << QStringLiteral("expired.pem") << true << address
                             << QStringLiteral("expired");
}

void tst_Tls::refusesWhatItCannotVerify()
{
    QFETCH(QString, certificate);
    QFETCH(bool, given);
    QFETCH(QString, host);
    QFETCH(QString, reason);
    RawServer server(stream(), serverTls(certificate));
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.url.setHost(host);
    if (given)
        request.caCertificates = readData(certificate);
    QVERIFY(probe.run(request));
    QCOMPARE(probe.end->error, TransportError::Tls);
    QVERIFY2(probe.end->detail.contains(reason), qPrintable(probe.end->detail));
    QVERIFY(!probe.head);
    QCOMPARE(probe.end->requestsSent, 0);
    QVERIFY(server.requests().empty());
}

void tst_Tls::skipsVerificationWhenAskedTo()
{
    RawServer server(stream(), serverTls());
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.insecure = true;
    QVERIFY(probe.run(request));
    QCOMPARE(probe.end->error, TransportError::None);
    QCOMPARE(probe.body, QByteArray("data: a\n\n"));
    QVERIFY(probe.hasNote("tls-not-verified"));
    QVERIFY(probe.noteText.contains(QLatin1String("self-signed")));
    // For this one request only.
    request.insecure = false;
    QVERIFY(probe.run(request));
    QCOMPARE(probe.end->error, TransportError::Tls);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void tst_Tls::acceptsTheGivenCertificates()
{
    RawServer server(stream(), serverTls());
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.caCertificates = readData(QStringLiteral("certificate.pem"));
    QVERIFY(probe.run(request));
    QCOMPARE(probe.end->error, TransportError::None);
    QCOMPARE(probe.body, QByteArray("data: a\n\n"));
    QVERIFY(probe.end->verifiedEnd);
    QVERIFY(probe.notes.empty());
    request.caCertificates.clear();
    QVERIFY(probe.run(request));
    QCOMPARE(probe.end->error, TransportError::Tls);
}

void tst_Tls::refusesGivenCertificatesThatAreNone()
{
    RawServer server(stream(), serverTls());
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.caCertificates = "not a certificate";
    transport.open(request, probe);
    QVERIFY(!probe.end);
    QVERIFY(TransportProbe::waitFor([&] { return probe.end.has_value(); }));
    QCOMPARE(probe.end->error, TransportError::Tls);
    QVERIFY(probe.end->detail.contains(QLatin1String("PEM")));
    QCOMPARE(server.connectionCount(), 0);
}

void tst_Tls::doesNotTrustAnEndWithoutCloseNotify_data()
{
    QTest::addColumn<RawAnswer::Action>("action");
    QTest::addColumn<bool>("framed");
    QTest::newRow("close_notify") << RawAnswer::Action::Close << false;
    QTest::newRow("FIN") << RawAnswer::Action::Cut << false;
    QTest::newRow("RST") << RawAnswer::Action::Reset << false;
    QTest::newRow("length, FIN") << RawAnswer::Action::Cut << true;
    QTest::newRow("length, RST") << RawAnswer::Action::Reset << true;
}

void tst_Tls::doesNotTrustAnEndWithoutCloseNotify()
{
    QFETCH(RawAnswer::Action, action);
    QFETCH(bool, framed);
    RawServer server(
        [&](const RawRequest &) {
            RawAnswer answer;
            answer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
            answer.send(framed ? QByteArray("Content-Length: 99\r\n\r\n") : QByteArray("\r\n"));
            answer.send("data: a\n\n");
            answer.wait(Millis(200));
            return action == RawAnswer::Action::Close ? answer.close()
                   : action == RawAnswer::Action::Cut ? answer.cut()
                                                      : answer.reset();
        },
        serverTls());
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.caCertificates = readData(QStringLiteral("certificate.pem"));
    QVERIFY(probe.run(request));
    QCOMPARE(probe.body, QByteArray("data: a\n\n"));
    QVERIFY(!probe.end->verifiedEnd);
    QCOMPARE(probe.end->error, framed ? TransportError::RemoteClosed : TransportError::None);
}

void tst_Tls::tellsAServerWithoutTls()
{
    RawServer server([](const RawRequest &) { return RawAnswer().hold(); });
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.url.setScheme(QStringLiteral("https"));
    // The TLS client's first message is no request to the server, which says nothing.
    transport.open(request, probe);
    QVERIFY(TransportProbe::waitFor([&] { return server.connectionCount() == 1; }));
    transport.abort();
    QVERIFY(TransportProbe::waitFor([&] { return probe.end.has_value(); }));
    QCOMPARE(probe.end->error, TransportError::Aborted);
    QCOMPARE(probe.end->requestsSent, 0);
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"

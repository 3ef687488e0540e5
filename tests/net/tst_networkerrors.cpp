// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/networkerrors.h"
#include "core/net/qnamtransport.h"
#include "tests/support/transportprobe.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class tst_NetworkErrors : public QObject
{
    Q_OBJECT

private slots:
    void namesErrors_data();
    void namesErrors();
    void tellsUnreachableServers_data();
    void tellsUnreachableServers();
};

void tst_NetworkErrors::namesErrors_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<TransportError>("expected");
    using Reply = QNetworkReply;
    using Error = TransportError;
    const auto row = [](const char *name, Reply::NetworkError error, int status, Error expected) {
        QTest::newRow(name) << error << status << expected;
    };
    row("none", Reply::NoError, 200, Error::None);
    row("host", Reply::HostNotFoundError, 0, Error::HostNotFound);
    row("refused", Reply::ConnectionRefusedError, 0, Error::ConnectionRefused);
    row("timeout", Reply::TimeoutError, 0, Error::Unreachable);
    row("network", Reply::UnknownNetworkError, 0, Error::Unreachable);
    row("closed", Reply::RemoteHostClosedError, 200, Error::RemoteClosed);
    row("tls", Reply::SslHandshakeFailedError, 0, Error::Tls);
    row("protocol", Reply::ProtocolFailure, 0, Error::NotHttp);
    row("cancelled", Reply::OperationCanceledError, 200, Error::Aborted);
    row("404", Reply::ContentNotFoundError, 404, Error::None);
    row("503", Reply::ServiceUnavailableError, 503, Error::None);
    row("400", Reply::ProtocolInvalidOperationError, 400, Error::None);
    row("407", Reply::ProxyAuthenticationRequiredError, 407, Error::None);
    row("404 without a head", Reply::ContentNotFoundError, 0, Error::Other);
    row("unknown", Reply::UnknownServerError, 200, Error::Other);
}

void tst_NetworkErrors::namesErrors()
{
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(int, status);
    QTEST(transportError(error, status), "expected");
}

void tst_NetworkErrors::tellsUnreachableServers_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<TransportError>("error");
    // Port 1 is tcpmux, which nothing serves; ".invalid" never resolves (RFC 6761).
    QTest::newRow("refused") << QStringLiteral("http://127.0.0.1:1/")
                             << TransportError::ConnectionRefused;
    QTest::newRow("no such host") << QStringLiteral("http://nowhere.invalid/")
                                  << TransportError::HostNotFound;
}

void tst_NetworkErrors::tellsUnreachableServers()
{
    QFETCH(QString, url);
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(QUrl(url))));
    QTEST(probe.end->error, "error");
    QVERIFY(!probe.head);
    QVERIFY(!probe.end->detail.isEmpty());
    QCOMPARE(probe.end->requestsSent, 0);
}

QTEST_GUILESS_MAIN(tst_NetworkErrors)
#include "tst_networkerrors.moc"

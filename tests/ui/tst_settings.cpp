// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace sse::ui;

class tst_Settings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void keepsChoices();
    void keepsRequests();
    void storesNoSecret();
    void keepsAddressesInOrder();
    void keepsRecordingChoices();
    void keepsRecentFiles();
    void survivesADamagedFile();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("settings.ini")); }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Settings::keepsChoices()
{
    {
        Settings settings(path());
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QCOMPARE(settings.timeFormat(), TimeFormat::Absolute);
        QVERIFY(!settings.utc());
        QVERIFY(settings.connectionsShown());
        settings.setTheme(ThemeChoice::Dark);
        settings.setTimeFormat(TimeFormat::SinceStart);
        settings.setUtc(true);
        settings.setConnectionsShown(false);
        settings.setState(QStringLiteral("geometry"), QByteArray("\x01\x00\xff", 3));
        settings.setCurrentTab(2);
    }
    const Settings settings(path());
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
    QCOMPARE(settings.timeFormat(), TimeFormat::SinceStart);
    QVERIFY(settings.utc());
    QVERIFY(!settings.connectionsShown());
    QCOMPARE(settings.state(QStringLiteral("geometry")), QByteArray("\x01\x00\xff", 3));
    QCOMPARE(settings.currentTab(), 2);
}

void tst_Settings::keepsRequests()
{
    RequestForm form;
    form.address = QStringLiteral("localhost:8080/events?q=a&b=ü");
    form.method = QStringLiteral("POST");
    form.headers = QStringLiteral("X-One: 1\nX-Two: a, b");
    form.profile = QStringLiteral("custom");
    form.custom = {Millis(1234), 1.5, 0.25, Millis(9000), 7};
    form.lastEventId = QStringLiteral("41");
    form.connectTimeout = 0;
    form.firstByteTimeout = 5;
    form.idleTimeout = 60;
    form.caFile = QStringLiteral("/etc/ca.pem");
    {
        Settings settings(path());
        settings.setTabs({form, RequestForm{}});
    }
    const Settings settings(path());
    QCOMPARE(settings.tabs().size(), 2);
    QVERIFY(settings.tabs().at(0) == form);
    QVERIFY(settings.tabs().at(1) == RequestForm{});
}

void tst_Settings::storesNoSecret()
{
    RequestForm form;
    form.address = QStringLiteral("https://user:hunter2@api.test/v1?api_key=hunter3&model=m");
    form.headers = QStringLiteral("Authorization: Bearer hunter4\nX-Api-Key: hunter5\n"
                                  "Cookie: sid=hunter6\nX-Plain: kept\nbroken hunter7");
    form.body = QStringLiteral("{\"prompt\":\"hunter8\"}");
    form.insecure = true;
    {
        Settings settings(path());
        settings.setTabs({form});
        settings.addRecentAddress(form.address);
        settings.addRecentAddress(QStringLiteral("ftp://hunter9@x"));
    }
    const QByteArray text = written();
    QVERIFY(text.contains("kept"));
    QVERIFY2(!text.contains("hunter"), text.constData());
    const RequestForm read = Settings(path()).tabs().constFirst();
    QCOMPARE(read.headers, QStringLiteral("X-Plain: kept"));
    QVERIFY(read.address.contains(QLatin1String("model=m")));
    QVERIFY(read.body.isEmpty());
    QVERIFY(!read.insecure);
    // What comes back is refused until the secrets are typed again.
    const Result<Endpoint> endpoint = toEndpoint(read);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().code, QByteArray("address-redacted"));
}

void tst_Settings::keepsAddressesInOrder()
{
    Settings settings(path());
    for (int number = 0; number < 30; ++number)
        settings.addRecentAddress(QStringLiteral("host%1.test/").arg(number));
    settings.addRecentAddress(QStringLiteral("host20.test/"));
    const QStringList addresses = settings.recentAddresses();
    QCOMPARE(addresses.size(), Settings::mostAddresses);
    QCOMPARE(addresses.at(0), QStringLiteral("host20.test/"));
    QCOMPARE(addresses.at(1), QStringLiteral("host29.test/"));
    QCOMPARE(addresses.count(QStringLiteral("host20.test/")), 1);
}

void tst_Settings::keepsRecordingChoices()
{
    {
        Settings settings(path());
        QVERIFY(settings.recordsStreams());
        QCOMPARE(settings.recordingMegabytes(), Settings::defaultRecordingMegabytes);
        QCOMPARE(settings.atRecordingLimit(), AtLimit::DropOldest);
        settings.setRecordsStreams(false);
        settings.setRecordingMegabytes(0);
        settings.setAtRecordingLimit(AtLimit::Stop);
    }
    const Settings settings(path());
    QVERIFY(!settings.recordsStreams());
    QCOMPARE(settings.recordingMegabytes(), 0);
    QCOMPARE(settings.atRecordingLimit(), AtLimit::Stop);
}

void tst_Settings::keepsRecentFiles()
{
    Settings settings(path());
    for (int number = 0; number < 12; ++number)
        settings.addRecentFile(QStringLiteral("/tmp/%1.sserec").arg(number));
    settings.addRecentFile(QStringLiteral("/tmp/5.sserec"));
    const QStringList files = Settings(path()).recentFiles();
    QCOMPARE(files.size(), static_cast<qsizetype>(Settings::mostFiles));
    QCOMPARE(files[0], QStringLiteral("/tmp/5.sserec"));
    QCOMPARE(files[1], QStringLiteral("/tmp/11.sserec"));
    QCOMPARE(files.count(QStringLiteral("/tmp/5.sserec")), 1);
    settings.clearRecentFiles();
    QVERIFY(settings.recentFiles().isEmpty());
}

void tst_Settings::survivesADamagedFile()
{
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[view]\ntheme=plaid\ntimeFormat=99\nutc=maybe\n"
                   "[tabs]\nsize=1\n1\\customDelay=-5\n1\\customFactor=nan\n1\\customJitter=7\n"
                   "1\\idleTimeout=abc\n1\\address=x\n");
    }
    const Settings settings(path());
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.timeFormat(), TimeFormat::SincePrevious);
    const RequestForm form = settings.tabs().constFirst();
    QCOMPARE(form.address, QStringLiteral("x"));
    QCOMPARE(form.custom.delay, Millis(0));
    QCOMPARE(form.custom.backoffFactor, 1.0);
    QCOMPARE(form.custom.jitter, 0.0);
    QCOMPARE(form.idleTimeout, 0);
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/options.h"
#include "app/cli/recordcommand.h"
#include "tests/cli/parsedoptions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sse;
using namespace sse::cli;
using namespace sse::test;

namespace {

bool make(const QString &path)
{
    return QFile(path).open(QIODevice::WriteOnly);
}

} // namespace

class TestFileOptions : public QObject
{
    Q_OBJECT

private slots:
    void record();
    void recordTakesOptionsOfWatch();
    void readers();
    void usageErrors_data();
    void usageErrors();
    void targets_data();
    void targets();
    void targetIsLeftAsItWas();
};

void TestFileOptions::record()
{
    const auto plain = optionsOf<RecordOptions>(QStringLiteral("record|h|-o|a.sserec"));
    QCOMPARE(plain.endpoint.url, QUrl(QStringLiteral("http://h")));
    QCOMPARE(plain.file, QStringLiteral("a.sserec"));
    QCOMPARE(plain.force, false);
    QCOMPARE(plain.mostBytes, quint64{2'000'000'000});
    QVERIFY(plain.atLimit == AtLimit::DropOldest);
    const auto full = optionsOf<RecordOptions>(
        QStringLiteral("record|-o|a|h|--force|--size-limit|5|--at-limit|stop"));
    QCOMPARE(full.force, true);
    QCOMPARE(full.mostBytes, quint64{5'000'000});
    QVERIFY(full.atLimit == AtLimit::Stop);
    const auto ring =
        optionsOf<RecordOptions>(QStringLiteral("record|h|-o|a|--size-limit|0|--at-limit|ring"));
    QCOMPARE(ring.mostBytes, quint64{0});
    QVERIFY(ring.atLimit == AtLimit::DropOldest);
}

void TestFileOptions::recordTakesOptionsOfWatch()
{
    const auto options = optionsOf<RecordOptions>(
        QStringLiteral("record|h|-o|a|-X|PUT|-H|A: 1|-d|x|--profile|sdk|--last-event-id|7|"
                       "--no-reconnect|--max-events|3|--duration|2|--connect-timeout|1|"
                       "--first-byte-timeout|1|--idle-timeout|1|--insecure"));
    QCOMPARE(options.endpoint.method, QByteArray("PUT"));
    QCOMPARE(options.endpoint.body, QByteArray("x"));
    QCOMPARE(options.endpoint.profile.id, QByteArray("sdk"));
    QCOMPARE(options.endpoint.lastEventId, QByteArray("7"));
    QCOMPARE(options.endpoint.reconnect, false);
    QCOMPARE(options.endpoint.maxEvents, quint64{3});
    QCOMPARE(options.endpoint.insecure, true);
    QVERIFY(options.duration == std::chrono::seconds(2));
}

void TestFileOptions::readers()
{
    const auto events =
        optionsOf<EventsOptions>(QStringLiteral("events|a|--all|--bytes|--filter|type:x"));
    QCOMPARE(events.file, QStringLiteral("a"));
    QVERIFY(events.print.all && events.print.bytes && !events.print.filter.isEmpty());
    QVERIFY(!optionsOf<CatOptions>(QStringLiteral("cat|a")).connection);
    const auto cat = optionsOf<CatOptions>(QStringLiteral("cat|--connection|4294967295|a"));
    QCOMPARE(cat.file, QStringLiteral("a"));
    QVERIFY(cat.connection == 4294967295U);
    QCOMPARE(optionsOf<InfoOptions>(QStringLiteral("info|--|-a")).file, QStringLiteral("-a"));
    QCOMPARE(optionsOf<VerifyOptions>(QStringLiteral("verify|ä b")).file, QStringLiteral("ä b"));
}

void TestFileOptions::usageErrors_data()
{
    const auto add = usageErrorTable();
    add("record|h", "-o FILE");
    add("record|h|-o", "-o");
    add("record|h|-o|", "-o FILE");
    add("record|h|-o|-", "standard output");
    add("record|-o|a", "“record” takes the address");
    add("record|-o|a|h|i", "one address");
    add("record|-o|a|ftp://h", "ftp");
    add("record|h|-o|a|--all", "--all");
    add("record|h|-o|a|--size-limit|1.5", "--size-limit");
    add("record|h|-o|a|--size-limit|-1", "--size-limit");
    add("record|h|-o|a|--size-limit|9999999999", "--size-limit");
    add("record|h|-o|a|--at-limit|never", "ring or stop");
    add("record|h|-o|a|--duration|0", "--duration");
    add("record|h|-o|a|-H|no colon", "-H");
    add("events", "“events” takes the file");
    add("events|", "“events” takes the file");
    add("events|a|b", "one file");
    add("events|-", "standard input");
    add("events|a|--filter|\"open", "--filter");
    add("events|a|--connection|1", "--connection");
    add("cat", "“cat” takes the file");
    add("cat|-", "standard input");
    add("cat|a|--connection|0", "--connection");
    add("cat|a|--connection|4294967296", "4294967295");
    add("cat|a|--connection|x", "--connection");
    add("cat|a|--all", "--all");
    add("info", "“info” takes the file");
    add("info|a|b", "one file");
    add("verify", "“verify” takes the file");
    add("verify|a|--bytes", "--bytes");
}

void TestFileOptions::usageErrors()
{
    QFETCH(QString, words);
    QFETCH(QString, mentions);
    QCOMPARE(faultOfUsageError(parsed(words), mentions), QString());
}

void TestFileOptions::targets_data()
{
    QTest::addColumn<QString>("file"); // in a folder
    QTest::addColumn<bool>("force");
    QTest::addColumn<QString>("mentions"); // empty: nothing is wrong
    const auto add = [](const char *file, bool force, const char *mentions) {
        QTest::addRow("%.20s %d", file, int(force))
            << QString::fromUtf8(file) << force << QString::fromUtf8(mentions);
    };
    add("new.sserec", false, "");
    add("new.sserec", true, "");
    add("there.sserec", false, "--force");
    add("there.sserec", true, "");
    add("live.sserec", false, "live.sserec.part” exists");
    add("live.sserec", true, "live.sserec.part” exists");
    add("dangling", false, "--force");
    add("dangling", true, "no regular file");
    add("pipe", true, "no regular file");
    add("folder", true, "is a folder");
    add("folder/", false, "is a folder");
    add("none/", false, "is a folder");
    add("none/new.sserec", false, "does not exist");
    add("there.sserec/new.sserec", false, "does not exist");
    add(QByteArray(250, 'x').constData(), false, "can't be written");
}

void TestFileOptions::targets()
{
    QFETCH(QString, file);
    QFETCH(bool, force);
    QFETCH(QString, mentions);
    const QTemporaryDir folder;
    const auto at = [&](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    QVERIFY(make(at("there.sserec")) && make(at("live.sserec.part")));
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    QVERIFY(QFile::link(QStringLiteral("nowhere"), at("dangling")));
    QCOMPARE(::mkfifo(QFile::encodeName(at("pipe")).constData(), 0600), 0);
    const auto error = checkTarget(folder.filePath(file), force);
    QCOMPARE(error ? error->message.contains(mentions) && !mentions.isEmpty() : mentions.isEmpty(),
             true);
    QVERIFY(!error || error->message.endsWith(QLatin1Char('.')));
}

void TestFileOptions::targetIsLeftAsItWas()
{
    const QTemporaryDir folder;
    QVERIFY(!checkTarget(folder.filePath(QStringLiteral("new")), false));
    QVERIFY(QDir(folder.path()).isEmpty());
    // Where even root can't make a file.
    const auto error = checkTarget(QStringLiteral("/proc/new"), false);
    QVERIFY(error && error->message.contains(QLatin1String("can't be written")));
}

QTEST_GUILESS_MAIN(TestFileOptions)
#include "tst_fileoptions.moc"

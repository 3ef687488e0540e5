// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace sse;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class TestExportFile final : public QObject
{
    Q_OBJECT

private slots:
    void takesThePlaceOnceItIsWhole();
    void leavesNothingWithoutAnEnd();
    void belongsToTheUserAlone();
    void takesLongNames();
    void writesBehind();
    void refuses_data();
    void refuses();
    void tellsOfAFullDisk();
};

void TestExportFile::takesThePlaceOnceItIsWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    write(path, "before");
    auto file = ExportFile::create(path);
    QVERIFY(file);
    QVERIFY(file.value()->write("new"));
    QCOMPARE(contentOf(path), QByteArray("before"));
    QVERIFY(!file.value()->finish());
    QCOMPARE(contentOf(path), QByteArray("new"));
    QCOMPARE(filesIn(folder), QStringList(QStringLiteral("out.csv")));
}

void TestExportFile::leavesNothingWithoutAnEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    {
        auto file = ExportFile::create(path);
        QVERIFY(file);
        QVERIFY(file.value()->write("half"));
        QCOMPARE(filesIn(folder).size(), 1);
        QVERIFY(filesIn(folder).first().startsWith(QLatin1Char('.')));
    }
    QCOMPARE(filesIn(folder), QStringList());
}

void TestExportFile::belongsToTheUserAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    auto file = ExportFile::create(path);
    QVERIFY(file);
    QVERIFY(!file.value()->finish());
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0600U);
}

void TestExportFile::takesLongNames()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString(250, QLatin1Char('n')));
    auto file = ExportFile::create(path);
    QVERIFY(file);
    QVERIFY(!file.value()->finish());
    QCOMPARE(contentOf(path), QByteArray());
}

void TestExportFile::writesBehind()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    auto file = ExportFile::create(path);
    QVERIFY(file);
    QByteArray all;
    for (char mark = 'a'; mark < 'a' + 12; ++mark) {
        const QByteArray piece(5'000'000, mark);
        all += piece;
        QVERIFY(file.value()->write(piece));
    }
    QVERIFY(!file.value()->finish());
    QVERIFY(contentOf(path) == all);
}

void TestExportFile::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("why");
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("it is a folder");
    QTest::newRow("link") << QStringLiteral("link") << QStringLiteral("it is a link");
    QTest::newRow("pipe") << QStringLiteral("pipe") << QStringLiteral("it is a device or a pipe");
    QTest::newRow("dangling") << QStringLiteral("dangling") << QStringLiteral("it is a link");
    QTest::newRow("no folder") << QStringLiteral("none/out.csv")
                               << QStringLiteral("there is no such folder");
    QTest::newRow("no name") << QString() << QStringLiteral("it names no file");
}

void TestExportFile::refuses()
{
    QFETCH(const QString, name);
    QFETCH(const QString, why);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    write(folder.filePath(QStringLiteral("file")), "kept");
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("file")),
                        folder.filePath(QStringLiteral("link"))));
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("nothing")),
                        folder.filePath(QStringLiteral("dangling"))));
    QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(QStringLiteral("pipe"))).constData(), 0600),
             0);
    const QStringList before = filesIn(folder);
    const auto file = ExportFile::create(name.isEmpty() ? QString() : folder.filePath(name));
    QVERIFY(!file);
    QCOMPARE(file.error().code, QByteArray("export-io"));
    QVERIFY2(file.error().message.contains(why), qPrintable(file.error().message));
    QCOMPARE(filesIn(folder), before);
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("file"))), QByteArray("kept"));
}

void TestExportFile::tellsOfAFullDisk()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    write(path, "before");
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit small{100'000, limit.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    bool wrote = true;
    std::optional<Error> first;
    std::optional<Error> last;
    {
        auto file = ExportFile::create(path);
        for (int i = 0; file && wrote && i < 100; ++i)
            wrote = file.value()->write(QByteArray(9'999, 'x'));
        if (file) {
            first = file.value()->error();
            last = file.value()->finish();
        }
    }
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!wrote);
    QVERIFY(first && last);
    QCOMPARE(first->code, QByteArray("export-io"));
    QCOMPARE(last->message, first->message);
    QVERIFY2(first->message.contains(path), qPrintable(first->message));
    QVERIFY2(first->message.contains(qt_error_string(EFBIG)), qPrintable(first->message));
    QCOMPARE(contentOf(path), QByteArray("before"));
    QCOMPARE(filesIn(folder), QStringList(QStringLiteral("out.csv")));
}

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_exportfile.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sse;

class DatabaseTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void createsPrivateFilesOnlyOnce();
    void bindsAndReads();
    void readsOnly();
    void tellsWhyItCantOpen();
    void tellsDamage();
    void tellsThatItIsBusy();
    void survivesFailedStatements();
    void runsNothingOfStrangers_data();
    void runsNothingOfStrangers();
    void boundsLengths();
    void takesAnyName();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void DatabaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("file"));
}

void DatabaseTest::createsPrivateFilesOnlyOnce()
{
    const mode_t before = ::umask(0);
    const auto created = Database::open(m_path, Database::Mode::CreateNew);
    ::umask(before);
    QVERIFY(created);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t{0600});
    const auto again = Database::open(m_path, Database::Mode::CreateNew);
    QVERIFY(!again);
    QCOMPARE(again.error().code, QByteArray("recording-open"));
    const QString link = m_folder->filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("target")), link));
    QVERIFY(!Database::open(link, Database::Mode::CreateNew));
}

void DatabaseTest::bindsAndReads()
{
    auto database = Database::open(m_path, Database::Mode::CreateNew);
    QVERIFY(database);
    QVERIFY(database.value().execute("CREATE TABLE t(a, b, c, d, e, f)"));
    Statement insert = database.value().prepare("INSERT INTO t VALUES(?, ?, ?, ?, ?, ?)");
    insert.bind(1, std::numeric_limits<qint64>::min());
    insert.bind(2, QByteArrayView("\0\xff", 2));
    insert.bindText(3, "text");
    insert.bindNull(4);
    insert.bind(5, QByteArrayView());
    insert.bindText(6, QByteArrayView());
    QVERIFY(insert.run());
    Statement select = database.value().prepare("SELECT * FROM t");
    QVERIFY(select.step() == Statement::Step::Row);
    QVERIFY(select.isInteger(0) && select.isBlob(1) && select.isText(2) && select.isNull(3));
    QVERIFY(select.isBlob(4) && select.isText(5));
    QCOMPARE(select.integer(0), std::numeric_limits<qint64>::min());
    QCOMPARE(select.bytes(1).toByteArray(), QByteArray("\0\xff", 2));
    QCOMPARE(select.bytes(2).toByteArray(), QByteArray("text"));
    QVERIFY(select.bytes(4).isEmpty() && select.bytes(5).isEmpty());
    QVERIFY(select.step() == Statement::Step::Done);
    QCOMPARE(database.value().integerOf("SELECT 42"), std::optional<qint64>(42));
    QVERIFY(!database.value().integerOf("SELECT 'x'"));
    QVERIFY(!database.value().integerOf("SELECT 1 WHERE 0"));
}

void DatabaseTest::readsOnly()
{
    QVERIFY(Database::open(m_path, Database::Mode::CreateNew).value().execute("CREATE TABLE t(a)"));
    auto read = Database::open(m_path, Database::Mode::Read);
    QVERIFY(read);
    QVERIFY(!read.value().execute("INSERT INTO t VALUES(1)"));
    QCOMPARE(read.value().error().code, QByteArray("recording-read-only"));
    auto write = Database::open(m_path, Database::Mode::ReadWrite);
    QVERIFY(write.value().execute("INSERT INTO t VALUES(1)"));
    QCOMPARE(read.value().integerOf("SELECT count(*) FROM t"), std::optional<qint64>(1));
}

void DatabaseTest::tellsWhyItCantOpen()
{
    for (const Database::Mode mode : {Database::Mode::Read, Database::Mode::ReadWrite}) {
        const auto missing = Database::open(m_path, mode);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, QByteArray("recording-open"));
        QVERIFY(!QFile::exists(m_path));
    }
    const auto folder =
        Database::open(m_path + QLatin1String("/missing/x"), Database::Mode::CreateNew);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, QByteArray("recording-open"));
    const auto noVfs = Database::open(m_path, Database::Mode::CreateNew, "no such VFS");
    QVERIFY(!noVfs);
    QVERIFY(!QFile::exists(m_path));
}

void DatabaseTest::tellsDamage()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, 'x'));
    file.close();
    auto database = Database::open(m_path, Database::Mode::Read);
    QVERIFY(!database || !database.value().execute("SELECT * FROM sqlite_schema"));
    QCOMPARE(database ? database.value().error().code : database.error().code,
             QByteArray("recording-damaged"));
}

void DatabaseTest::tellsThatItIsBusy()
{
    auto one = Database::open(m_path, Database::Mode::CreateNew);
    QVERIFY(one.value().execute("CREATE TABLE t(a)"));
    auto two = Database::open(m_path, Database::Mode::ReadWrite);
    QVERIFY(two.value().execute("PRAGMA busy_timeout=0"));
    QVERIFY(one.value().execute("BEGIN IMMEDIATE"));
    QVERIFY(!two.value().execute("BEGIN IMMEDIATE"));
    QCOMPARE(two.value().error().code, QByteArray("recording-busy"));
}

void DatabaseTest::survivesFailedStatements()
{
    auto database = Database::open(m_path, Database::Mode::CreateNew);
    Statement broken = database.value().prepare("SELECT nothing FROM nowhere");
    QVERIFY(!broken.isValid());
    QCOMPARE(database.value().error().code, QByteArray("recording-sqlite"));
    broken.bind(1, qint64{1});
    broken.bind(2, QByteArrayView("x"));
    QVERIFY(broken.step() == Statement::Step::Failed);
    QVERIFY(!broken.run());
    broken.reset();
    QVERIFY(!Statement().run());
}

void DatabaseTest::runsNothingOfStrangers_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("view") << QByteArray("SELECT * FROM v");
    QTest::newRow("schema") << QByteArray(
        "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql=''");
    QTest::newRow("extension") << QByteArray("SELECT load_extension('x')");
    QTest::newRow("attach") << QByteArray("ATTACH ':memory:' AS other");
    QTest::newRow("double-quoted string") << QByteArray("SELECT \"no column\"");
}

void DatabaseTest::runsNothingOfStrangers()
{
    QFETCH(QByteArray, sql);
    // No matter who opens the file: as a stranger made it, by SQLite's own defaults.
    auto made = Database::open(m_path, Database::Mode::CreateNew);
    QVERIFY(made.value().execute("CREATE TABLE t(a); CREATE VIEW v AS SELECT a FROM t"));
    QVERIFY(made.value().execute("CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM t; END"));
    auto database = Database::open(m_path, Database::Mode::ReadWrite);
    QVERIFY(!database.value().execute(sql.constData()));
    QVERIFY(database.value().execute("INSERT INTO t VALUES(1)"));
    QCOMPARE(database.value().integerOf("SELECT count(*) FROM t"), std::optional<qint64>(1));
}

void DatabaseTest::boundsLengths()
{
    auto database = Database::open(m_path, Database::Mode::CreateNew);
    QVERIFY(database.value().execute("CREATE TABLE t(a)"));
    Statement insert = database.value().prepare("INSERT INTO t VALUES(?)");
    const QByteArray longest(64 << 20, 'x');
    insert.bindText(1, longest);
    QVERIFY(insert.run());
    QVERIFY(!database.value().integerOf("SELECT length(zeroblob(80000000))"));
}

void DatabaseTest::takesAnyName()
{
    for (const char *name : {"file:x?mode=memory", ":memory:", "ä ö%00", "a\nb"}) {
        const QString path = m_folder->path() + u'/' + QString::fromUtf8(name);
        QVERIFY(Database::open(path, Database::Mode::CreateNew));
        QVERIFY(QFile::exists(path));
        QVERIFY(Database::open(path, Database::Mode::Read));
    }
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariofolder.h"

#include "core/scenario/scenariojson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>

using namespace sse;

class ScenarioFolderTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void namesNewFiles_data();
    void namesNewFiles();
    void namesEachFileOnce();
    void listsFiles();
    void removes();
    void removesOnlyItsOwn();
    void savesForTheUserOnly();
    void replaces();
    void saysWhyItCantSave();
    void saysWhyItCantRead();
    void readsTheLargest();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// The permissions that the system has for a file.
    static uint modeOf(const QString &path)
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U
                                                                         : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ScenarioFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void ScenarioFolderTest::namesNewFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *title, const QString &name, const QString &file) {
        QTest::newRow(title) << name << file;
    };
    row("kebab-case", QStringLiteral("my-clock"), QStringLiteral("my-clock.json"));
    row("words", QStringLiteral(" My  Clock! 2 "), QStringLiteral("my-clock-2.json"));
    row("accents", QStringLiteral("Zürich é"), QStringLiteral("zurich-e.json"));
    row("path", QStringLiteral("../../etc/passwd"), QStringLiteral("etc-passwd.json"));
    row("hidden", QStringLiteral(".x\n\0y"), QStringLiteral("x-y.json"));
    row("nothing", QString(), QStringLiteral("scenario.json"));
    row("other letters", QStringLiteral("時計"), QStringLiteral("scenario.json"));
    row("long", QString(100, u'a'), QString(64, u'a') + QStringLiteral(".json"));
    row("hyphen at the limit", QString(63, u'a') + QStringLiteral("-b"),
        QString(63, u'a') + QStringLiteral(".json"));
}

void ScenarioFolderTest::namesNewFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QCOMPARE(ScenarioFolder(m_folder->path()).newFile(name), at(file));
}

void ScenarioFolderTest::namesEachFileOnce()
{
    const ScenarioFolder folder(m_folder->path());
    write(QStringLiteral("clock.json"), "{}");
    QCOMPARE(folder.newFile(QStringLiteral("clock")), at(QStringLiteral("clock-2.json")));
    QVERIFY(QFile::link(at(QStringLiteral("nowhere")), at(QStringLiteral("clock-2.json"))));
    QCOMPARE(folder.newFile(QStringLiteral("clock")), at(QStringLiteral("clock-3.json")));
    const QString longName(64, u'a');
    write(longName + QStringLiteral(".json"), "{}");
    QCOMPARE(folder.newFile(longName), at(QString(62, u'a') + QStringLiteral("-2.json")));
}

void ScenarioFolderTest::listsFiles()
{
    const ScenarioFolder folder(m_folder->path());
    QCOMPARE(folder.files().size(), 0);
    QCOMPARE(ScenarioFolder(at(QStringLiteral("missing"))).files().size(), 0);
    const QString hostile = QStringLiteral("z\n\u202Ex");
    write(QStringLiteral("b.json"), "not JSON");
    write(QStringLiteral("a.json"), "{}");
    write(hostile + QStringLiteral(".json"), "{}");
    write(QStringLiteral("notes.txt"), "{}");
    write(QStringLiteral(".hidden.json"), "{}");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.json")));
    QStringList names;
    for (const ScenarioFile &file : folder.files()) {
        QCOMPARE(file.path, at(file.name + QStringLiteral(".json")));
        names.append(file.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("a"), QStringLiteral("b"), hostile}));
}

void ScenarioFolderTest::removes()
{
    const ScenarioFolder folder(m_folder->path());
    write(QStringLiteral("a.json"), "{}");
    QVERIFY(QFile::link(at(QStringLiteral("nowhere")), at(QStringLiteral("link.json"))));
    QVERIFY(!folder.remove(at(QStringLiteral("a.json"))));
    QVERIFY(!folder.remove(at(QStringLiteral("link.json"))));
    QVERIFY(!folder.remove(at(QStringLiteral("a.json")))); // gone is gone
    QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot));
}

void ScenarioFolderTest::removesOnlyItsOwn()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("mine")));
    const ScenarioFolder folder(at(QStringLiteral("mine")));
    write(QStringLiteral("other.json"), "{}");
    write(QStringLiteral("mine/notes.txt"), "x");
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder.json")));
    for (const char *name :
         {"other.json", "mine/../other.json", "mine/notes.txt", "mine/folder.json"}) {
        const std::optional<Error> error = folder.remove(at(QLatin1String(name)));
        QVERIFY2(error, name);
        QCOMPARE(error->code, QByteArray("file"));
        QVERIFY(QFileInfo::exists(at(QLatin1String(name))));
    }
}

void ScenarioFolderTest::savesForTheUserOnly()
{
    const QString path = at(QStringLiteral("new/folder/clock.json"));
    const mode_t before = ::umask(0);
    const std::optional<Error> error = writeScenarioFile(path, "{}");
    ::umask(before);
    QVERIFY(!error);
    QCOMPARE(modeOf(path), 0600U);
    QCOMPARE(modeOf(at(QStringLiteral("new/folder"))), 0700U);
    const auto bytes = readScenarioFile(path);
    QVERIFY(bool(bytes));
    QCOMPARE(bytes.value(), QByteArray("{}"));
}

void ScenarioFolderTest::replaces()
{
    const QString path = at(QStringLiteral("clock.json"));
    write(QStringLiteral("clock.json"), "a longer text than the new one");
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                            QFileDevice::ReadOther));
    QVERIFY(!writeScenarioFile(path, "new"));
    QCOMPARE(readScenarioFile(path).value(), QByteArray("new"));
    QCOMPARE(modeOf(path), 0600U);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void ScenarioFolderTest::saysWhyItCantSave()
{
    const QString file = at(QStringLiteral("file"));
    write(QStringLiteral("file"), "x");
    const auto below = writeScenarioFile(file + QStringLiteral("/a/b.json"), "{}");
    QVERIFY(below);
    QCOMPARE(below->code, QByteArray("file"));
    QCOMPARE(below->message,
             QStringLiteral("The folder %1/a could not be made, so the scenario is not saved. "
                            "Check the permissions of the folder above it.")
                 .arg(file));

    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.json")));
    const auto folder = writeScenarioFile(at(QStringLiteral("folder.json")), "{}");
    QVERIFY(folder);
    QVERIFY(folder->message.startsWith(QStringLiteral("The scenario could not be saved as ")));

    const auto large =
        writeScenarioFile(at(QStringLiteral("large.json")), QByteArray(maxScenarioBytes + 1, ' '));
    QVERIFY(large);
    QCOMPARE(large->message, QStringLiteral("The scenario is larger than 1 MiB and was not saved. "
                                            "Leave some of its steps away, or repeat them."));
    QVERIFY(!QFileInfo::exists(at(QStringLiteral("large.json"))));
}

void ScenarioFolderTest::saysWhyItCantRead()
{
    write(QStringLiteral("large.json"), QByteArray(maxScenarioBytes + 1, ' '));
    const QString pipe = at(QStringLiteral("pipe.json"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const auto messageOf = [](const QString &path) {
        const auto bytes = readScenarioFile(path);
        return bytes ? QString() : QLatin1String(bytes.error().code) + u' ' + bytes.error().message;
    };
    const QString missing = at(QStringLiteral("missing.json"));
    QCOMPARE(messageOf(missing), QStringLiteral("file There is no file %1.").arg(missing));
    const QString noFile =
        QStringLiteral("file %1 is no file with a scenario. Choose a JSON file.");
    QCOMPARE(messageOf(m_folder->path()), noFile.arg(m_folder->path()));
    QCOMPARE(messageOf(pipe), noFile.arg(pipe));
    const QString large = at(QStringLiteral("large.json"));
    QCOMPARE(messageOf(large), QStringLiteral("file %1 is larger than 1 MiB, which is the most "
                                              "that a scenario may be.")
                                   .arg(large));
}

void ScenarioFolderTest::readsTheLargest()
{
    write(QStringLiteral("a.json"), QByteArray(maxScenarioBytes, ' '));
    const auto bytes = readScenarioFile(at(QStringLiteral("a.json")));
    QVERIFY(bool(bytes));
    QCOMPARE(bytes.value().size(), maxScenarioBytes);
}

QTEST_GUILESS_MAIN(ScenarioFolderTest)
#include "tst_scenariofolder.moc"

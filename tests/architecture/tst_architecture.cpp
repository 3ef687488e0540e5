// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/architecture/rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace sse::architecture;

namespace {

const QString sourceDir = QStringLiteral(SSE_SOURCE_DIR "/");

/// All files of the program and its tests that end in one of \a suffixes.
QList<SourceFile> sourceFiles(const QStringList &suffixes)
{
    QList<SourceFile> files;
    for (const char *folder : {"core", "ui", "app", "tests"}) {
        QDirIterator entries(sourceDir + QLatin1String(folder), suffixes, QDir::Files,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            if (file.fileName().contains(QLatin1String("/node_modules/")))
                continue;
            if (file.open(QIODevice::ReadOnly))
                files.append({file.fileName().mid(sourceDir.size()), file.readAll()});
        }
    }
    return files;
}

const QList<SourceFile> &cppFiles()
{
    static const QList<SourceFile> files =
        sourceFiles({QStringLiteral("*.cpp"), QStringLiteral("*.h")});
    return files;
}

using Check = Findings (*)(const SourceFile &);

struct NamedCheck
{
    const char *name;
    Check check;
};

constexpr NamedCheck checks[] = {
    {"license", checkLicense}, {"sizes", checkSizes},        {"includes", checkIncludes},
    {"words", checkWords},     {"tool tips", checkToolTips},
};

/// A file at \a path with the SPDX lines and \a text, which begins at line 4.
SourceFile file(const char *path, const QByteArray &text)
{
    return {QLatin1String(path), "// SPDX-FileCopyrightText: 2026 The SSE Inspector authors\n"
                                 "// SPDX-License-Identifier: MIT\n\n" +
                                     text};
}

Findings findingsOf(const SourceFile &source)
{
    Findings findings;
    for (const NamedCheck &check : checks)
        findings += check.check(source);
    return findings;
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private slots:
    void program_data();
    void program();
    void scriptsCarryTheLicense();
    void rules_data();
    void rules();
    void longFunction_data();
    void longFunction();
    void longFile();
};

void TestArchitecture::program_data()
{
    QTest::addColumn<Check>("check");
    for (const NamedCheck &check : checks)
        QTest::newRow(check.name) << check.check;
}

void TestArchitecture::program()
{
    QFETCH(Check, check);
    QVERIFY(cppFiles().size() > 100);
    QStringList all;
    for (const SourceFile &source : cppFiles()) {
        for (const QString &finding : check(source))
            all += source.path + u':' + finding;
    }
    QVERIFY2(all.isEmpty(), qPrintable(u'\n' + all.join(u'\n')));
}

void TestArchitecture::scriptsCarryTheLicense()
{
    const QList<SourceFile> scripts = sourceFiles({QStringLiteral("*.mjs")});
    QVERIFY(!scripts.isEmpty());
    for (const SourceFile &script : scripts)
        QVERIFY2(checkLicense(script).isEmpty(), qPrintable(script.path));
}

void TestArchitecture::rules_data()
{
    QTest::addColumn<SourceFile>("source");
    QTest::addColumn<QString>("finding");

    const auto row = [](const char *name, const char *path, const char *text, const char *finding) {
        QTest::newRow(name) << file(path, text) << QString::fromLatin1(finding);
    };
    const char *none = "";
    row("own room", "core/net/a.h", "#include \"core/net/b.h\"\n", none);
    row("lower rank", "core/net/a.h", "#include \"core/base/b.h\"\n", none);
    row("higher rank", "core/wire/a.h", "#include \"core/index/b.h\"\n",
        "4: does not rank below core/wire: core/index/b.h");
    row("equal rank", "core/wire/a.h", "#include \"core/log/b.h\"\n",
        "4: does not rank below core/wire: core/log/b.h");
    row("ui from core", "core/net/a.h", "\n#include \"ui/base/b.h\"\n",
        "5: does not rank below core/net: ui/base/b.h");
    row("core from ui", "ui/base/a.h", "#include \"core/session/b.h\"\n", none);
    row("window from a pane", "ui/panes/a.h", "#include \"ui/mainwindow.h\"\n",
        "4: does not rank below ui/panes: ui/mainwindow.h");
    row("tests from core", "core/net/a.h", "#include \"tests/support/b.h\"\n",
        "4: is not rooted at a room of the repository: tests/support/b.h");
    row("relative", "core/net/a.h", "#include \"b.h\"\n",
        "4: is not rooted at a room of the repository: b.h");
    row("unknown room", "core/new/a.h", none, "1: core/new has no rank");
    row("moc", "core/net/a.cpp", "#include \"a.moc\"\n", none);
    row("Core", "core/base/a.h", "#include <QString>\n#include <vector>\n", none);
    row("Network", "core/net/a.h", "#include <QNetworkReply>\n", none);
    row("Gui in core", "core/net/a.h", "#include <QImage>\n", "4: has no place in core: QImage");
    row("Widgets in core", "core/net/a.h", "#include <QWidget>\n",
        "4: has no place in core: QWidget");
    row("settings in core", "core/net/a.h", "#include <QSettings>\n",
        "4: has no place in core: QSettings");
    row("module", "ui/base/a.h", "#include <QtCore>\n", "4: names a Qt module: QtCore");
    row("module's path", "core/net/a.h", "#include <QtWidgets/QWidget>\n",
        "4: names a Qt module: QtWidgets/QWidget");
    row("socket in ui", "ui/base/a.h", "#include <QTcpSocket>\n",
        "4: sockets have no place in ui: QTcpSocket");
    row("label", "ui/panes/a.h", "class QLabel;\n", "4: QLabel takes text for HTML");
    row("label's place", "ui/base/plainlabel.h", "class QLabel;\n", none);
    row("label in a comment", "ui/panes/a.h", "// no QLabel\n", none);
    row("label in a string", "ui/panes/a.cpp", "f(\"a \\\" QLabel\");\n", none);
    row("clock", "core/net/a.cpp", "std::chrono::steady_clock::now();\n",
        "4: steady_clock is not the injected clock");
    row("unfinished", "core/net/a.cpp",
        "// TO"
        "DO: more\n",
        "4: marks unfinished work");
    row("skipped test", "tests/net/a.cpp", "QSKIP(\"no\");\n", "4: QSKIP has no place in a test");
    row("translated tool tip", "ui/panes/a.cpp", "a->setToolTip(\n    tr(\"A\"));\n", none);
    row("chosen tool tip", "ui/panes/a.cpp", "a->setToolTip(b ? tr(\"A\") : tr(\"B\"));\n", none);
    row("plain tool tip", "ui/panes/a.cpp", "a->setToolTip(plainToolTip(url));\n", none);
    row("bare tool tip", "ui/panes/a.cpp", "a->setToolTip(url);\n",
        "4: a tool tip that may be taken for HTML");
    row("plain tool tip shown", "ui/views/a.cpp", "QToolTip::showText(p, plainToolTip(t), w);\n",
        none);
    row("bare tool tip shown", "ui/views/a.cpp", "QToolTip::showText(p, t, w);\n",
        "4: a tool tip that may be taken for HTML");
    row("bare tool tip of a tab", "ui/panes/a.cpp", "a->setTabToolTip(index, url);\n",
        "4: a tool tip that may be taken for HTML");
    QTest::newRow("no license") << SourceFile{QStringLiteral("core/net/a.h"), "#pragma once\n"}
                                << QStringLiteral("1: the SPDX lines are missing");
}

void TestArchitecture::rules()
{
    QFETCH(SourceFile, source);
    QFETCH(QString, finding);
    QCOMPARE(findingsOf(source).join(u'\n'), finding);
}

void TestArchitecture::longFunction_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("findings");
    QTest::addColumn<QString>("path");

    const QString source = QStringLiteral("core/net/a.cpp");
    const QByteArray body = QByteArray("    f();\n").repeated(60);
    QTest::newRow("60 lines") << "void g()\n{\n" + body + "}\n" << 0 << source;
    QTest::newRow("61 lines") << "void g()\n{\n    {\n    }\n" + body.chopped(9) + "}\n"
                              << 1 << source;
    QTest::newRow("long class") << "class A\n{\n" + body + "    f();\n};\n" << 0 << source;
    QTest::newRow("in a class") << "class A\n{\n    void g()\n    {\n" + body +
                                       "    f();\n    }\n};\n"
                                << 1 << source;
    QTest::newRow("two") << "void g()\n{\n" + body + "}\n\nvoid h()\n{\n" + body + "}\n"
                         << 0 << source;
    QTest::newRow("table") << "void g_data()\n{\n" + body + body + "}\n"
                           << 0 << QStringLiteral("tests/net/a.cpp");
    QTest::newRow("no table") << "void g_data()\n{\n" + body + body + "}\n" << 1 << source;
}

void TestArchitecture::longFunction()
{
    QFETCH(QByteArray, text);
    QFETCH(int, findings);
    QFETCH(QString, path);
    QCOMPARE(checkSizes({path, text}).size(), findings);
}

void TestArchitecture::longFile()
{
    const SourceFile source = file("core/net/a.cpp", QByteArray("a\n").repeated(397));
    QCOMPARE(checkSizes(source), Findings());
    const SourceFile longer{source.path, source.text + '\n'};
    QCOMPARE(checkSizes(longer), Findings{QStringLiteral("401: the file has 401 lines")});
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"

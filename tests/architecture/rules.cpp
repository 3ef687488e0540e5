// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/architecture/rules.h"

#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace sse::architecture {

namespace {

constexpr qsizetype maxFileLines = 400;
constexpr qsizetype maxFunctionLines = 60;

/// The rooms and their ranks; a room includes itself and what has a lower rank.
const QMap<QString, int> &ranks()
{
    static const QMap<QString, int> table{
        {QStringLiteral("core/base"), 0},
        {QStringLiteral("core/wire"), 1},
        {QStringLiteral("core/log"), 1},
        {QStringLiteral("core/index"), 2},
        {QStringLiteral("core/recording"), 2},
        {QStringLiteral("core/net"), 3},
        {QStringLiteral("core/replay"), 4},
        {QStringLiteral("core/stats"), 4},
        {QStringLiteral("core/exporting"), 4},
        {QStringLiteral("core/scenario"), 4},
        {QStringLiteral("core/secrets"), 2},
        {QStringLiteral("core/formats"), 5},
        {QStringLiteral("core/importing"), 5},
        {QStringLiteral("core/mock"), 5},
        {QStringLiteral("core/session"), 6},
        {QStringLiteral("ui/base"), 10},
        {QStringLiteral("ui/models"), 11},
        {QStringLiteral("ui/views"), 12},
        {QStringLiteral("ui/panes"), 13},
        {QStringLiteral("ui/dialogs"), 13},
        {QStringLiteral("ui"), 14},
        {QStringLiteral("app/cli"), 20},
        {QStringLiteral("app/gui"), 20},
    };
    return table;
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

QString at(qsizetype line, const QString &what)
{
    return QStringLiteral("%1: %2").arg(line + 1).arg(what);
}

/// \a text with comments and the insides of string literals blanked, line by line.
QStringList codeLines(const QByteArray &text)
{
    static const QRegularExpression strings(QStringLiteral(R"("(?:[^"\\\n]|\\.)*")"));
    static const QRegularExpression comments(QStringLiteral("//.*$"));
    QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (QString &line : lines) {
        if (!line.startsWith(QLatin1String("#include")))
            line.replace(strings, QStringLiteral("\"\""));
        line.remove(comments);
    }
    return lines;
}

QString checkQtInclude(const QString &folder, const QString &header)
{
    static const QRegularExpression wholeModule(
        QStringLiteral("^Qt(Core|Gui|Widgets|Network|Test|Svg|Concurrent)($|/)"));
    if (wholeModule.match(header).hasMatch())
        return QStringLiteral("names a Qt module: ") + header;
    static const QRegularExpression socket(
        QStringLiteral("^Q(Tcp|Udp|Ssl|LocalS|Network|AbstractSocket)"));
    if (folder.startsWith(QLatin1String("ui")) && socket.match(header).hasMatch())
        return QStringLiteral("sockets have no place in ui: ") + header;
    if (!folder.startsWith(QLatin1String("core/")) || !header.startsWith(u'Q'))
        return {};
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    const bool allowed = QFile::exists(headers + QLatin1String("/QtCore/") + header) ||
                         QFile::exists(headers + QLatin1String("/QtNetwork/") + header);
    if (!allowed || header == QLatin1String("QSettings"))
        return QStringLiteral("has no place in core: ") + header;
    return {};
}

QString checkOwnInclude(const QString &folder, const QString &header)
{
    if (header.endsWith(QLatin1String(".moc")) || folder.startsWith(QLatin1String("tests")))
        return {};
    const QString target = folderOf(header);
    if (!ranks().contains(target))
        return QStringLiteral("is not rooted at a room of the repository: ") + header;
    const int rank = ranks().value(folder);
    const bool coreFromUi =
        folder.startsWith(QLatin1String("core/")) && !target.startsWith(QLatin1String("core/"));
    if (coreFromUi || (target != folder && ranks().value(target) >= rank))
        return QStringLiteral("does not rank below %1: %2").arg(folder, header);
    return {};
}

struct WordRule
{
    QString pattern;
    QString where;  ///< pattern of the paths that it holds for
    QString except; ///< pattern of the paths that may
    QString what;
};

const QList<WordRule> &wordRules()
{
    static const QList<WordRule> rules{
        {QStringLiteral("QLabel|QMessageBox|QErrorMessage|QInputDialog|QProgressDialog|QTextEdit|"
                        "QTextBrowser|QTextDocument|QStaticText|QWhatsThis|setHtml|"
                        "insertHtml|appendHtml|setTextFormat|setWhatsThis"),
         QStringLiteral("^(ui|app)/"), QStringLiteral("^ui/base/(plainlabel|messages)\\."),
         QStringLiteral("takes text for HTML")},
        {QStringLiteral("qApp|QApplication|QGuiApplication"), QStringLiteral("^core/"), QString(),
         QStringLiteral("has no place in core")},
        {QStringLiteral("currentDateTime|currentDateTimeUtc|currentMSecsSinceEpoch|"
                        "currentSecsSinceEpoch|steady_clock|high_resolution_clock|QElapsedTimer"),
         QStringLiteral("^core/"), QStringLiteral("^core/base/(clock|timers)\\."),
         QStringLiteral("is not the injected clock")},
        {QStringLiteral("processEvents"), QStringLiteral("^(core|ui|app)/"), QString(),
         QStringLiteral("lets events in where none are expected")},
        {QStringLiteral("QSKIP|QEXPECT_FAIL|qSleep|msleep|usleep|sleep_for"),
         QStringLiteral("^tests/"), QStringLiteral("^tests/(architecture|bench|support)/"),
         QStringLiteral("has no place in a test")},
    };
    return rules;
}

} // namespace

Findings checkLicense(const SourceFile &file)
{
    const bool found =
        file.text.startsWith("// SPDX-FileCopyrightText: 2026 The SSE Inspector authors\n"
                             "// SPDX-License-Identifier: MIT\n");
    return found ? Findings{} : Findings{at(0, QStringLiteral("the SPDX lines are missing"))};
}

Findings checkSizes(const SourceFile &file)
{
    Findings findings;
    const QStringList lines = QString::fromUtf8(file.text).split(u'\n');
    const qsizetype count = file.text.count('\n');
    if (count > maxFileLines)
        findings += at(count - 1, QStringLiteral("the file has %1 lines").arg(count));
    // In the formatted code a function's braces stand alone on their lines, with equal indentation.
    for (qsizetype begin = 0; begin < lines.size(); ++begin) {
        if (lines[begin].trimmed() != QLatin1String("{"))
            continue;
        const QString closing = lines[begin].chopped(1) + u'}';
        const qsizetype end = lines.indexOf(closing, begin + 1);
        const qsizetype typeEnd = lines.indexOf(closing + u';', begin + 1);
        const bool isType = typeEnd >= 0 && (end < 0 || typeEnd < end);
        const bool isTable = begin > 0 && file.path.startsWith(QLatin1String("tests/")) &&
                             lines[begin - 1].endsWith(QLatin1String("_data()"));
        if (!isType && !isTable && end - begin - 1 > maxFunctionLines)
            findings += at(begin, QStringLiteral("a function of %1 lines").arg(end - begin - 1));
    }
    return findings;
}

Findings checkIncludes(const SourceFile &file)
{
    static const QRegularExpression include(QStringLiteral(R"(^#\s*include\s*([<"])([^>"]+)[>"])"));
    Findings findings;
    const QString folder = folderOf(file.path);
    if (!ranks().contains(folder) && !folder.startsWith(QLatin1String("tests")))
        findings += at(0, QStringLiteral("%1 has no rank").arg(folder));
    const QStringList lines = codeLines(file.text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString header = match.captured(2);
        const QString problem = match.captured(1) == QLatin1String("<")
                                    ? checkQtInclude(folder, header)
                                    : checkOwnInclude(folder, header);
        if (!problem.isEmpty())
            findings += at(i, problem);
    }
    return findings;
}

Findings checkWords(const SourceFile &file)
{
    static const QRegularExpression unfinished(QStringLiteral("\\b(TO"
                                                              "DO|FIX"
                                                              "ME)\\b"));
    Findings findings;
    const QStringList raw = QString::fromUtf8(file.text).split(u'\n');
    const QStringList code = codeLines(file.text);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i].contains(unfinished))
            findings += at(i, QStringLiteral("marks unfinished work"));
    }
    for (const WordRule &rule : wordRules()) {
        if (!file.path.contains(QRegularExpression(rule.where)) ||
            (!rule.except.isEmpty() && file.path.contains(QRegularExpression(rule.except))))
            continue;
        const QRegularExpression word(QStringLiteral("\\b(%1)\\b").arg(rule.pattern));
        for (qsizetype i = 0; i < code.size(); ++i) {
            const auto match = word.match(code[i]);
            if (match.hasMatch())
                findings += at(i, match.captured() + u' ' + rule.what);
        }
    }
    return findings;
}

Findings checkToolTips(const SourceFile &file)
{
    static const QRegularExpression setter(QStringLiteral(
        R"(\b(?:set(?:Tab|Item)?ToolTip\(\s*(?:\w+,)?|QToolTip::showText\([^,]*,)\s*([^;]*);)"));
    static const QRegularExpression plain(
        QStringLiteral(R"(^(?:[^;]*\?[^;]*)?(?:tr|plainToolTip|QString)\()"));
    Findings findings;
    if (!file.path.startsWith(QLatin1String("ui/")))
        return findings;
    const QString code = codeLines(file.text).join(u'\n');
    auto matches = setter.globalMatch(code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!plain.match(match.captured(1)).hasMatch())
            findings += at(code.left(match.capturedStart()).count(u'\n'),
                           QStringLiteral("a tool tip that may be taken for HTML"));
    }
    return findings;
}

} // namespace sse::architecture

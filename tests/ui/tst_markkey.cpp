// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/markkey.h"

#include "core/secrets/redactor.h"
#include "tests/ui/exportbench.h"
#include "ui/base/requestcode.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

/// The digits of all marks in \a text.
std::set<QString> marksIn(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("redacted:([0-9a-f]{8})"));
    std::set<QString> marks;
    for (auto found = mark.globalMatch(text); found.hasNext();)
        marks.insert(found.next().captured(1));
    return marks;
}

} // namespace

class TestMarkKey final : public ExportBench
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { finish(); }
    void marksMatch_data();
    void marksMatch();
    static void copiesMatch();
};

void TestMarkKey::marksMatch_data()
{
    QTest::addColumn<int>("format");
    for (const ExportFormat format : exportFormats)
        if (format != ExportFormat::EventStream)
            QTest::newRow(suffixOf(format).constData()) << static_cast<int>(format);
}

void TestMarkKey::marksMatch()
{
    QFETCH(const int, format);
    const QByteArray data = R"({"api_key":"k-9f8e7d6c5b4a"})";
    Redactor window(Redactor::Mode::Mask, markKey());
    window.learn(data);
    const std::set<QString> expected =
        marksIn(QString::fromUtf8(window.text(data, TextPlace::EventData)));
    QCOMPARE(expected.size(), std::size_t{1});

    open();
    choose(static_cast<ExportFormat>(format));
    m_answer = m_dir->filePath(QStringLiteral("export"));
    pressSave();
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(QLatin1String("Saved ")), patience);
    const std::set<QString> inFile = marksIn(QString::fromUtf8(saved(QStringLiteral("export"))));
    QVERIFY(inFile.count(*expected.begin()) == 1);
    QTRY_VERIFY_WITH_TIMEOUT(marksIn(preview()) == inFile, patience);
}

void TestMarkKey::copiesMatch()
{
    Endpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://x.test/"));
    endpoint.method = "POST";
    endpoint.body = R"({"api_key":"k-9f8e7d6c5b4a"})";
    const std::set<QString> marks = marksIn(curlCommand(endpoint, Secrets::Masked));
    QCOMPARE(marks.size(), std::size_t{1});
    QVERIFY(marksIn(curlCommand(endpoint, Secrets::Masked)) == marks);
    QVERIFY(marksIn(javaScriptCode(endpoint, Secrets::Masked)) == marks);
}

QTEST_MAIN(TestMarkKey)
#include "tst_markkey.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/secretcorpus.h"
#include "tests/ui/windowbench.h"
#include "ui/base/clippedtext.h"
#include "ui/models/eventcolumns.h"
#include "ui/models/headersmodel.h"
#include "ui/panes/headpane.h"
#include "ui/panes/requestbody.h"
#include "ui/views/plaintextview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

/// Secrets stand neither in titles, nor in heads and bodies before they are revealed, nor in what
/// is kept for the next start.
class TestSecretsShown final : public QObject
{
    Q_OBJECT

private slots:
    void notInTitles();
    void notInSettings();
    void notInHeads();
    void notInBodies();
    void bodiesFollowTheSwitch();
    void bodiesStayWhole_data();
    void bodiesStayWhole();
    void largeBodiesAreCut();

private:
    [[nodiscard]] static QString bodyOf(const HeadPane &pane)
    {
        return pane.findChild<PlainTextView *>()->text();
    }
    [[nodiscard]] static QString noticeOf(const HeadPane &pane)
    {
        return pane.findChild<PlainTextView *>()->notice();
    }
    [[nodiscard]] static QCheckBox &switchOf(const HeadPane &pane)
    {
        return *pane.findChild<QCheckBox *>();
    }
    [[nodiscard]] static AttemptRecord posted(const QByteArray &body)
    {
        return {0, "POST", QUrl(QStringLiteral("https://h.example/")), {}, body, {}};
    }
    static QList<CorpusText> addresses()
    {
        QList<CorpusText> texts = shownSecrets();
        texts.removeIf([](const CorpusText &text) { return text.place != TextPlace::Address; });
        return texts;
    }
};

void TestSecretsShown::notInTitles()
{
    WindowBench bench;
    StreamTab tab(TabServices{bench.settings, {}, {}});
    auto &address = WindowBench::child<QLineEdit>(tab, "address");
    QVERIFY(addresses().size() > 30);
    for (const CorpusText &text : addresses()) {
        address.setText(QString::fromUtf8(text.text));
        QVERIFY2(tab.title().contains(QLatin1String("h.example")), qPrintable(tab.title()));
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!tab.title().contains(QString::fromUtf8(secret)), qPrintable(tab.title()));
    }
}

void TestSecretsShown::notInSettings()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("settings.ini"));
    for (const CorpusText &text : shownSecrets()) {
        Settings settings(path);
        RequestForm form;
        form.address = QStringLiteral("https://h.example/");
        if (text.place == TextPlace::Address)
            form.address = QString::fromUtf8(text.text);
        else if (text.place == TextPlace::RequestHeader)
            form.headers = QString::fromUtf8(text.name + ": " + text.text);
        else if (text.place == TextPlace::RequestBody)
            form.body = QString::fromUtf8(text.text);
        else if (text.place == TextPlace::EventId)
            form.lastEventId = QString::fromUtf8(text.text);
        settings.addRecentAddress(form.address);
        settings.setTabs({form});
        settings.sync();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("h.example"));
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!kept.contains(secret), kept.constData());
    }
}

void TestSecretsShown::notInHeads()
{
    HeadPane pane;
    pane.show();
    int looked = 0;
    for (const CorpusText &text : shownSecrets()) {
        if (text.place != TextPlace::RequestHeader && text.place != TextPlace::ResponseHeader)
            continue;
        ++looked;
        pane.showResponse({200, "OK", {}, {{text.name, text.text}}});
        const QString shown = pane.headers().index(0, 1).data(RawValueRole).toString();
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!shown.contains(QString::fromUtf8(secret)), qPrintable(shown));
        QVERIFY(switchOf(pane).isVisible());
        switchOf(pane).setChecked(true);
        QCOMPARE(pane.headers().index(0, 1).data(RawValueRole).toString(),
                 QString::fromUtf8(text.text));
    }
    QVERIFY(looked > 30);
}

void TestSecretsShown::notInBodies()
{
    HeadPane pane;
    pane.show();
    int looked = 0;
    for (const CorpusText &text : shownSecrets()) {
        if (text.place != TextPlace::RequestBody && text.place != TextPlace::EventData)
            continue;
        ++looked;
        pane.showRequest(posted(text.text));
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!bodyOf(pane).contains(QString::fromUtf8(secret)), qPrintable(bodyOf(pane)));
        QVERIFY2(switchOf(pane).isVisible(), text.text.constData());
        pane.showReceived("POST", "/", {}, text.text, static_cast<quint64>(text.text.size()));
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!bodyOf(pane).contains(QString::fromUtf8(secret)), qPrintable(bodyOf(pane)));
    }
    QVERIFY(looked > 30);
}

void TestSecretsShown::bodiesFollowTheSwitch()
{
    HeadPane pane;
    pane.show();
    AttemptRecord request = posted(R"({"prompt":"hi","api_key":"s3cret","again":"sk-9f8e7d6c5b"})");
    request.headers = {{"Authorization", "Bearer sk-9f8e7d6c5b"}};
    pane.showRequest(request);
    const QString masked = bodyOf(pane);
    QVERIFY2(masked.startsWith(QStringLiteral("{\"prompt\":\"hi\",\"api_key\":\"‹redacted:")),
             qPrintable(masked));
    QVERIFY2(!masked.contains(QStringLiteral("sk-9f8e7d6c5b")), qPrintable(masked));
    // What is copied is what is seen.
    auto &text = *pane.findChild<QPlainTextEdit *>();
    text.selectAll();
    text.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), masked);
    switchOf(pane).click();
    QCOMPARE(bodyOf(pane), QString::fromUtf8(request.body));
    switchOf(pane).click();
    QCOMPARE(bodyOf(pane), masked);
    switchOf(pane).click();
    // The next one is hidden again, and equal secrets look equal.
    pane.showRequest(posted("{}"));
    QVERIFY(!switchOf(pane).isVisible());
    pane.showRequest(request);
    QVERIFY(!switchOf(pane).isChecked());
    QCOMPARE(bodyOf(pane), masked);
    // In another pane, too.
    HeadPane other;
    other.showRequest(request);
    QCOMPARE(bodyOf(other), masked);
}

void TestSecretsShown::bodiesStayWhole_data()
{
    QTest::addColumn<QByteArray>("body");
    int number = 0;
    for (const CorpusText &text : harmlessTexts()) {
        if (text.place == TextPlace::EventData)
            QTest::addRow("harmless %d", ++number) << text.text;
    }
    QTest::newRow("large") << QByteArray(ClippedText::mostBytes, 'x').replace(1000, 1, "\n");
}

void TestSecretsShown::bodiesStayWhole()
{
    QFETCH(QByteArray, body);
    HeadPane pane;
    pane.show();
    pane.showRequest(posted(body));
    const QString shown = bodyOf(pane);
    QVERIFY(!switchOf(pane).isVisible());
    switchOf(pane).setChecked(true);
    QCOMPARE(shown, bodyOf(pane));
}

void TestSecretsShown::largeBodiesAreCut()
{
    HeadPane pane;
    pane.show();
    const QByteArray token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlIQ";
    const QByteArray line = R"({"api_key":"s3cret"},)" + QByteArray(1000, 'x') + '\n';
    QByteArray body;
    while (body.size() + line.size() < RequestBody::mostSearched - 60)
        body += line;
    body += QByteArray(RequestBody::mostSearched - 40 - body.size(), ' ');
    // It is cut within the token, which is none to see then.
    body += token;
    body += QByteArray(5000, ' ') + "the end";
    pane.showRequest(posted(body));
    QVERIFY(!bodyOf(pane).contains(QStringLiteral("s3cret")));
    QVERIFY(!bodyOf(pane).contains(QStringLiteral("eyJ")));
    QVERIFY2(noticeOf(pane).startsWith(QStringLiteral("Only the first 2")),
             qPrintable(noticeOf(pane)));
    switchOf(pane).click();
    QVERIFY(bodyOf(pane).endsWith(QStringLiteral("the end")));
    QVERIFY2(noticeOf(pane).isEmpty(), qPrintable(noticeOf(pane)));
    // Of what a server received only the beginning is known.
    pane.showReceived("POST", "/", {}, R"({"api_key":"s3cr)", 5000);
    QVERIFY2(!bodyOf(pane).contains(QStringLiteral("s3cr")), qPrintable(bodyOf(pane)));
    QVERIFY2(noticeOf(pane).startsWith(QStringLiteral("Only the first 16")),
             qPrintable(noticeOf(pane)));
}

QTEST_MAIN(TestSecretsShown)
#include "tst_secretsshown.moc"

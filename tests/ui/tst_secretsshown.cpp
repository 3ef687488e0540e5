// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/secretcorpus.h"
#include "tests/ui/windowbench.h"

#include <QFile>
#include <QLineEdit>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

/// Secrets stand neither in titles nor in what is kept for the next start.
class TestSecretsShown final : public QObject
{
    Q_OBJECT

private slots:
    void notInTitles();
    void notInSettings();

private:
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

QTEST_MAIN(TestSecretsShown)
#include "tst_secretsshown.moc"

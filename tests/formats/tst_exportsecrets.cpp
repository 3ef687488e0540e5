// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/reportstream.h"
#include "tests/support/secretcorpus.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// The lines of an event with \a text in its place.
QByteArray linesOf(const CorpusText &text)
{
    switch (text.place) {
    case TextPlace::Comment:
        return ": " + text.text + "\n\n";
    case TextPlace::EventId:
        return "id: " + text.text + "\ndata: x\n\n";
    case TextPlace::EventType:
        return "event: " + text.text + "\ndata: x\n\n";
    default:
        return "data: " + QByteArray(text.text).replace("\n", "\ndata: ") + "\n\n";
    }
}

bool isFact(TextPlace place)
{
    return place == TextPlace::RequestHeader || place == TextPlace::ResponseHeader ||
           place == TextPlace::Address || place == TextPlace::RequestBody ||
           place == TextPlace::Message;
}

/// One connection for everything: the facts, then the events.
void fill(ReportStream &stream, const QList<CorpusText> &texts)
{
    stream.open();
    QByteArray body;
    for (const CorpusText &text : texts) {
        // A response answers a request.
        if (text.place == TextPlace::ResponseHeader)
            stream.fact(factOf({TextPlace::RequestBody, {}, {}, {}}).fact);
        if (isFact(text.place))
            stream.fact(factOf(text).fact);
        else
            body += linesOf(text);
    }
    stream.read(body);
    stream.close();
}

QList<CorpusText> wholeCorpus()
{
    QList<CorpusText> texts = shownSecrets();
    for (const KnownCorpusSecret &secret : knownSecrets())
        texts << secret.source << secret.forms;
    return texts;
}

bool isMasking(ExportFormat format)
{
    return format != ExportFormat::EventStream;
}

} // namespace

class TestExportSecrets final : public QObject
{
    Q_OBJECT

private slots:
    void noneIsShown_data() { formats(); }
    void noneIsShown();
    void noneIsShownOfReads_data() { formats(); }
    void noneIsShownOfReads();
    void allAreThereWhenAsked_data() { formats(); }
    void allAreThereWhenAsked();
    void theHarmlessStay_data() { formats(); }
    void theHarmlessStay();
    void theReportTellsOfThem();

private:
    static void formats()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormat format : exportFormats) {
            if (isMasking(format))
                QTest::newRow(suffixOf(format).constData()) << format;
        }
    }
};

void TestExportSecrets::noneIsShown()
{
    QFETCH(ExportFormat, format);
    ReportStream stream;
    fill(stream, wholeCorpus());
    const QByteArray out = stream.exported(format);
    QVERIFY2(!out.startsWith("error: "), out.left(100).constData());
    QVERIFY(out.contains("redacted:"));
    for (const CorpusText &text : wholeCorpus()) {
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!out.contains(secret), QByteArray(secret + " of " + text.text).constData());
    }
}

/// Wherever the network has cut the stream.
void TestExportSecrets::noneIsShownOfReads()
{
    QFETCH(ExportFormat, format);
    ReportStream stream;
    stream.open();
    QByteArray body;
    for (const CorpusText &text : shownSecrets()) {
        if (!isFact(text.place))
            body += linesOf(text);
    }
    for (qsizetype at = 0; at < body.size(); at += 7)
        stream.read(body.mid(at, 7));
    stream.close();
    const QByteArray out = stream.exported(format);
    for (const CorpusText &text : shownSecrets()) {
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!out.contains(secret), QByteArray(secret + " of " + text.text).constData());
    }
}

void TestExportSecrets::allAreThereWhenAsked()
{
    QFETCH(ExportFormat, format);
    ReportStream stream;
    fill(stream, shownSecrets());
    const QByteArray out = stream.exported(format, true);
    QVERIFY(!out.contains("redacted:"));
    QVERIFY(!out.contains("REDACTED"));
    for (const CorpusText &text : shownSecrets()) {
        if (isFact(text.place) && format != ExportFormat::JsonLines && format != ExportFormat::Har)
            continue;
        if (text.place == TextPlace::Message && format == ExportFormat::Har)
            continue;
        for (const QByteArray &secret : text.secrets) {
            // The password in Basic credentials is not to be seen.
            if (text.text.contains(secret))
                QVERIFY2(out.contains(secret), text.text.constData());
        }
    }
}

void TestExportSecrets::theHarmlessStay()
{
    QFETCH(ExportFormat, format);
    ReportStream stream;
    QList<CorpusText> texts = harmlessTexts();
    // The marks among them.
    texts.removeIf([](const CorpusText &text) { return text.text.toLower().contains("redacted"); });
    fill(stream, texts);
    const QByteArray masked = stream.exported(format);
    QVERIFY(!masked.contains("redacted:"));
    QVERIFY(!masked.contains("REDACTED"));
}

void TestExportSecrets::theReportTellsOfThem()
{
    ReportStream stream;
    fill(stream, shownSecrets());
    const auto report = runExport({}, captureSource(stream.log, stream.index, true),
                                  [](QByteArrayView) { return true; });
    QVERIFY(report);
    QVERIFY(report.value().redactions.size() > 50);
    for (const Redaction &redaction : report.value().redactions) {
        const QString line = toText(redaction);
        for (const CorpusText &text : shownSecrets()) {
            for (const QByteArray &secret : text.secrets)
                QVERIFY2(!line.contains(QString::fromUtf8(secret)), qPrintable(line));
        }
    }
}

QTEST_APPLESS_MAIN(TestExportSecrets)
#include "tst_exportsecrets.moc"

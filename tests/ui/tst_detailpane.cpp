// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "tests/ui/capturedstream.h"
#include "ui/models/connectionsmodel.h"
#include "ui/models/fieldsmodel.h"
#include "ui/models/headersmodel.h"
#include "ui/models/jsontreemodel.h"
#include "ui/panes/blockpage.h"
#include "ui/panes/connectionspane.h"
#include "ui/panes/detailpane.h"
#include "ui/panes/factpage.h"
#include "ui/panes/headpane.h"
#include "ui/views/bytesview.h"
#include "ui/views/jsonview.h"
#include "ui/views/plaintable.h"
#include "ui/views/plaintextview.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLocale>
#include <QTabWidget>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using namespace std::chrono_literals;

class TestDetailPane final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void showsAnEvent();
    static void jsonTabOnlyForJson();
    static void keepsTheTabThatWasChosen();
    static void fieldsAndRaw();
    static void rawTakesTheLineFeedThatComesLater();
    static void saysWhyNothingWasDispatched();
    static void longDataIsClipped();
    static void hostileDataIsPlain();
    static void factPages();
    static void connectionsPaneShowsHeads();
    static void everythingHasAName();
};

void TestDetailPane::showsAnEvent()
{
    CapturedStream capture;
    capture.begin();
    capture.passed(104ms);
    capture.read("event: tick\nid: 5\ndata: one\ndata: two\n\ndata: x\n\n");
    DetailPane pane(capture.log, capture.index);
    QCOMPARE(pane.row(), std::nullopt);
    pane.setUtc(true);
    pane.showRow(0);
    QCOMPARE(pane.row(), std::optional<RowNumber>(0));
    QCOMPARE(pane.title(), QStringLiteral("#1 · tick · ID 5"));
    QCOMPARE(pane.timing(), QStringLiteral("Arrived 2023-11-14 22:13:20.104 · connection 1 · read "
                                           "1 (48 B) · 2 rows share this read"));
    QCOMPARE(pane.blockPage().dataView().text(), QStringLiteral("one\ntwo"));
    QCOMPARE(pane.blockPage().wholeData(), QStringLiteral("one\ntwo"));
    pane.showRow(7);
    QCOMPARE(pane.row(), std::nullopt);
    QCOMPARE(pane.title(), QString());
}

void TestDetailPane::jsonTabOnlyForJson()
{
    CapturedStream capture;
    capture.connectionOf({"data: {\"b\":1.0,\"a\":2}\n\ndata: [DONE]\n\n: {}\n"});
    DetailPane pane(capture.log, capture.index);
    const BlockPage &page = pane.blockPage();
    pane.showRow(0);
    QVERIFY(page.tabs().isTabEnabled(BlockPage::JsonTab));
    QCOMPARE(printModel(page.jsonView().model()), QStringLiteral("$ | {2}\n  b | 1.0\n  a | 2\n"));
    page.tabs().setCurrentIndex(BlockPage::JsonTab);
    QCOMPARE(page.jsonView().findChild<PlainTextView *>()->text(),
             QStringLiteral("{\n  \"b\": 1.0,\n  \"a\": 2\n}"));
    pane.showRow(1);
    QVERIFY(!page.tabs().isTabEnabled(BlockPage::JsonTab));
    pane.showRow(2);
    QVERIFY(!page.tabs().isTabEnabled(BlockPage::JsonTab));
}

void TestDetailPane::keepsTheTabThatWasChosen()
{
    CapturedStream capture;
    capture.connectionOf({"data: {}\n\ndata: no\n\ndata: []\n\n"});
    DetailPane pane(capture.log, capture.index);
    QTabWidget &tabs = pane.blockPage().tabs();
    pane.showRow(0);
    tabs.setCurrentIndex(BlockPage::JsonTab);
    pane.showRow(1);
    QCOMPARE(tabs.currentIndex(), static_cast<int>(BlockPage::DataTab));
    QCOMPARE(pane.blockPage().dataView().text(), QStringLiteral("no"));
    pane.showRow(2);
    QCOMPARE(tabs.currentIndex(), static_cast<int>(BlockPage::JsonTab));
}

void TestDetailPane::fieldsAndRaw()
{
    CapturedStream capture;
    capture.connectionOf({"data: 1\n\nid: 2\n", "data: x\n\n"});
    DetailPane pane(capture.log, capture.index);
    const BlockPage &page = pane.blockPage();
    page.tabs().setCurrentIndex(BlockPage::FieldsTab);
    pane.showRow(1);
    QCOMPARE(printModel(page.fields()), QStringLiteral("id | 2 | Set the last event ID buffer\n"
                                                       "data | x | Appended to the data buffer\n"));
    QVERIFY(pane.timing().contains(QStringLiteral("reads 1 to 2 (the last: 9 B)")));
    page.tabs().setCurrentIndex(BlockPage::RawTab);
    QCOMPARE(page.bytesView().lit(), (BytesView::Range{9, 15}));
    auto *table = page.findChild<PlainTable *>();
    QCOMPARE(table->model(), &page.fields());
    QCOMPARE(page.fields().range(1), (std::pair<ByteOffset, quint64>(15, 7)));
    emit table->activated(page.fields().index(1, 0));
    QCOMPARE(page.bytesView().selection(), (BytesView::Range{15, 7}));
}

void TestDetailPane::rawTakesTheLineFeedThatComesLater()
{
    CapturedStream capture;
    capture.begin();
    capture.read("data: 1\r\n\r");
    DetailPane pane(capture.log, capture.index);
    const BlockPage &page = pane.blockPage();
    page.tabs().setCurrentIndex(BlockPage::RawTab);
    pane.showRow(0);
    QCOMPARE(page.bytesView().lit(), (BytesView::Range{0, 10}));
    capture.read("\n");
    pane.refresh();
    QCOMPARE(page.bytesView().lit(), (BytesView::Range{0, 11}));
}

void TestDetailPane::saysWhyNothingWasDispatched()
{
    CapturedStream capture;
    capture.connectionOf({"event: ping\n\n: note\nretry: 10\n\ndata: cut"});
    DetailPane pane(capture.log, capture.index);
    const BlockPage &page = pane.blockPage();
    const auto shown = [&](RowNumber row) -> QString {
        pane.showRow(row);
        return page.reason() + QLatin1Char('|') + page.dataView().text();
    };
    QVERIFY(shown(0).startsWith(QStringLiteral("The data buffer was empty")));
    QVERIFY(shown(0).endsWith(QLatin1Char('|')));
    QVERIFY(shown(1).endsWith(QStringLiteral("| note")));
    QVERIFY(shown(2).contains(QStringLiteral("reconnection time")));
    QVERIFY(shown(2).endsWith(QStringLiteral("|10")));
    QVERIFY(shown(3).contains(QStringLiteral("discarded")));
}

void TestDetailPane::longDataIsClipped()
{
    CapturedStream capture;
    const QByteArray line(3'000'000, 'x');
    capture.connectionOf(
        {"data: " + line + "\n\ndata: [1," + QByteArray(9'000'000, '1') + "]\n\n"});
    DetailPane pane(capture.log, capture.index);
    pane.showRow(0);
    const PlainTextView &view = pane.blockPage().dataView();
    QCOMPARE(view.text().size(), ClippedText::mostLineCharacters + 1);
    QVERIFY(view.notice().contains(QStringLiteral("1.0 MB of 3.0 MB")));
    QCOMPARE(pane.blockPage().wholeData().size(), line.size());
    pane.showRow(1);
    QVERIFY(pane.blockPage().tabs().isTabEnabled(BlockPage::JsonTab));
    QVERIFY(pane.blockPage().jsonView().model().error().contains(QStringLiteral("too long")));
}

void TestDetailPane::hostileDataIsPlain()
{
    CapturedStream capture;
    const QByteArray hostile = "<img src=\"/dev/zero\">\x1B\xE2\x80\xAE";
    capture.connectionOf({"event: " + hostile + "\ndata: " + hostile + "\n\n"});
    DetailPane pane(capture.log, capture.index);
    pane.showRow(0);
    const QString shown = QStringLiteral("<img src=\"/dev/zero\">\u241B‹U+202E›");
    QCOMPARE(pane.blockPage().dataView().text(), shown);
    pane.resize(900, 400);
    pane.show();
    QVERIFY(!pane.grab().isNull());
}

void TestDetailPane::factPages()
{
    CapturedStream capture;
    capture.connection = 1;
    AttemptRecord request;
    request.method = "POST";
    request.url = QUrl(QStringLiteral("http://user:pw@h/x"));
    request.headers = {{"Authorization", "Bearer s3cret"}};
    request.body = "{\"prompt\":1}";
    capture.fact(request);
    capture.fact(ResponseRecord{200, "OK", {}, {{"Content-Type", "text/event-stream"}}});
    capture.fact(EndRecord{EndReason::Truncated, QStringLiteral("The body was cut."), false});
    capture.fact(
        ReconnectRecord{Millis(3000), DelaySource::Retry, QStringLiteral("The server set it.")});
    capture.fact(NoteRecord{"charset", QStringLiteral("A note.")});
    DetailPane pane(capture.log, capture.index);
    const FactPage &page = pane.factPage();
    pane.showRow(0);
    QVERIFY(!page.head().startLine().contains(QStringLiteral("pw")));
    QVERIFY(!printModel(page.head().headers()).contains(QStringLiteral("s3cret")));
    page.head().findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(page.head().startLine().contains(QStringLiteral("user:pw@")));
    QVERIFY(printModel(page.head().headers()).contains(QStringLiteral("s3cret")));
    pane.showRow(1);
    QCOMPARE(page.head().startLine(), QStringLiteral("HTTP 200 OK"));
    pane.showRow(0);
    QVERIFY(!printModel(page.head().headers()).contains(QStringLiteral("s3cret")));
    pane.showRow(2);
    QCOMPARE(page.sentence(), QStringLiteral("The body was cut."));
    QVERIFY(page.head().isHidden());
    pane.showRow(3);
    QCOMPARE(page.sentence(), QStringLiteral("The server set it."));
    pane.showRow(4);
    QCOMPARE(page.sentence(), QStringLiteral("A note."));
    QCOMPARE(pane.title(), QStringLiteral("#5 · note"));
}

void TestDetailPane::connectionsPaneShowsHeads()
{
    CapturedStream capture;
    ConnectionsPane pane(capture.log, capture.index);
    pane.refresh();
    capture.attempt();
    pane.refresh();
    QVERIFY(pane.requestHead().startLine().startsWith(QStringLiteral("GET http://localhost/")));
    QCOMPARE(pane.responseHead().startLine(), QStringLiteral("No response head has arrived."));
    capture.open();
    pane.refresh();
    QCOMPARE(pane.responseHead().startLine(), QStringLiteral("HTTP 200 OK"));
    QVERIFY(printModel(pane.responseHead().headers()).contains(QStringLiteral("hidden")));
    capture.attempt();
    pane.refresh();
    QCOMPARE(pane.model().rowCount(), 2);
    QCOMPARE(pane.responseHead().startLine(), QStringLiteral("No response head has arrived."));
    pane.resize(1000, 300);
    pane.show();
    const QByteArray state = pane.saveState();
    pane.restoreState("nonsense");
    pane.restoreState(state);
    QCOMPARE(pane.saveState(), state);
}

void TestDetailPane::everythingHasAName()
{
    CapturedStream capture;
    const DetailPane detail(capture.log, capture.index);
    const ConnectionsPane connections(capture.log, capture.index);
    for (const QWidget *root :
         {static_cast<const QWidget *>(&detail), static_cast<const QWidget *>(&connections)}) {
        int checked = 0;
        for (const auto *view : root->findChildren<QAbstractScrollArea *>()) {
            QVERIFY2(!view->accessibleName().isEmpty() || view->focusPolicy() == Qt::NoFocus,
                     view->metaObject()->className());
            ++checked;
        }
        QVERIFY(checked > 0);
        for (const auto *button : root->findChildren<QAbstractButton *>()) {
            const bool isPart =
                button->parent()->inherits("QTabBar") || button->parent()->inherits("QTableView");
            QVERIFY2(isPart || !button->accessibleName().isEmpty(), qPrintable(button->text()));
        }
    }
}

QTEST_MAIN(TestDetailPane)
#include "tst_detailpane.moc"

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/recording/recordingfixture.h"

#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace sse;
using namespace sse::test;

/// A recording that something changed: what comes out is right, or somebody is told.
class TestRecordingDamage final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void survivesFlippedBits();
    void noticesPagesThatLostRows();
    void survivesTruncation();
    void readsOnBehindADamagedPage();
    void readsOnBehindADamagedFactPage();

private:
    enum class Outcome { Refused, Told, Harmless };

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("a.sserec")); }
    [[nodiscard]] bool write(const QByteArray &contents) const;
    [[nodiscard]] bool flip(qsizetype bit) const;
    [[nodiscard]] QString checkReads(const Reopened &opened) const;
    [[nodiscard]] QString checkRandomReads(const Reopened &opened) const;
    [[nodiscard]] QString check(Outcome &outcome) const;
    [[nodiscard]] qsizetype bitToFlip(std::mt19937 &random) const;
    [[nodiscard]] qsizetype leafWith(const QByteArray &text) const;

    QTemporaryDir m_folder;
    QByteArray m_contents;
    FakeClock m_clock;
    CaptureLog m_log{m_clock};
    QStringList m_described;
    QHash<qint64, QByteArray> m_reads; // by their time since the anchor
    qint64 m_wall = 0;
};

constexpr qsizetype pageSize = 16384;

void TestRecordingDamage::initTestCase()
{
    QVERIFY(m_folder.isValid());
    fillLog(m_log, m_clock, 5, 4, 400'000);
    // Enough small rows for several pages of each table.
    for (int i = 0; i < 300; ++i) {
        m_clock.advance(Millis(1));
        m_log.appendRead(4, QByteArray(100, static_cast<char>('a' + i % 26)));
        m_log.appendRecord(4, NoteRecord{"odd", QString(50, QChar(u'a' + i % 26))});
    }
    QCOMPARE(record(m_log, path()), QString());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_contents = file.readAll();
    m_described = described(m_log);
    for (std::size_t i = 0; i < m_log.readCount(); ++i) {
        const ReadRecord &read = m_log.read(i);
        m_reads.insert((read.time - m_log.anchor().mono).count(), bytesOf(m_log, read));
    }
    m_wall = qint64{m_log.anchor().wall.time_since_epoch().count()};
}

bool TestRecordingDamage::write(const QByteArray &contents) const
{
    QFile file(path());
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

/// Changes one bit of the file; the second time it is as it was.
bool TestRecordingDamage::flip(qsizetype bit) const
{
    QFile file(path());
    char byte = 0;
    if (!file.open(QIODevice::ReadWrite) || !file.seek(bit / 8) || !file.getChar(&byte))
        return false;
    return file.seek(bit / 8) && file.putChar(static_cast<char>(byte ^ (1 << bit % 8)));
}

/// Every read holds bytes that arrived together at that time.
QString TestRecordingDamage::checkReads(const Reopened &opened) const
{
    for (std::size_t i = 0; i < opened.log->readCount(); ++i) {
        const ReadRecord &read = opened.log->read(i);
        const auto time = qint64{read.time.time_since_epoch().count()};
        const auto original = m_reads.constFind(time);
        if (original == m_reads.constEnd())
            return QStringLiteral("There was no read at %1 ns.").arg(time);
        if (!original->contains(bytesOf(*opened.log, read)))
            return QStringLiteral("Read %1 has other bytes.").arg(i);
    }
    return {};
}

/// What is read at random is the same, or said to be incomplete.
QString TestRecordingDamage::checkRandomReads(const Reopened &opened) const
{
    const QByteArray whole = bytesOf(*opened.log);
    for (qsizetype at = 0; at < whole.size(); at += 9973) {
        QByteArray some(std::min<qsizetype>(whole.size() - at, at % 7 ? 300 : 70'000), 'x');
        const bool read = opened.reader->bytes()->read(
            static_cast<ByteOffset>(at), {some.data(), static_cast<std::size_t>(some.size())});
        if (read && some != QByteArrayView(whole).sliced(at, some.size()))
            return QStringLiteral("Other bytes at %1.").arg(at);
    }
    return {};
}

/// An empty text: as it should be.
QString TestRecordingDamage::check(Outcome &outcome) const
{
    const auto opened = reopen(path(), 64 << 10);
    if (!opened->log) {
        outcome = Outcome::Refused;
        return opened->error.message.endsWith(u'.') ? QString()
                                                    : QStringLiteral("Refused without a sentence.");
    }
    if (const QString wrong = checkReads(*opened); !wrong.isEmpty())
        return wrong;
    if (const QString wrong = checkRandomReads(*opened); !wrong.isEmpty())
        return wrong;
    const bool told = !opened->reader->damage().isEmpty() || !notesOn(*opened->log).isEmpty();
    outcome = told ? Outcome::Told : Outcome::Harmless;
    if (told)
        return {};
    if (described(*opened->log) != m_described)
        return QStringLiteral("Something is different, and nothing is told.");
    const RecordingInfo &info = opened->reader->info();
    if (qint64{info.anchor.wall.time_since_epoch().count()} != m_wall || !info.complete ||
        info.title != QLatin1String("http://example.org/stream?part=1"))
        return QStringLiteral("What the recording says of itself is different.");
    return {};
}

/// Half of them anywhere, the others where SQLite keeps its structure.
qsizetype TestRecordingDamage::bitToFlip(std::mt19937 &random) const
{
    const auto below = [&](qsizetype limit) { return static_cast<qsizetype>(random()) % limit; };
    const qsizetype page = below(m_contents.size() / pageSize) * pageSize;
    switch (below(6)) {
    case 0:
        return below(100 * 8); // the file's header
    case 1:
        return (page + below(200)) * 8; // a page's header and its cell pointers
    case 2:
        return below(pageSize * 8); // the schema
    default:
        return below(m_contents.size()) * 8 + below(8);
    }
}

void TestRecordingDamage::survivesFlippedBits()
{
    std::mt19937 random(17);
    QHash<int, int> outcomes;
    QVERIFY(write(m_contents));
    for (int i = 0; i < 1000; ++i) {
        const qsizetype bit = bitToFlip(random) + static_cast<qsizetype>(random() % 8);
        QVERIFY(flip(bit));
        Outcome outcome = Outcome::Harmless;
        const QString wrong = check(outcome);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("Bit %1 of byte %2 (0x%3): %4")
                                                 .arg(bit % 8)
                                                 .arg(bit / 8)
                                                 .arg(bit / 8, 0, 16)
                                                 .arg(wrong)));
        ++outcomes[static_cast<int>(outcome)];
        QVERIFY(flip(bit));
    }
    qInfo("refused %d, told %d, harmless %d", outcomes[0], outcomes[1], outcomes[2]);
    QVERIFY(outcomes[0] > 0);
    QVERIFY(outcomes[1] > 400);
    QVERIFY(outcomes[2] > 0);
}

/// How many rows a page has is written in one place only.
void TestRecordingDamage::noticesPagesThatLostRows()
{
    QVERIFY(write(m_contents));
    int pages = 0;
    for (qsizetype page = pageSize; page < m_contents.size(); page += pageSize) {
        const char type = m_contents[page];
        if ((type != 0x05 && type != 0x0d) || m_contents[page + 1] != 0)
            continue;
        ++pages;
        for (qsizetype bit = (page + 3) * 8; bit < (page + 5) * 8; ++bit) {
            QVERIFY(flip(bit));
            Outcome outcome = Outcome::Harmless;
            const QString wrong = check(outcome);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("Page %1, bit %2: %3")
                                                     .arg(page / pageSize)
                                                     .arg(bit % (pageSize * 8))
                                                     .arg(wrong)));
            QVERIFY(flip(bit));
        }
    }
    QVERIFY(pages > 5);
}

void TestRecordingDamage::survivesTruncation()
{
    std::mt19937 random(18);
    QHash<int, int> outcomes;
    QVERIFY(write(m_contents));
    // From long to short, so that the file is written once.
    QList<qsizetype> sizes;
    for (int i = 0; i < 1000; ++i) {
        const auto size =
            static_cast<qsizetype>(random() % static_cast<quint32>(m_contents.size()));
        sizes.append(i % 3 == 0 ? size / pageSize * pageSize : size);
    }
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    for (const qsizetype size : sizes) {
        QVERIFY(QFile::resize(path(), size));
        Outcome outcome = Outcome::Harmless;
        const QString wrong = check(outcome);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 bytes: %2").arg(size).arg(wrong)));
        QVERIFY(outcome != Outcome::Harmless);
        ++outcomes[static_cast<int>(outcome)];
    }
    qInfo("refused %d, told %d", outcomes[0], outcomes[1]);
    // All but those without the whole of the first page, and of the tables' roots.
    QVERIFY(outcomes[1] > 800);
}

/// Where a page of rows begins in which \a text stands; -1: nowhere. The second one, so that there
/// are rows of the table before and behind it.
qsizetype TestRecordingDamage::leafWith(const QByteArray &text) const
{
    int found = 0;
    for (qsizetype at = pageSize; at + pageSize <= m_contents.size(); at += pageSize) {
        constexpr char tableLeaf = 0x0d;
        if (m_contents[at] == tableLeaf && m_contents.sliced(at, pageSize).count(text) > 3 &&
            ++found == 2)
            return at;
    }
    return -1;
}

void TestRecordingDamage::readsOnBehindADamagedPage()
{
    const qsizetype page = leafWith(QByteArray(100, 'k'));
    QVERIFY(page > 0);
    QByteArray contents = m_contents;
    contents.replace(page, pageSize, QByteArray(pageSize, '\x77'));
    QVERIFY(write(contents));
    Outcome outcome = Outcome::Harmless;
    QCOMPARE(check(outcome), QString());
    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QCOMPARE(notesOn(*opened->log), QList<QByteArray>{"recording-damaged"});
    QCOMPARE(describedFacts(*opened->log).size(), describedFacts(m_log).size() + 1);
    const qint64 lost = qint64(m_log.readCount()) - qint64(opened->log->readCount());
    QVERIFY2(lost > 20 && lost < 200, qPrintable(QString::number(lost)));
    QVERIFY(bytesOf(m_log).endsWith(bytesOf(*opened->log).last(2000)));
}

void TestRecordingDamage::readsOnBehindADamagedFactPage()
{
    const qsizetype page = leafWith(QByteArrayLiteral("\"odd\""));
    QVERIFY(page > 0);
    QByteArray contents = m_contents;
    contents.replace(page, pageSize, QByteArray(pageSize, '\x77'));
    QVERIFY(write(contents));
    Outcome outcome = Outcome::Harmless;
    QCOMPARE(check(outcome), QString());
    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QCOMPARE(notesOn(*opened->log), QList<QByteArray>{"recording-damaged"});
    QCOMPARE(describedReads(*opened->log), describedReads(m_log));
    const qint64 lost = qint64(m_log.recordCount()) - qint64(opened->log->recordCount());
    QVERIFY2(lost > 20 && lost < 200, qPrintable(QString::number(lost)));
    // A fact by its number, so that the others are those that were there.
    const QStringList were = describedFacts(m_log);
    QStringList are = describedFacts(*opened->log);
    are.removeIf([](const QString &line) { return line.contains(QLatin1String("recording-")); });
    for (const QString &line : are)
        QVERIFY(were.contains(line));
}

QTEST_APPLESS_MAIN(TestRecordingDamage)
#include "tst_recordingdamage.moc"

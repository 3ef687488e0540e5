// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/jsonlinesimport.h"

#include "core/base/jsonscanner.h"
#include "core/importing/importerror.h"
#include "core/importing/jsonrow.h"
#include "core/importing/jsontypes.h"
#include "core/importing/rebuiltstream.h"
#include "core/importing/textlines.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sse {

namespace {

constexpr int linesAtOnce = 256; // between two looks whether to go on

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::JsonLinesImport", text);
}

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

/// Takes the lines one by one.
class JsonLinesReader
{
public:
    JsonLinesReader(const ImportInput &input, Imported &imported)
        : m_input(input)
        , m_imported(imported)
    {
    }

    /// Nothing, or a sentence on what is wrong, without its begin and end.
    [[nodiscard]] std::optional<QString> take(QByteArrayView line);
    /// False: no line was of a row.
    [[nodiscard]] bool finish(bool isCut);

private:
    struct Parts
    {
        explicit Parts(WallTime begin)
            : builder(begin)
            , body(builder)
        {
        }
        LogBuilder builder;
        RebuiltStream body;
    };

    [[nodiscard]] std::optional<QString> takeTime(const QJsonValue &time);
    void turnTo(ConnectionId connection);
    [[nodiscard]] std::optional<QString> takeRow(const QString &kind, const QJsonObject &line);
    [[nodiscard]] std::optional<QString> takeFact(const QString &kind, const QJsonObject &line);
    [[nodiscard]] std::optional<QString> takeEnd(const QJsonObject &line);
    void takeNote(const QJsonObject &line);
    void takeOpen(const QJsonObject &line);

    const ImportInput &m_input;
    Imported &m_imported;
    std::optional<Parts> m_parts;
    WallTime m_time;
    ConnectionId m_connection = 0; // of the last line
    bool m_fresh = false;          // nothing of it was taken yet
    bool m_cut = false;            // its last block was unfinished
    bool m_hasTimes = false;
    bool m_requestsMissing = false;
    bool m_rebuilt = false; // blocks were written anew
};

std::optional<QString> JsonLinesReader::take(QByteArrayView bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return tr("it is not a JSON object");
    const QJsonObject line = document.object();
    if (std::optional<QString> wrong = typeFaultOf(line))
        return wrong;
    const QString kind = line[QLatin1String("kind")].toString();
    if (std::optional<QString> wrong = takeTime(line[QLatin1String("time")]))
        return wrong;
    const qint64 connection = line[QLatin1String("connection")].toInteger(1);
    if (connection < 0 || !std::in_range<ConnectionId>(connection))
        return tr("“connection” is no number of a connection");
    if (!m_parts)
        m_parts.emplace(m_hasTimes ? m_time : m_input.modified);
    // What belongs to the stream as a whole has the number 0.
    if (connection > 0)
        turnTo(static_cast<ConnectionId>(connection));
    if (kind == QLatin1String("comment") || isBlockKind(kind))
        return takeRow(kind, line);
    // What the block lacks can't come any more.
    if (m_cut) {
        m_parts->body.flush();
        m_parts->builder.endBody(m_time);
    }
    if (kind == QLatin1String("note")) {
        takeNote(line);
        return {};
    }
    m_parts->body.flush();
    return takeFact(kind, line);
}

std::optional<QString> JsonLinesReader::takeTime(const QJsonValue &time)
{
    if (time.isUndefined()) {
        if (!m_hasTimes)
            m_time = m_input.modified;
        return {};
    }
    const std::optional<WallTime> wall = timeOfIso(time.toString());
    if (!wall)
        return tr("“time” is not ISO 8601 in UTC");
    m_time = *wall;
    m_hasTimes = true;
    return {};
}

void JsonLinesReader::turnTo(ConnectionId connection)
{
    if (m_connection == connection)
        return;
    m_connection = connection;
    m_parts->body.flush();
    // A reconnect has a line of its own.
    m_parts->builder.stayClosed();
    m_parts->builder.leave(m_time);
    m_parts->builder.skipTo(connection);
    m_fresh = true;
    m_cut = false;
}

std::optional<QString> JsonLinesReader::takeRow(const QString &kind, const QJsonObject &line)
{
    RebuiltStream &body = m_parts->body;
    m_fresh = false;
    if (m_cut) {
        body.flush();
        m_parts->builder.leave(m_time);
        m_cut = false;
    }
    if (!m_parts->builder.isOpen()) {
        m_parts->builder.open(m_time);
        body.beginBody();
    }
    if (kind == QLatin1String("comment")) {
        const Result<std::optional<QByteArray>> raw = rawOfJson(line);
        if (!raw)
            return raw.error().message;
        const QByteArray text = bytesOf(line[QLatin1String("text")]);
        if (text.contains('\n') || text.contains('\r'))
            return tr("“text” has an end of line in it");
        body.comment(m_time, text, raw.value());
        return {};
    }
    const Result<JsonBlock> block = blockOfJson(line);
    if (!block)
        return block.error().message;
    m_rebuilt = m_rebuilt || !block.value().exact;
    m_cut = kind == QLatin1String("unfinished");
    body.block(m_time, block.value().bytes, block.value().exact, block.value().lastEventId);
    return {};
}

std::optional<QString> JsonLinesReader::takeFact(const QString &kind, const QJsonObject &line)
{
    LogBuilder &builder = m_parts->builder;
    const bool fresh = std::exchange(m_fresh, false);
    if (kind == QLatin1String("request")) {
        builder.attempt(m_time, attemptOfJson(line));
    } else if (kind == QLatin1String("response")) {
        builder.response(m_time, responseOfJson(line), false);
    } else if (kind == QLatin1String("open")) {
        takeOpen(line);
    } else if (kind == QLatin1String("end")) {
        m_fresh = fresh;
        return takeEnd(line);
    } else if (kind == QLatin1String("reconnect")) {
        const auto source = delaySourceOfName(bytesOf(line[QLatin1String("from")]));
        const qint64 delay = line[QLatin1String("delayMs")].toInteger(-1);
        if (!source || delay < 0)
            return tr("“delayMs” and “from” do not tell of a reconnect");
        builder.reconnect(m_time, {Millis(delay), *source, QString()});
    } else {
        return tr("its “kind” is none of this program's");
    }
    return {};
}

void JsonLinesReader::takeNote(const QJsonObject &line)
{
    const NoteRecord note{bytesOf(line[QLatin1String("code")]),
                          line[QLatin1String("message")].toString()};
    if (m_parts->builder.isOpen())
        m_parts->body.note(m_time, note);
    else
        m_parts->builder.tell(m_time, note);
}

void JsonLinesReader::takeOpen(const QJsonObject &line)
{
    LogBuilder &builder = m_parts->builder;
    const ResponseRecord response = responseOfJson(line);
    if (!builder.isAttempting() || builder.isOpen()) {
        m_requestsMissing = true;
        AttemptRecord attempt;
        attempt.method = "GET";
        attempt.url = response.url;
        builder.attempt(m_time, attempt);
    }
    builder.response(m_time, response, true);
    m_parts->body.beginBody();
}

std::optional<QString> JsonLinesReader::takeEnd(const QJsonObject &line)
{
    const QByteArray name = bytesOf(line[QLatin1String("reason")]);
    const QString message = line[QLatin1String("message")].toString();
    const std::optional<EndReason> reason = endReasonOfName(name);
    if (!reason)
        return tr("its “reason” is none of this program's");
    // Closed between two connections: that was a note.
    if (!m_parts->builder.isAttempting() && !m_fresh)
        m_parts->builder.tell(m_time, {name, message});
    else
        m_parts->builder.end(m_time, *reason, message);
    m_fresh = false;
    return {};
}

bool JsonLinesReader::finish(bool isCut)
{
    if (!m_parts)
        return false;
    m_parts->body.flush();
    QStringList &notes = m_imported.notes;
    if (m_rebuilt) {
        notes += tr("Blocks were written anew from their fields: where lines ended and how reads "
                    "split them is not in JSON lines.");
    }
    if (!m_hasTimes)
        notes += tr("The lines tell no times: every row has that of the file.");
    if (m_requestsMissing)
        notes += tr("The lines tell no requests: GET is assumed.");
    if (m_parts->body.addedIds() > 0) {
        notes += tr("Rows that set the last event ID are missing: it was added in %n place(s).")
                     .replace(QLatin1String("%n"), QString::number(m_parts->body.addedIds()));
    }
    if (isCut)
        notes += tr("The last line is cut, and left out.");
    for (const QString &sentence : std::as_const(notes))
        m_parts->builder.note(sentence);
    m_imported.streams.push_back(m_parts->builder.take(m_input.name, m_hasTimes));
    return true;
}

} // namespace

Result<Imported> importJsonLines(const ImportInput &input, const ImportGoesOn &goesOn)
{
    Imported imported;
    imported.kind = ImportKind::JsonLines;
    JsonLinesReader reader(input, imported);
    ValueLines lines(withoutByteOrderMark(input.bytes));
    bool isCut = false;
    while (lines.next()) {
        if (lines.number() % linesAtOnce == 1 && !goesOn(lines.done(), lines.size()))
            return importCancelled();
        if (lines.line().isEmpty())
            continue;
        const std::optional<QString> wrong = reader.take(lines.line());
        // A writer that was stopped leaves half a line.
        isCut = wrong && !lines.hasEnd() && lines.number() > 1 && jsonFaultAt(lines.line());
        if (wrong && !isCut) {
            return importError(tr("Line %1 of “%2” is no JSON line of this program: %3.")
                                   .arg(QString::number(lines.number()), input.name, *wrong));
        }
    }
    if (!reader.finish(isCut))
        return importError(tr("“%1” has no JSON line of this program.").arg(input.name));
    return imported;
}

} // namespace sse

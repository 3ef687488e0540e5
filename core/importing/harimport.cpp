// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harimport.h"

#include "core/importing/harbodies.h"
#include "core/importing/harends.h"
#include "core/importing/harfacts.h"
#include "core/importing/harstreams.h"
#include "core/importing/importerror.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

using Node = HarJson::Node;

// Each one costs memory of its own, and a tab in the window.
constexpr std::size_t mostStreams = 200;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("sse::HarImport", text, nullptr, count);
}

/// Turns the entries of one HAR into streams.
class HarImporter final
{
public:
    HarImporter(const HarJson &json, const ImportInput &input, const ImportGoesOn &goesOn)
        : m_json(json)
        , m_input(input)
        , m_goesOn([this, &goesOn](quint64 done) {
            return goesOn(done, static_cast<quint64>(m_input.bytes.size()));
        })
    {
    }

    [[nodiscard]] Result<Imported> run();

private:
    [[nodiscard]] Result<std::vector<HarEntry>> readEntries();
    [[nodiscard]] Result<ImportedStream> build(const std::vector<HarEntry> &entries,
                                               const HarStream &stream, QStringList &notes);
    [[nodiscard]] std::optional<Error> writeAttempt(const std::vector<HarEntry> &entries,
                                                    const HarAttempt &attempt, LogBuilder &builder,
                                                    HarGuesses &guesses);

    const HarJson &m_json;
    const ImportInput &m_input;
    std::function<bool(quint64 done)> m_goesOn;
};

Result<std::vector<HarEntry>> HarImporter::readEntries()
{
    const Node entries = m_json.member(m_json.member(0, "log"), "entries");
    if (!m_json.isArray(entries))
        return importError(tr("It has no array “entries” in “log”."));
    std::vector<HarEntry> list;
    for (Node node = m_json.first(entries); node != HarJson::none; node = m_json.next(node)) {
        if (!m_goesOn(m_json.position(node)))
            return importCancelled();
        list.push_back(readHarEntry(m_json, node, list.size() + 1));
    }
    return list;
}

Result<Imported> HarImporter::run()
{
    Result<std::vector<HarEntry>> entries = readEntries();
    if (!entries)
        return entries.error();
    std::vector<HarStream> streams = harStreamsOf(entries.value());
    if (streams.empty()) {
        const auto count = static_cast<int>(entries.value().size());
        return importError(count == 0 ? tr("It has no entries.")
                           : count == 1
                               ? tr("It has one entry, which is none of an event stream.")
                               : tr("It has %n entries, but none of an event stream.", count));
    }
    Imported imported;
    imported.kind = ImportKind::Har;
    if (streams.size() > mostStreams) {
        imported.notes.append(tr("The HAR has more streams than can be imported at once; %n of "
                                 "them were left out.",
                                 static_cast<int>(streams.size() - mostStreams)));
        streams.resize(mostStreams);
    }
    for (const HarStream &stream : streams) {
        QStringList notes;
        Result<ImportedStream> built = build(entries.value(), stream, notes);
        if (!built)
            return built.error();
        imported.streams.push_back(std::move(built.value()));
        imported.notes += notes;
    }
    imported.notes.removeDuplicates();
    return imported;
}

Result<ImportedStream> HarImporter::build(const std::vector<HarEntry> &entries,
                                          const HarStream &stream, QStringList &notes)
{
    const HarAttempt &first = stream.front();
    LogBuilder builder(beginOfHar(m_json, entries[first.back()], entries[first.front()].begin));
    HarGuesses guesses;
    bool hasTimes = false;
    for (const HarAttempt &attempt : stream) {
        hasTimes = hasTimes || entries[attempt.back()].hasTime;
        if (std::optional<Error> error = writeAttempt(entries, attempt, builder, guesses))
            return *std::move(error);
    }
    notes = notesOf(guesses);
    if (!hasTimes)
        notes.append(tr("The HAR does not tell when anything happened."));
    for (const QString &note : std::as_const(notes))
        builder.note(note);
    return builder.take(m_input.name, hasTimes);
}

std::optional<Error> HarImporter::writeAttempt(const std::vector<HarEntry> &entries,
                                               const HarAttempt &attempt, LogBuilder &builder,
                                               HarGuesses &guesses)
{
    const HarEntry &last = entries[attempt.back()];
    if (last.inspector) {
        builder.skipTo(last.inspector->connection);
        builder.limitEvents(last.inspector->maxEvents);
    }
    HarFacts facts(m_json, last, builder);
    facts.tellTo({0, HarBehind::Nothing, 0});
    int hop = 0;
    for (const std::size_t number : attempt) {
        const HarEntry &entry = entries[number];
        AttemptRecord asked = entry.attempt;
        asked.hop = hop++;
        if (!entry.inspector || !entry.inspector->requestUnknown) {
            builder.attempt(entry.begin, asked);
            facts.tellTo({asked.hop, HarBehind::Request, 0});
        }
        if (entry.response.status > 0 && !(entry.inspector && entry.inspector->responseUnknown)) {
            builder.response(entry.head, entry.response, false);
            facts.tellTo({asked.hop, HarBehind::Response, 0});
        }
    }
    if (opensHar(last)) {
        builder.open(last.head);
        std::optional<Error> error = importHarBody(m_json, last, builder, facts, guesses, m_goesOn);
        if (error)
            return error;
    }
    writeHarEnd(m_json, last, builder, facts, guesses);
    return {};
}

} // namespace

Result<Imported> importHar(const ImportInput &input, const ImportGoesOn &goesOn)
{
    QByteArrayView bytes(input.bytes);
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    const Result<HarJson> json = HarJson::parse(bytes);
    Result<Imported> imported =
        json ? HarImporter(json.value(), input, goesOn).run() : Result<Imported>(json.error());
    if (imported || imported.error().code == "cancelled")
        return imported;
    return importError(
        tr("The HAR “%1” can't be imported. %2").arg(input.name, imported.error().message));
}

} // namespace sse

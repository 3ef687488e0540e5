// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportsurvey.h"

#include "core/base/utf8.h"
#include "core/exporting/connectionsurvey.h"
#include "core/exporting/exportpass.h"
#include "core/exporting/recordedmasks.h"
#include "core/exporting/rowsurvey.h"

#include <algorithm>
#include <numeric>

namespace sse {

quint64 ExportSurvey::rowCount() const
{
    return std::accumulate(rows.begin(), rows.end(), quint64{0});
}

const ExportConnection *ExportSurvey::find(ConnectionId id) const
{
    const auto it = std::find_if(connections.begin(), connections.end(),
                                 [id](const ExportConnection &c) { return c.id == id; });
    return it == connections.end() ? nullptr : &*it;
}

ExportSurvey surveyOf(ExportSource &source, const ExportScope &scope, Redactor &redactor,
                      const std::function<bool(quint64 rows)> &goesOn)
{
    ExportSurvey survey;
    ConnectionSurvey connections(source.log());
    std::size_t learned = 0;
    ExportPass *running = nullptr;
    const auto brought = [&] {
        connections.take(running->endRecord(), running->endByte());
        for (; learned < running->endRecord(); ++learned)
            redactor.learn(source.log().record(learned));
    };
    ExportPass pass(source, scope, {goesOn, brought});
    running = &pass;
    RowSurvey rows(source.index(), pass.text(), redactor, survey);
    while (const std::optional<RowNumber> row = pass.next()) {
        rows.take(*row);
        const EventRow &place = source.index().row(*row);
        connections.takeRow(pass.text().connection(*row), place.kind);
        const bool isNote =
            place.kind == RowKind::Fact &&
            std::holds_alternative<NoteRecord>(source.log().record(place.source).fact);
        survey.notes += isNote ? 1 : 0;
    }
    survey.whole = pass.leftOut() == 0 && !pass.stopped();
    survey.connections = connections.connections(survey.whole);
    for (const ExportConnection &connection : survey.connections)
        survey.reads += connection.reads;
    survey.hasTimes = source.hasTimes();
    survey.begin = connections.begin();
    survey.finish = connections.finish();
    survey.anchor = source.log().anchor();
    survey.facts = factsOf(source.log(), pass.endRecord());
    survey.maskedBefore = recordedMasks(source.log(), pass.endRecord());
    survey.endRow = pass.endRow();
    survey.endRecord = pass.endRecord();
    survey.endByte = pass.endByte();
    return survey;
}

} // namespace sse

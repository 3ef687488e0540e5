// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/rowsentence.h"

#include "core/base/utf8.h"
#include "core/formats/figures.h"
#include "core/formats/words.h"
#include "core/stats/timeline.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sse::RowSentence)
};

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

QString attemptSentence(const AttemptRecord &attempt, Redactor &redactor)
{
    QString text = QString::fromLatin1(attempt.method) + QLatin1Char(' ') +
                   QString::fromUtf8(redactor.address(attempt.url));
    if (!attempt.lastEventId.isEmpty()) {
        const QByteArray id =
            redactor.text(QByteArrayView(attempt.lastEventId), TextPlace::EventId);
        text += QStringLiteral(" \u00B7 ") + Words::tr("Last-Event-ID: %1").arg(decodeUtf8(id));
    }
    return text;
}

QString responseSentence(const ResponseRecord &response, Redactor &redactor)
{
    const auto type = std::find_if(
        response.headers.begin(), response.headers.end(), [](const HeaderField &header) {
            return header.name.compare("content-type", Qt::CaseInsensitive) == 0;
        });
    const QString value = type == response.headers.end()
                              ? Words::tr("no Content-Type")
                              : decodeUtf8(redactor.headerValue(*type, TextPlace::ResponseHeader));
    return QString::number(response.status) + QLatin1Char(' ') + value;
}

} // namespace

bool isBadNews(const LogRecord &record)
{
    const auto *end = std::get_if<EndRecord>(&record.fact);
    return end && isFailedEnd(end->reason);
}

QString factSentence(const LogRecord &record, Redactor &redactor)
{
    return std::visit(
        Overloaded{
            [&](const AttemptRecord &attempt) { return attemptSentence(attempt, redactor); },
            [&](const ResponseRecord &response) { return responseSentence(response, redactor); },
            [](const StateRecord &state) {
                return Words::tr("readyState is now %1").arg(readyStateWord(state.state));
            },
            [&](const EndRecord &end) { return redactor.text(end.message, TextPlace::Message); },
            [](const ReconnectRecord &reconnect) {
                return Words::tr("in %1 (%2)")
                    .arg(millisecondsFigure(reconnect.delay), delaySourceWord(reconnect.source));
            },
            [&](const NoteRecord &note) { return redactor.text(note.message, TextPlace::Message); },
            [](const auto &) { return QString(); },
        },
        record.fact);
}

QString rowSentence(EventText &text, const EventIndex &index, RowNumber row, Redactor &redactor)
{
    const RowKind kind = index.row(row).kind;
    return kind == RowKind::Fact ? factSentence(text.record(row), redactor) : reasonSentence(kind);
}

} // namespace sse

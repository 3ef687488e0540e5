// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/eventpresentation.h"

#include "core/base/redaction.h"
#include "core/formats/words.h"
#include "ui/base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse::ui {

namespace {

struct Presentation
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::Presentation)
};

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

QString contentTypeOf(const ResponseRecord &response)
{
    const auto it = std::find_if(
        response.headers.begin(), response.headers.end(), [](const HeaderField &header) {
            return header.name.compare("content-type", Qt::CaseInsensitive) == 0;
        });
    return it == response.headers.end() ? Presentation::tr("no Content-Type")
                                        : QString::fromLatin1(it->value);
}

QString attemptSummary(const AttemptRecord &attempt)
{
    QString text =
        QString::fromLatin1(attempt.method) + QLatin1Char(' ') + redactedUrl(attempt.url);
    if (!attempt.lastEventId.isEmpty()) {
        text += QStringLiteral(" \u00B7 ") +
                Presentation::tr("Last-Event-ID: %1").arg(QString::fromUtf8(attempt.lastEventId));
    }
    return text;
}

QString responseSummary(const ResponseRecord &response)
{
    return QStringLiteral("%1 %2").arg(QString::number(response.status), contentTypeOf(response));
}

} // namespace

Emphasis emphasisOf(RowKind kind)
{
    switch (kind) {
    case RowKind::Event:
        return Emphasis::Normal;
    case RowKind::Comment:
    case RowKind::Id:
    case RowKind::Retry:
        return Emphasis::Muted;
    case RowKind::Dropped:
    case RowKind::Ignored:
    case RowKind::Unfinished:
        return Emphasis::Dropped;
    case RowKind::Fact:
        return Emphasis::Note;
    }
    Q_UNREACHABLE();
}

Emphasis emphasisOf(const LogRecord &record, bool opened)
{
    return std::visit(
        Overloaded{
            [](const AttemptRecord &) { return Emphasis::Waiting; },
            [opened](const ResponseRecord &) {
                return opened ? Emphasis::Opened : Emphasis::Ended;
            },
            [](const StateRecord &state) {
                switch (state.state) {
                case ReadyState::Connecting:
                    return Emphasis::Waiting;
                case ReadyState::Open:
                    return Emphasis::Opened;
                case ReadyState::Closed:
                    return Emphasis::Ended;
                }
                Q_UNREACHABLE();
            },
            [](const EndRecord &end) { return end.failed ? Emphasis::Failed : Emphasis::Ended; },
            [](const ReconnectRecord &) { return Emphasis::Waiting; },
            [](const auto &) { return Emphasis::Note; },
        },
        record.fact);
}

QString factSummary(const LogRecord &record)
{
    return std::visit(
        Overloaded{
            [](const AttemptRecord &attempt) { return attemptSummary(attempt); },
            [](const ResponseRecord &response) { return responseSummary(response); },
            [](const StateRecord &state) {
                return Presentation::tr("readyState is now %1").arg(readyStateWord(state.state));
            },
            [](const EndRecord &end) { return end.message; },
            [](const ReconnectRecord &reconnect) {
                return Presentation::tr("in %1 (%2)")
                    .arg(formatMilliseconds(reconnect.delay), delaySourceWord(reconnect.source));
            },
            [](const NoteRecord &note) { return note.message; },
            [](const auto &) { return QString(); },
        },
        record.fact);
}

QString longReason(RowKind kind)
{
    switch (kind) {
    case RowKind::Event:
        return Presentation::tr("Dispatched at its blank line (HTML standard § 9.2.6).");
    case RowKind::Comment:
        return Presentation::tr("A line that begins with a colon is a comment: ignored "
                                "(HTML standard § 9.2.6).");
    case RowKind::Dropped:
        return Presentation::tr("The data buffer was empty at the blank line, so nothing was "
                                "dispatched and the event type was forgotten (HTML standard "
                                "§ 9.2.6).");
    case RowKind::Id:
        return Presentation::tr("The block sets the last event ID. It has no data, so nothing was "
                                "dispatched (HTML standard § 9.2.6).");
    case RowKind::Retry:
        return Presentation::tr("The block sets the reconnection time. It has no data, so nothing "
                                "was dispatched (HTML standard § 9.2.6).");
    case RowKind::Ignored:
        return Presentation::tr("Every line of the block was ignored, so nothing was dispatched "
                                "(HTML standard § 9.2.6).");
    case RowKind::Unfinished:
        return Presentation::tr("The stream ended before the block's blank line, so the block was "
                                "discarded (HTML standard § 9.2.6).");
    case RowKind::Fact:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace sse::ui

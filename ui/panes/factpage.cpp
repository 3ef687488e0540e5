// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/factpage.h"

#include "core/formats/words.h"
#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/panes/headpane.h"

#include <QVBoxLayout>

namespace sse::ui {

namespace {

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

QString attemptSentence(const AttemptRecord &attempt)
{
    if (attempt.hop > 0)
        return FactPage::tr("The server redirected the request to this address, hop %1.")
            .arg(attempt.hop);
    return attempt.lastEventId.isEmpty()
               ? FactPage::tr("The request went out, without Last-Event-ID.")
               : FactPage::tr("The request went out and asks the server to resume after the last "
                              "event ID “%1”.")
                     .arg(QString::fromUtf8(attempt.lastEventId));
}

QString stateSentence(ReadyState state)
{
    switch (state) {
    case ReadyState::Connecting:
        return FactPage::tr("readyState is now CONNECTING (0): no connection is open; one is being "
                            "made or will be after the delay.");
    case ReadyState::Open:
        return FactPage::tr("readyState is now OPEN (1): events are dispatched as they arrive.");
    case ReadyState::Closed:
        return FactPage::tr("readyState is now CLOSED (2): there is no connection and none will be "
                            "made by itself.");
    }
    Q_UNREACHABLE();
}

QString sentenceOf(const LogRecord &record)
{
    return std::visit(Overloaded{
                          [](const AttemptRecord &attempt) { return attemptSentence(attempt); },
                          [](const ResponseRecord &response) {
                              return FactPage::tr(
                                         "The server answered with status %1 and these headers.")
                                  .arg(response.status);
                          },
                          [](const StateRecord &state) { return stateSentence(state.state); },
                          [](const EndRecord &end) { return end.message; },
                          [](const ReconnectRecord &reconnect) { return reconnect.message; },
                          [](const NoteRecord &note) { return note.message; },
                          // They have no rows.
                          [](const auto &) { return QString(); },
                      },
                      record.fact);
}

/// Short facts behind the sentence: codes, delays.
QString detailsOf(const LogRecord &record)
{
    return std::visit(
        Overloaded{
            [](const EndRecord &end) {
                const QString reason = FactPage::tr("Reason: %1 (%2)")
                                           .arg(endReasonWord(end.reason),
                                                QString::fromLatin1(endReasonName(end.reason)));
                return end.failed ? reason + QLatin1Char('\n') +
                                        FactPage::tr("The connection failed for good.")
                                  : reason;
            },
            [](const ReconnectRecord &reconnect) {
                return FactPage::tr("Delay: %1, from: %2")
                    .arg(formatMilliseconds(reconnect.delay), delaySourceWord(reconnect.source));
            },
            [](const NoteRecord &note) {
                return FactPage::tr("Code: %1").arg(QString::fromLatin1(note.code));
            },
            [](const auto &) { return QString(); },
        },
        record.fact);
}

} // namespace

FactPage::FactPage(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new PlainLabel)
    , m_details(new PlainLabel)
    , m_head(new HeadPane)
    , m_space(new QWidget)
{
    m_sentence->setWordWrap(true);
    m_sentence->setSelectable(true);
    m_sentence->setContentsMargins(8, 8, 8, 4);
    m_details->setWordWrap(true);
    m_details->setSelectable(true);
    m_details->setContentsMargins(8, 2, 8, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_sentence);
    layout->addWidget(m_details);
    layout->addWidget(m_head, 1);
    layout->addWidget(m_space, 1);
}

void FactPage::showRecord(const LogRecord &record)
{
    m_sentence->setText(sentenceOf(record));
    const QString details = detailsOf(record);
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    showHead(record);
}

QString FactPage::sentence() const
{
    return m_sentence->text();
}

void FactPage::showHead(const LogRecord &record)
{
    const auto *request = std::get_if<AttemptRecord>(&record.fact);
    const auto *response = std::get_if<ResponseRecord>(&record.fact);
    m_head->setVisible(request || response);
    m_space->setVisible(!request && !response);
    if (request)
        m_head->showRequest(*request);
    else if (response)
        m_head->showResponse(*response);
}

} // namespace sse::ui

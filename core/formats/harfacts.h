// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

#include <QHash>

#include <optional>
#include <vector>

namespace sse {

/// Behind what of its connection a fact stands.
enum class HarStage : quint8 { Nothing, Request, Response, Open, Body, End, Reconnect };

/// A fact that is neither an entry nor a member of one: a note, or a reconnect that is not the
/// first behind an end.
struct HarFact
{
    std::size_t number = 0; ///< of its record
    HarStage behind = HarStage::Nothing;
    int hop = 0;       ///< redirects before it
    quint64 bytes = 0; ///< of the body, as it is in the log, before it
};

/// Finds such facts, in order.
class HarFactFinder final
{
public:
    /// \a facts outlive it.
    explicit HarFactFinder(const CaptureLog &facts)
        : m_facts(facts)
    {
    }

    /// The fact \a number, which is above those asked for before; nothing when it is none such.
    /// HarFact::bytes is left to the caller.
    [[nodiscard]] std::optional<HarFact> find(std::size_t number);

private:
    void pass(const LogRecord &record);

    const CaptureLog &m_facts;
    std::size_t m_next = 0;
    ConnectionId m_connection = 0;
    HarStage m_stage = HarStage::Nothing;
    int m_requests = 0;
    bool m_ended = false;
    bool m_isMore = false; // the reconnect that was passed last has no other place
};

/// Of the connections in which a limit of events, that was asked for, was reached: how many of the
/// events of each came before. What is behind them in its body has no rows.
[[nodiscard]] QHash<ConnectionId, quint64> harEventLimits(const ExportSurvey &survey);

/// Appends ,"facts":[…], unless there are none. \a bytes: HarFact::bytes of each as the body was
/// written.
void appendHarFacts(QByteArray &out, const ExportContext &context,
                    const std::vector<HarFact> &facts, const std::vector<quint64> &bytes);
/// Appends ,"end":{…} for the end \a number and, when one follows, ,"reconnect":{…}.
void appendHarEnd(QByteArray &out, const ExportContext &context, std::size_t number);

} // namespace sse

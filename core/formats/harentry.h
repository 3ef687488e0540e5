// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"
#include "core/formats/harbody.h"
#include "core/formats/harfacts.h"
#include "core/formats/harvalues.h"

namespace sse {

/// One request of a connection with what came back: an entry of a HAR.
struct HarHop
{
    const ExportConnection *connection = nullptr;
    const LogRecord *attempt = nullptr;  ///< nullptr: not known
    const LogRecord *response = nullptr; ///< nullptr: none came, or it is not known
    int number = 0;                      ///< redirects before it
    bool isLast = true;                  ///< the body, and the end, are its
    std::optional<quint64> maxEvents;    ///< harEventLimits()
    MonoTime begin;
    MonoTime end;
};

/// The hops of \a connection, at least one; views into \a facts.
[[nodiscard]] std::vector<HarHop> hopsOf(const ExportConnection &connection,
                                         const CaptureLog &facts);

/// Writes the members of an entry, those before its events first: what comes late in a stream is
/// written late. One thread.
class HarEntryWriter final
{
public:
    HarEntryWriter(const ExportContext &context, const HarHop &hop)
        : m_context(context)
        , m_hop(hop)
    {
    }

    /// From the entry's brace on: when, the request.
    void begin(QByteArray &out) const;
    /// The response up to within its "content", whose members text and encoding may follow.
    void beginResponse(QByteArray &out) const;
    /// From the content's "size" on up to the entry's brace. \a facts: see appendHarFacts().
    void end(ExportOutput &out, const WrittenBody &body, const std::vector<HarFact> &facts) const;

private:
    void appendRequest(QByteArray &out) const;
    void appendPostData(QByteArray &out, const QByteArray &asked,
                        const std::optional<QByteArray> &type) const;
    void appendTimings(QByteArray &out) const;
    void appendInspector(ExportOutput &out, const WrittenBody &body,
                         const std::vector<HarFact> &facts) const;
    void appendReads(ExportOutput &out, const BodySlices &reads) const;
    [[nodiscard]] HarPairs masked(const HeaderList &headers, TextPlace place) const;
    [[nodiscard]] const AttemptRecord *attempt() const;
    [[nodiscard]] const ResponseRecord *response() const;
    [[nodiscard]] const EndRecord *endRecord() const;
    [[nodiscard]] WallTime wall(MonoTime time) const;
    [[nodiscard]] bool hasBody() const;

    const ExportContext &m_context;
    HarHop m_hop;
};

} // namespace sse

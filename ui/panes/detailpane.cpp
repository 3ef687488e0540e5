// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/detailpane.h"

#include "core/session/inspectorsession.h"

namespace sse::ui {

struct DetailPane::Private
{
    const CaptureLog &log;
    const EventIndex &index;
    std::optional<RowNumber> row;
};

DetailPane::DetailPane(const InspectorSession &session, QWidget *parent)
    : DetailPane(session.log(), session.index(), parent)
{
}

DetailPane::DetailPane(const CaptureLog &log, const EventIndex &index, QWidget *parent)
    : QWidget(parent)
    , d(new Private{log, index, {}})
{
}

DetailPane::~DetailPane() = default;

void DetailPane::showRow(std::optional<RowNumber> row)
{
    d->row = row;
}

std::optional<RowNumber> DetailPane::row() const
{
    return d->row;
}

void DetailPane::refresh() {}
void DetailPane::setUtc(bool) {}

} // namespace sse::ui

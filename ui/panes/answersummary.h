// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QString>

namespace sse::ui {

/// Which requests an answer is for: "2 · GET /events, first 3 connections". \a number from 0.
[[nodiscard]] QString answerTitle(const Answer &answer, int number);
/// The response and how its body is written, in a line: "200 · text/event-stream · chunked · one
/// write a step". Only what differs from the usual is said beyond that.
[[nodiscard]] QString answerSummary(const Answer &answer);
/// What Last-Event-ID does.
[[nodiscard]] QString resumeSummary(const ResumeRule &resume);

} // namespace sse::ui

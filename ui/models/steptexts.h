// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <QString>
#include <QStringList>

namespace sse::ui {

/// A member that may be missing, as a line to edit: nothing when it is, two quotation marks when
/// it's there and empty; a text of such pairs only gets one pair more.
[[nodiscard]] QString memberText(const std::optional<QByteArray> &member);
/// The inverse.
[[nodiscard]] std::optional<QByteArray> memberFromText(const QString &text);

/// \a text for one line of a screen: hidden characters as tokens, line breaks as "⏎", at most 512
/// characters.
[[nodiscard]] QString cellText(const QString &text);

/// The ends in the order of EndKind, as people read them.
[[nodiscard]] QStringList endKindTexts();

/// What a step says beside its kind and an event's type, id and retry: "200–900 ms", "for ever", a
/// text with its templates. Not cut.
[[nodiscard]] QString stepContent(const Step &step);
/// The same as it's edited: "200-900", "10", JSON. Not for ends.
[[nodiscard]] QString editableStepContent(const Step &step);
/// The inverse: changes \a step, of which only the steps within a repeat are left as they are.
/// Returns what is wrong with \a text, as a sentence; empty when nothing is.
[[nodiscard]] QString setStepContent(Step &step, const QString &text);

/// What is wrong with the templates of a member of an event, as a sentence; empty when nothing is.
[[nodiscard]] QString templateProblem(const std::optional<QByteArray> &member);

} // namespace sse::ui

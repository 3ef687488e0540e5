// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/jsonreader.h"
#include "core/scenario/templatetext.h"

#include <vector>

namespace sse {

/// Reads the "steps" of an answer, or of a repeat that stands \a depth levels inside of repeats.
[[nodiscard]] std::vector<Step> readSteps(JsonReader &reader, JsonReader::Node array,
                                          int depth = 0);
/// Reads one step.
[[nodiscard]] Step readStep(JsonReader &reader, JsonReader::Node node, int depth = 0);
/// Reads a "write"; its gap is the default that SCENARIOS.md tells where none is named.
[[nodiscard]] WireControl readWire(JsonReader &reader, JsonReader::Node node);
/// Notes a problem when the templates or escapes of \a text, which stands at \a node, are wrong.
void checkTemplates(JsonReader &reader, JsonReader::Node node, const QString &member,
                    QByteArrayView text,
                    TemplateText::Escapes escapes = TemplateText::Escapes::None);

} // namespace sse

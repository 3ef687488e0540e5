// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exportsurvey.h"

namespace sse {

/// A stream's time as a picture: readyState, arrivals, silences, reconnects, ends, an axis in UTC.
struct TimelinePicture
{
    /// An SVG element for HTML, well-formed XML, as wide as there is room, with a title and a
    /// description. Its colours come from the classes that htmlStyle() knows.
    QByteArray svg;
    QString words; ///< what it shows, in a few sentences
};

/// \a survey must have times. At most a few thousand elements, however long the stream.
[[nodiscard]] TimelinePicture timelinePicture(const ExportSurvey &survey);

} // namespace sse

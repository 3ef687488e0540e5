// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace sse::ui {

/// A \a View of a model of any size: letters typed into it do nothing. Qt's search for what begins
/// with them asks for the text of every row, in the UI thread.
template <typename View>
class WithoutSearch : public View
{
public:
    using View::View;

    void keyboardSearch(const QString & /*search*/) override {}
};

} // namespace sse::ui

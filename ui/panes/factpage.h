// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logrecord.h"

#include <QWidget>

namespace sse::ui {

class HeadPane;
class PlainLabel;

/// A life-cycle row in full: what happened as a sentence, and the head of the request or response
/// that it is about.
class FactPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FactPage(QWidget *parent = nullptr);

    void showRecord(const LogRecord &record);
    /// The sentence that is shown.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] HeadPane &head() const { return *m_head; }

private:
    void showHead(const LogRecord &record);

    PlainLabel *m_sentence = nullptr;
    PlainLabel *m_details = nullptr;
    HeadPane *m_head = nullptr;
    QWidget *m_space = nullptr;
};

} // namespace sse::ui

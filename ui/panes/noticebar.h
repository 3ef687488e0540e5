// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/base/theme.h"

#include <QList>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace sse::ui {

class MessageBar;

/// Something that can be done about a notice.
struct NoticeChoice
{
    QString text;       ///< of the button
    QString objectName; ///< of the button
    std::function<void()> run;
};

/// The window's own message bar: one notice at a time, each with choices of its own. A choice, or
/// the cross where there is one, takes it away.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows \a text in place of what was shown.
    void tell(const QString &text, ThemeTint tint, const QList<NoticeChoice> &choices = {});
    /// The same of work that goes on: without the cross, so that \a choices stay at hand until the
    /// caller clears it.
    void tellWork(const QString &text, const QList<NoticeChoice> &choices);
    /// Shows it once nothing else is shown.
    void tellBehind(const QString &text, ThemeTint tint, const QList<NoticeChoice> &choices);
    /// Changes the sentence of what is shown, whose choices stay.
    void retell(const QString &text);
    /// Takes away what is shown.
    void clear();
    /// What is shown; empty when nothing is.
    [[nodiscard]] QString message() const;

private:
    void makeBar(const QString &text, ThemeTint tint, const QList<NoticeChoice> &choices);
    void takeBar();

    QVBoxLayout *m_layout = nullptr;
    MessageBar *m_bar = nullptr;
    ThemeTint m_tint = ThemeTint::Note;
    std::function<void()> m_behind;
};

} // namespace sse::ui

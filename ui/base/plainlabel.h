// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QLabel;

namespace sse::ui {

/// A label that is plain text for ever: text from the network is never taken for HTML, and hidden
/// characters show as tokens. The only place in the program that uses QLabel.
class PlainLabel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostCharacters = 4096;

    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    /// At most mostCharacters of \a text are shown. Line breaks stay only with word wrap.
    void setText(const QString &text);
    /// As it was given to setText().
    [[nodiscard]] QString text() const { return m_text; }
    /// What is on the screen: hidden characters as tokens, elided.
    [[nodiscard]] QString shownText() const;

    /// With a mode other than Qt::ElideNone the label may become narrower than its text; the whole
    /// text is then its tooltip.
    void setElideMode(Qt::TextElideMode mode);
    void setWordWrap(bool wrap);
    /// Lets the text be selected and copied with mouse and keyboard.
    void setSelectable(bool selectable);
    void setAlignment(Qt::Alignment alignment);
    /// The text's "&" mnemonic moves the focus to \a buddy.
    void setBuddy(QWidget *buddy);
    /// Which colour of the palette the text has; QPalette::WindowText by default.
    void setTextRole(QPalette::ColorRole role);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showText();

    QLabel *m_label = nullptr;
    QString m_text;
    QString m_visible; // with tokens, before eliding
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

/// \a text, from wherever, for setToolTip(): escaped, hidden characters as tokens, at most
/// \a maxCharacters of it.
[[nodiscard]] QString plainToolTip(const QString &text, qsizetype maxCharacters = 1024);

} // namespace sse::ui

// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/reconnectbar.h"

#include "core/formats/words.h"
#include "ui/base/format.h"
#include "ui/panes/messagebar.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace sse::ui {

namespace {

QString leftText(Nanos left)
{
    // Tenths below a minute: what changes several times a second must not change its width.
    if (left < std::chrono::minutes(1)) {
        const auto tenths = std::chrono::duration_cast<Millis>(left).count() / 100;
        return QCoreApplication::translate("sse::ui::ReconnectBar", "%1 s")
            .arg(QLocale().toString(static_cast<double>(tenths) / 10, 'f', 1));
    }
    return formatDuration(std::chrono::duration_cast<std::chrono::seconds>(left));
}

} // namespace

QString reconnectText(const PendingReconnect &pending, MonoTime now, const QString &profileTitle)
{
    if (pending.held)
        return QCoreApplication::translate("sse::ui::ReconnectBar", "Reconnecting is held.");
    const QString source =
        pending.source == DelaySource::Default
            ? QCoreApplication::translate("sse::ui::ReconnectBar", "%1’s default").arg(profileTitle)
            : delaySourceWord(pending.source);
    return QCoreApplication::translate("sse::ui::ReconnectBar", "Reconnecting in %1 (%2).")
        .arg(leftText(std::max(pending.due - now, Nanos{0})), source);
}

ReconnectBar::ReconnectBar(QWidget *parent)
    : QWidget(parent)
    , m_bar(new MessageBar(this))
{
    setObjectName(QStringLiteral("reconnectBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_bar);
    m_bar->setSingleLine();
    QPushButton *now = m_bar->addButton(tr("Now"), QStringLiteral("reconnectNow"));
    m_hold = m_bar->addButton(tr("Hold"), QStringLiteral("holdReconnect"));
    now->setToolTip(tr("Reconnect without waiting"));
    m_hold->setToolTip(tr("Stop the countdown"));
    // "Hold" and "Resume" take the same room, so that "Now" stays under the pointer.
    m_hold->setText(tr("Resume"));
    m_hold->setMinimumWidth(m_hold->sizeHint().width());
    m_hold->setText(tr("Hold"));
    connect(now, &QPushButton::clicked, this, &ReconnectBar::nowRequested);
    connect(m_hold, &QPushButton::clicked, this, [this] { emit holdRequested(!m_held); });
    hide();
}

void ReconnectBar::show(const StreamStatus &status, MonoTime now, const QString &profileTitle)
{
    setVisible(status.reconnect.has_value());
    if (!status.reconnect)
        return;
    // The countdown first, then why: what changes stays in its place.
    m_bar->setMessage(reconnectText(*status.reconnect, now, profileTitle) + QLatin1Char(' ') +
                          status.message,
                      ThemeTint::Waiting);
    if (m_held == status.reconnect->held)
        return;
    m_held = status.reconnect->held;
    m_hold->setText(m_held ? tr("Resume") : tr("Hold"));
    m_hold->setAccessibleName(m_hold->text());
    m_hold->setToolTip(m_held ? tr("Let the countdown go on") : tr("Stop the countdown"));
}

} // namespace sse::ui

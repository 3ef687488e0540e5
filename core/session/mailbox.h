// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace sse {

/// Commands on their way to a \a Target that lives in another thread. They travel under a mutex of
/// our own; Qt's event only says that there are some. post() from any thread.
template <typename Target>
class Mailbox final
{
public:
    using Command = std::function<void(Target &)>;

    void post(Command command)
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(command));
        if (m_receiver)
            QCoreApplication::postEvent(m_receiver, new QEvent(QEvent::User));
    }
    [[nodiscard]] std::vector<Command> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_commands, {});
    }
    /// Who is told from now on; null: nobody.
    void setReceiver(QObject *receiver)
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = receiver;
    }

private:
    std::mutex m_mutex;
    std::vector<Command> m_commands;
    QObject *m_receiver = nullptr;
};

/// Lives in the target's thread and runs the commands there.
template <typename Target>
class MailboxReceiver final : public QObject
{
public:
    /// Both must outlive it.
    MailboxReceiver(Mailbox<Target> &mailbox, Target &target)
        : m_mailbox(mailbox)
        , m_target(target)
    {
    }

    void run()
    {
        for (const auto &command : m_mailbox.take())
            command(m_target);
    }

protected:
    bool event(QEvent *event) override
    {
        // First of all the mailbox's lock: Qt's own, which hands the event over, is not visible to
        // ThreadSanitizer.
        run();
        return event->type() == QEvent::User || QObject::event(event);
    }

private:
    Mailbox<Target> &m_mailbox;
    Target &m_target;
};

} // namespace sse
